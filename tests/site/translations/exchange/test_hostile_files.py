"""Files that are broken, not meant for us, or meant to hurt: each gets a clear message."""

from dataclasses import replace

import pytest
from django.utils import translation

from translations.exchange.documents import ExchangeError
from translations.exchange.formats import FORMATS, PO, XLIFF_1, XLIFF_2, read
from translations.exchange.matching import Result, match

HEAD = b'<?xml version="1.0"?>'
LAUGHS = (
    HEAD
    + b'<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
    + b'<xliff version="1.2"><file original="x"><body>&c;</body></file></xliff>'
)
OUTSIDE = (
    HEAD + b'<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]><xliff version="1.2"><file>&x;</file></xliff>'
)
REMOTE = HEAD + b'<!DOCTYPE xliff SYSTEM "https://www.example.org/x.dtd"><xliff version="1.2"/>'
DOCTYPE = "The file declares a document type or entities. For safety, such files are not read."
UNREADABLE = "The characters of the file cannot be read. Save it in the encoding UTF-8."
INCOMPLETE = "The file is incomplete: it breaks off before its end. Ask for it again."

BROKEN = {
    "nothing": (b"", "The file is empty."),
    "white space": (b"\xef\xbb\xbf \r\n\t", "The file is empty."),
    "too big": (b"<a>" + b" " * 10_000_001, "The file is too big: at most 10 MB can be read."),
    "laughs": (LAUGHS, DOCTYPE),
    "local file": (OUTSIDE, DOCTYPE),
    "remote type": (REMOTE, DOCTYPE),
    "undeclared entity": (
        HEAD + b"<xliff version='1.2'>\n&x;</xliff>",
        "This is not a well-formed XML file: it is broken at line 2.",
    ),
    "depth": (
        b"<a>" * 100_000,
        "The file is nested too deeply or has too many elements to be read.",
    ),
    "width": (
        b"<a>" + b"<b/>" * 500_000 + b"</a>",
        "The file is nested too deeply or has too many elements to be read.",
    ),
    "web page": (b"<html><body>Sign in</body></html>", "This is a web page without a table of passages."),
    "loose markup": (b"<p>one<br>two</p>", "This is not a well-formed XML file: it is broken at line 1."),
    "later version": (
        b'<xliff version="3.0"/>',
        "This version of XLIFF cannot be read: “3.0”. Save the file as XLIFF 1.2 or 2.1.",
    ),
    "no passages": (b'<xliff version="1.2"><file><body/></file></xliff>', "The file has no passages."),
    "no file": (b'<xliff version="2.1"/>', "The file has no passages."),
    "zip": (b"PK\x03\x04rest", "This is an archive, not an XLIFF or PO file."),
    "words": ("Bonjour à tous".encode(), "This is not a PO file."),
    "path": (b"/etc/passwd", "This is not a PO file."),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", UNREADABLE),
    "false encoding": ('<xliff version="1.2">é</xliff>'.encode("latin-1"), UNREADABLE),
    "rare encoding": (b'<?xml version="1.0" encoding="utf-7"?><xliff version="1.2"/>', UNREADABLE),
    "utf-32": ("<xliff/>".encode("utf-32"), UNREADABLE),
    "not po": (
        b'msgid ""\nmsgstr ""\n\nmsgid "a"\nnonsense\nmsgstr "b"\n',
        "This is not a valid PO file: it is broken at line 5.",
    ),
    "po without words": (b'msgid "a"\n', INCOMPLETE),
}


