"""Glossaries as tables and as TBX."""

import csv
import io

import pytest

from translations.exchange.documents import ExchangeError
from translations.exchange.glossary_csv import read_csv, write_csv
from translations.exchange.glossary_rows import GlossaryRow
from translations.exchange.glossary_tbx import read_tbx, write_tbx

ROWS = [
    GlossaryRow("know-how", "In words.", values={"fr": "savoir-faire", "ar": "الخبرة «العملية»", "ja": "ノウハウ"}),
    GlossaryRow("Aqua", do_not_translate=True, case_sensitive=True),
    GlossaryRow("aqua", values={"fr": "eau"}, forbidden={"fr": ("aqua", 'l\'"eau"'), "ja": ("水|アクア",)}),
    GlossaryRow("=1+1", "-x", values={"fr": "@SUM(A1)", "ar": "+٣", "ja": "'=already"}),
    GlossaryRow('semi;colon, comma\tand "quotes"', "two\nlines", values={"ja": "𠮷；、"}),
    GlossaryRow("<b>& 'tags' &amp;", "“%(x)s” {y} \u202bbidi\u202c", values={"fr": "''=x"}),
]
LANGUAGES = ["fr", "ar", "ja"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_table_comes_back_whole(delimiter):
    assert read_csv(write_csv(ROWS, LANGUAGES, delimiter), "en") == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_table_saved_by_a_spreadsheet_comes_back(encoding):
    text = write_csv(ROWS, LANGUAGES, "\t").decode("utf-8-sig")
    assert read_csv(text.encode(encoding), "en") == ROWS


def test_a_spreadsheet_finds_no_formula_in_a_table():
    table = write_csv(ROWS, LANGUAGES).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []
    assert "'=1+1" in cells


def test_a_table_made_by_hand_is_understood():
    data = (
        "sep=,\r\nEN,Fr,FORBIDDEN_fr,Do_not_translate,\r\ndesk,service,bureau | pupitre,Non,\r\n,,,,\r\nINCI,,,oui,\r\n"
    )
    assert read_csv(data.encode(), "en") == [
        GlossaryRow("desk", values={"fr": "service"}, forbidden={"fr": ("bureau", "pupitre")}),
        GlossaryRow("INCI", do_not_translate=True),
    ]


TABLES = {
    "empty": ("", ["The file is empty."]),
    "only its separator": ("sep=;\n", ["The first row has to name the columns; one of them is “term”."]),
    "a word alone": ("term;forbidden\nx;y\n", ["The column “forbidden” is not known."]),
    "only a header": ("term;fr\n", ["The table has no rows."]),
    "no header": (
        "desk;service\n",
        [
            "The column “desk” is not known.",
            "The column “service” is not known.",
            "The first row has to name the columns; one of them is “term”.",
        ],
    ),
    "column twice": ("term;fr;FR\n", ["The column “FR” stands there twice."]),
    "language": ("term;tlh\nx;y\n", ["The column “tlh” is not known."]),
    "rows": (
        "term;fr;case sensitive\nDesk;bureau;maybe\n;service;\nx;y;;z\ndesk;service;no\n",
        [
            "Row 2: “maybe” is neither “yes” nor “no” (column “case sensitive”).",
            "Row 3: the term is missing.",
            "Row 4 has more cells than the first row.",
            "Row 5: the term “desk” stands already in row 2.",
        ],
    ),
    "quotation mark": (
        'term;fr\na;b\n"open;c\n',
        ["Row 3 cannot be read: a quotation mark is not closed."],
    ),
    "many": (
        "term;fr\n" + ";x\n" * 30,
        [f"Row {row}: the term is missing." for row in range(2, 22)] + ["There are more problems: 30 in all."],
    ),
    "spreadsheet": ("PK\x03\x04", ["This is not a table in CSV format. Save the spreadsheet as CSV (UTF-8)."]),
}


@pytest.mark.parametrize(("text", "messages"), TABLES.values(), ids=TABLES)
def test_a_table_with_mistakes_names_their_rows(text, messages):
    with pytest.raises(ExchangeError) as refused:
        read_csv(text.encode(), "en")
    assert list(refused.value.messages) == messages


def test_a_table_in_another_encoding_is_not_guessed():
    with pytest.raises(ExchangeError, match="encoding UTF-8"):
        read_csv("term;fr\nbeauty;beauté\n".encode("cp1252"), "en")


def test_tbx_comes_back_whole():
    assert read_tbx(write_tbx(ROWS, "en"), "en") == ROWS


TAGS = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
  <conceptEntry id="c1"><basic:projectSubset>do-not-translate</basic:projectSubset>
   <basic:definition>A service of the network.</basic:definition>
   <langSec xml:lang="en-GB"><termSec><term>desk</term></termSec></langSec>
   <langSec xml:lang="fr"><termSec><term>bureau</term>
     <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>guichet</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>service</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>pupitre</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
   </langSec><langSec xml:lang="tlh"><termSec><term>raS</term></termSec></langSec></conceptEntry></body></text></tbx>"""
OLDER = """<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX-Basic" xml:lang="en"><text><body>
  <termEntry id="c1"><admin type="projectSubset">do-not-translate</admin><note>A service of the network.</note>
   <langSet xml:lang="en"><tig><term>desk</term></tig></langSet>
   <langSet xml:lang="fr"><tig><term>service</term></tig>
    <tig><term>bureau</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    <ntig><termGrp><term>pupitre</term>
      <termNote type="normativeAuthorization">supersededTerm</termNote></termGrp></ntig>
   </langSet></termEntry></body></text></martif>"""


@pytest.mark.parametrize("text", [TAGS, OLDER], ids=["categories as tags", "martif"])
def test_tbx_of_other_kinds_is_understood(text):
    (row,) = read_tbx(text.encode(), "en")
    assert (row.values, set(row.forbidden["fr"])) == ({"fr": "service"}, {"bureau", "pupitre"})
    assert (row.term, row.note, row.do_not_translate) == ("desk", "A service of the network.", True)


TERMS = {
    "no terms": ("<tbx/>", ["The file has no terms."]),
    "tmx": ('<tmx version="1.4"/>', ["This is an XML file, but not a TBX file."]),
    "rows": (
        "<tbx><conceptEntry><langSec xml:lang='fr'><termSec><term>x</term></termSec></langSec></conceptEntry></tbx>",
        ["Row 1: there is no term in the language “English”."],
    ),
    "entities": (
        "<!DOCTYPE martif [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><martif/>",
        ["The file declares a document type or entities. For safety, such files are not read."],
    ),
}


@pytest.mark.parametrize(("text", "messages"), TERMS.values(), ids=TERMS)
def test_tbx_with_mistakes_says_which(text, messages):
    with pytest.raises(ExchangeError) as refused:
        read_tbx(text.encode(), "en")
    assert list(refused.value.messages) == messages
