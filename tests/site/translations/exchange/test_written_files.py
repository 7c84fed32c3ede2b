"""What other tools find in our files, as the specifications want it."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import polib

from translations.exchange.formats import PO, XLIFF_1, XLIFF_2

ONE, TWO = "{urn:oasis:names:tc:xliff:document:1.2}", "{urn:oasis:names:tc:xliff:document:2.0}"
SIZES = "{urn:oasis:names:tc:xliff:sizerestriction:2.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def tree(format_, page):
    return ET.fromstring(format_.write(page))  # noqa: S314 (our own file)


def names(element, namespace):
    return [child.tag.removeprefix(namespace) for child in element]


def notes(element, namespace, kind):
    return {note.get(kind): note.text for note in element.iter(f"{namespace}note")}


def test_an_xliff_1_2_file_says_whose_words_it_holds(page):
    file = tree(XLIFF_1, page).find(f"{ONE}file")
    assert file.attrib.items() >= {
        ("original", page.original), ("source-language", "en"), ("target-language", "fr"), ("datatype", "html"),
    }  # fmt: skip
    assert names(file, ONE) == ["header", "body"]
    header = notes(file.find(f"{ONE}header"), ONE, "from")
    assert header == {"title": "Clean beauty", "address": page.address, "version": "5f2b"}


def test_an_xliff_1_2_passage_tells_place_limit_and_state(page):
    first, link, third = tree(XLIFF_1, page).iter(f"{ONE}trans-unit")
    assert first.attrib == {
        "id": page.units[0].key,
        "resname": "title",
        "approved": "yes",
        "maxwidth": "60",
        "size-unit": "char",
        f"{XML}space": "preserve",
    }
    # The order of children is fixed: source, target, then the rest.
    assert names(first, ONE) == ["source", "target", "context-group", "note", "note"]
    assert notes(first, ONE, "from") == {"label": "Title", "limit": "At most 60 characters."}
    assert [unit.find(f"{ONE}target").get("state") for unit in (first, link, third)] == [
        "final",
        "new",
        "needs-review-translation",
    ]
    assert [unit.get("approved") for unit in (first, link, third)] == ["yes", "no", "no"]


def test_an_xliff_1_2_passage_keeps_tags_as_codes(page):
    _first, link, _third = tree(XLIFF_1, page).iter(f"{ONE}trans-unit")
    code = link.find(f"{ONE}source/{ONE}g")
    assert (code.attrib, code.text) == ({"id": "a1", "ctype": "link"}, "the ")
    assert code[0].attrib == {"id": "b1", "ctype": "bold"}


def test_an_xliff_2_1_file_is_laid_out_as_the_standard_wants(page):
    root = tree(XLIFF_2, page)
    assert root.attrib == {"version": "2.1", "srcLang": "en", "trgLang": "fr"}
    file = root.find(f"{TWO}file")
    assert names(file, TWO) == [f"{SIZES}profiles", "notes", "unit", "unit", "unit"]
    assert file.find(f"{SIZES}profiles").attrib == {"generalProfile": "xliff:codepoints"}
    first, link, third = file.findall(f"{TWO}unit")
    assert first.attrib == {"id": page.units[0].key, "name": "title", f"{SIZES}sizeRestriction": "60"}
    assert names(first, TWO) == ["notes", "segment"]
    states = [dict(unit.find(f"{TWO}segment").attrib) for unit in (first, link, third)]
    assert states == [{"state": "final"}, {"state": "initial"}, {"state": "initial", "subState": "gcc:needs-review"}]
    assert names(link.find(f"{TWO}segment"), TWO) == ["source"]


def test_codes_of_xliff_2_1_are_unique(document):
    for segment in tree(XLIFF_2, document).iter(f"{TWO}segment"):
        ids = [[code.get("id") for code in part.iter() if code.get("id")] for part in segment]
        assert all(len(set(found)) == len(found) for found in ids)


def test_a_tag_of_the_target_has_the_code_of_its_like_in_the_source(page):
    source = '<b>one</b> <b>two</b> <a id="a1">three</a> <a id="a2">four</a>'
    target = '<a id="a2">quatre</a> <b>un</b> <i>neuf</i> <a id="a1">trois</a> <b>deux</b> <b>trop</b>'
    unit = replace(page.units[1], source=source, target=target)
    (segment,) = tree(XLIFF_2, replace(page, units=(unit,))).iter(f"{TWO}segment")
    assert [code.get("id") for code in segment.find(f"{TWO}target")] == ["a2", "b1", "i1", "a1", "b2", "b3"]


def test_a_po_file_has_full_headers_and_comments(page):
    file = polib.pofile(PO.write(page).decode())
    assert file.metadata.items() >= {
        ("Language", "fr"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("PO-Revision-Date", "2026-11-22 09:30+0000"),
        ("X-Original", page.original),
    }
    assert file.metadata["Plural-Forms"].startswith("nplurals=")
    first, link, third = file
    assert first.comment.split("\n") == ["Page: Clean beauty", "Title", "At most 60 characters.", page.address]
    assert (first.msgctxt, first.msgid, first.msgstr) == (page.units[0].key, "Clean & green", "Propre & vert")
    assert first.occurrences == [("title", "")]
    assert link.msgid == 'Read <a id="a1">the <b>study</b></a>.'
    assert [entry.fuzzy for entry in (first, link, third)] == [False, False, True]