@pytest.mark.parametrize(("data", "message"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_used_says_why(data, message):
    with pytest.raises(ExchangeError) as refused:
        read(data)
    assert refused.value.messages == (message,)


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_a_file_cut_anywhere_writes_nothing(page, format_):
    data = format_.write(page).rstrip()
    for length in range(len(data)):
        with pytest.raises(ExchangeError):
            match(read(data[:length])[0], page.units, target_language="fr")


def test_a_po_file_cut_between_passages_is_called_incomplete(page):
    whole = PO.write(page)
    with pytest.raises(ExchangeError, match="incomplete"):
        match(read(whole[: whole.rindex(b"#. Page:")])[0], page.units, target_language="fr")


def test_a_po_file_without_some_passages_in_its_midst_was_shortened_on_purpose(page):
    first, second, third = page.units
    shortened = PO.write(replace(page, units=(first, third))).replace(b"X-Passages: 2", b"X-Passages: 3")
    assert match(read(shortened)[0], page.units, target_language="fr").missing == (second,)


DEEP = {
    "po": (PO, "<b>" * 20_000, Result.REFUSED, ""),
    "length": (PO, "x" * 100_001, Result.REFUSED, ""),
    "escaped codes": (XLIFF_1, "&lt;g id='b1'&gt;" * 20_000 + "&lt;/g&gt;" * 20_000, Result.REFUSED, ""),
    "one code": (XLIFF_1, '<bx id="b1" rid="1"/>' * 20_000, Result.NEEDS_REVIEW, "<b> Lisez</b>"),
    "codes": (XLIFF_1, "".join(f'<bx id="b{i}" rid="{i}"/>' for i in range(20_000)), Result.REFUSED, ""),
}


@pytest.mark.parametrize(("format_", "words", "result", "target"), DEEP.values(), ids=DEEP)
def test_one_passage_made_to_hurt_does_no_harm(page, format_, words, result, target):
    before = replace(page, units=(page.units[0], replace(page.units[1], target="HERE")))
    data = format_.write(before).replace(b"HERE", f"{words} Lisez".encode())
    same, hurt, *_rest = match(read(data)[0], page.units, target_language="fr").outcomes
    assert (hurt.result, hurt.target) == (result, target)
    assert same.result is Result.SAME


@pytest.mark.parametrize("format_", [XLIFF_1, XLIFF_2], ids=["1.2", "2.1"])
def test_half_an_xliff_file_is_called_incomplete(page, format_):
    data = format_.write(page)
    with pytest.raises(ExchangeError, match="incomplete"):
        read(data[: len(data) // 2])


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_a_file_in_another_language_is_refused(page, format_):
    (found,) = read(format_.write(page))
    with pytest.raises(ExchangeError) as refused:
        match(found, page.units, target_language="ar")
    assert str(refused.value) == "The file is in another language: “French” instead of “Arabic”."


@pytest.mark.parametrize("tag", ["pt-PT", "zh-Hant", "x-klingon"])
def test_a_language_that_the_site_does_not_speak_is_no_near_one(page, tag, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("pt-br", "Portuguese"), ("zh-hans", "Chinese")]
    data = XLIFF_1.write(page).replace(b'target-language="fr"', f'target-language="{tag}"'.encode())
    for language in ("pt-br", "zh-hans", "fr"):
        with pytest.raises(ExchangeError, match=f"“{tag}”"):
            match(read(data)[0], page.units, target_language=language)


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_a_file_of_another_page_is_refused_by_name(page, format_):
    (found,) = read(format_.write(page))
    other = [replace(unit, path=f"other.{unit.path}", source=f"Other {unit.source}") for unit in page.units]
    with pytest.raises(ExchangeError, match="another page: “Clean beauty”"):
        match(found, other, target_language="fr")


def test_a_copy_of_the_page_is_another_page(page):
    (found,) = read(XLIFF_1.write(page))
    with pytest.raises(ExchangeError, match="another page"):
        match(found, page.units, target_language="fr", original="11111111-9d3a-4f0e-8a1b-2c3d4e5f6a7b")


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "Le fichier est vide."), ("ar", "الملف فارغ."), ("ja", "ファイルが空です。")]
)
def test_messages_are_in_the_language_of_the_person(language, words):
    with translation.override(language), pytest.raises(ExchangeError) as refused:
        read(b"")
    assert str(refused.value) == words
