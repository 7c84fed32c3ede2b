"""The table for word processors: what people see of it, and what comes back from one."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from translations.exchange.documents import ExchangeError
from translations.exchange.formats import HTML, read
from translations.exchange.matching import Result, match
from translations.units import UnitState

# As Word saves a table: no ids, cells full of paragraphs and spans, lines broken anywhere, headings as common cells.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><style>p.MsoNormal {{margin:0cm}}</style></head>
<body lang=FR link="#0563C1"><div class=WordSection1>
<table class=MsoNormalTable border=1>
<tr><td><p class=MsoNormal>original<o:p></o:p></p></td><td><p class=MsoNormal>{original}</p></td></tr>
<tr><td><p class=MsoNormal>target-language</p></td><td><p class=MsoNormal>fr</p></td></tr></table>
<p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]></p>
<table class=MsoNormalTable border=1>
<tr style='mso-yfti-irow:0'><td><p align=center><b>Key</b></p></td><td><p><b>Original</b></p></td>
<td><p><b>Translation</b></p></td><td></td><td></td></tr>
<tr><td><p class=MsoNormal><span style='font-size:7.0pt'>{keys[0]}<br>
title</span></p></td><td><p>Clean &amp; green</p></td>
 <td width=200><p class=MsoNormal><span lang=FR
  style='color:red'>Propre et<span style='mso-spacerun:yes'> </span>tr\xe8s
  vert</span></p></td><td><p><o:p>&nbsp;</o:p></p></td><td></td></tr>
<tr><td><p>{keys[1]}<br>body.b1</p></td><td><p>Read <a href="#a1">the <b>study</b></a>.</p></td>
<td><p class=MsoNormal><a name="_Hlk1"></a>Lisez <a href="#a1">l&#8217;<b
style='mso-bidi-font-weight:normal'>\xe9tude</b></a>.</p></td><td></td><td></td></tr>
<tr><td><p>{keys[2]}<br>body.b1</p></td><td><p>Twelve countries agree.</p></td><td><p>Douze pays</p><p>d\x92accord</p>
</td><td><p>sure?</p></td><td></td></tr>
</table></div></body></html>
"""


def saved_by_word(page) -> bytes:
    return WORD.format(original=page.original, keys=[unit.key for unit in page.units]).encode("windows-1252", "replace")


def plan(page, data):
    (found,) = read(data)
    return match(found, page.units, target_language="fr", source_language="en", original=page.original)


def test_what_word_makes_of_the_table_is_found_again(page):
    data = saved_by_word(page).replace(b"d\xc2\x92", b"d\x92").replace(b"d?accord", b"d\x92accord")

    title, link, last = plan(page, data).outcomes

    assert (title.result, title.target) == (Result.CHANGED, "Propre et très vert")
    assert (link.result, link.target) == (Result.NEW, 'Lisez <a id="a1">l’<b>étude</b></a>.')
    assert (last.result, last.target, last.state) == (
        Result.NEEDS_REVIEW, "Douze pays<br/>d’accord", UnitState.REVIEW,
    )  # fmt: skip


@pytest.mark.parametrize(("code", "direction", "heading"), [("en", "ltr", "Note"), ("ar", "rtl", "ملاحظة")])
def test_people_see_source_translation_and_note_in_a_row_with_its_key(page, code, direction, heading):
    with translation.override(code):
        html = BeautifulSoup(HTML.write(replace(page, target_language="ar")), "html.parser")

    assert (html.html["lang"], html.html["dir"]) == (code, direction)
    rows = html.find_all("table")[1].find_all("tr")
    assert len(rows[0].find_all("th")) == 5
    assert rows[0].find_all("th")[4].get_text() == heading
    key, source, target, _look, note = rows[1].find_all("td")
    assert key.get_text("|") == f"{page.units[0].key}|title"
    assert (source["lang"], source["dir"], source.get_text()) == ("en", "ltr", "Clean & green")
    assert (target["lang"], target["dir"], target.get_text()) == ("ar", "rtl", "Propre & vert")
    assert "Title" in note.get_text()
    assert [row.find_all("td")[3].get_text() for row in rows[1:]] == ["", "", "×"]
    assert html.find("script") is None


HOSTILE = {
    "program": ("<td>x<script>alert(1)</script></td>", "The file has a <script> in it"),
    "frame": ("<td><iframe src='//www.example.org'></iframe></td>", "The file has a <iframe> in it"),
    "drawing": ("<td><svg onload=alert(1)></svg></td>", "The file has a <svg> in it"),
    "table in a table": ("<td><table></table></td>", "nested too deeply"),
    "depth": ("<td>" + "<span>" * 100_000, "nested too deeply"),
    "width": ("<td>x" + "<p>y</p>" * 500_000, "too many elements"),
    "crossed": ("<td><b>x<i>y</b></i></td>", "not a well-formed HTML file: it is broken at line"),
    "stray end": ("<td></span></td>", "not a well-formed HTML file"),
    "odd section": ("<td><![odd[x]]></td>", "not a well-formed HTML file"),
    "open tag": ("<td><span>", "not a well-formed HTML file"),
}


@pytest.mark.parametrize(("cell", "message"), HOSTILE.values(), ids=HOSTILE)
def test_a_table_made_to_hurt_is_refused_with_its_reason(page, cell, message):
    with pytest.raises(ExchangeError, match=message):
        plan(page, HTML.write(page).replace(b"<td></td>", cell.encode(), 1))


def test_entities_are_not_declared(page):
    data = HTML.write(page).replace(b"<!DOCTYPE html>", b'<!DOCTYPE html [<!ENTITY a "b">]>')
    with pytest.raises(ExchangeError, match="declares a document type or entities"):
        read(data)


@pytest.mark.parametrize(
    "words", ['<a href="javascript:alert(1)">Lisez</a>', '<a href="#other">Lisez</a>', "javascript&#58;alert(1)"]
)
def test_links_are_placed_and_none_are_made(page, words):
    data = HTML.write(replace(page, units=(page.units[0], replace(page.units[1], target="HERE"))))
    same, hurt, *_rest = plan(page, data.replace(b"HERE", words.encode())).outcomes

    assert (same.result, hurt.result, hurt.target) == (Result.SAME, Result.REFUSED, "")
    assert hurt.message


def test_a_table_without_its_last_rows_is_called_incomplete(page):
    data = HTML.write(page)
    end = data.rindex(b"<tr>")
    with pytest.raises(ExchangeError, match="incomplete"):
        plan(page, data[:end] + data[data.index(b"</table>", end) :])
