"""Text in memory becomes a PDF that a reader, a screen reader and a search find whole."""

import io
import json
import time
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from django.utils import translation

from typesetting import typefaces
from typesetting.compiling import typeset
from typesetting.errors import MissingGlyphError, MissingTypefaceError, TypesettingError

MAIN = b'#set document(title: [Title])\n#json("words.json").text'
DAY = datetime(2026, 10, 1, tzinfo=UTC)
NOBODY_HAS_IT = "\U0001f9ff"
WORDS = {
    "en": "Łódź and İstanbul: α-hydroxy acids ≥ 5 %",
    "fr": "cœur, naïveté, façade, 3\u202f700 sociétés",
    "es": "señal, pingüino, ¿cómo?",
    "de": "Größe, Übermaß, Hautpflegemittel",
    "it": "perché, città, bellezza",
    "pt-br": "ação, coração, você",
    "ar": "الشبكة الأولى في مستحضرات التجميل لا الإجابة",
    "he": "הרשת הבינלאומית הראשונה של אשכולות",
    "th": "ผู้เชี่ยวชาญด้านเครื่องสำอาง ตั้งแต่น้ำมันหอมระเหย",
    "ja": "化粧品分野の「革新」に取り組む",
    "ko": "화장품 혁신에 전념하는 네트워크",
    "zh-hans": "首个致力于化妆品创新的国际集群网络",
}
LANGUAGES = [
    pytest.param(language, marks=pytest.mark.skipif(not typefaces.is_available(language), reason="no CJK typeface"))
    for language in WORDS
]


def set_words(text: str, language: str, **options) -> bytes:
    return typeset({"main.typ": MAIN, "words.json": json.dumps({"text": text}).encode()}, language=language, **options)


def text_of(pdf: bytes) -> str:
    return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_every_language_can_be_found_in_the_pdf(language):
    # A narrow space is a gap to some readers of PDFs and a sign to others.
    found = text_of(set_words(WORDS[language], language)).replace("\u202f", "")
    assert found == WORDS[language].replace("\u202f", "")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_arabic_letters_that_stand_close_are_one_word(language):
    words = "الزيارات تجريبي والآخرين فريق"
    fonts = json.dumps(typefaces.families("ar"))[1:-1]
    main = f'#set document(title: [T])\n#text(lang: "ar", font: ({fonts}), json("words.json").text)'
    files = {"main.typ": main.encode(), "words.json": json.dumps({"text": words}).encode()}
    assert text_of(typeset(files, language=language, others=["ar"])) == words


@pytest.mark.parametrize(("language", "words"), [("ar", "أهلا بكم الكتيّب"), ("he", "שלוֹם עוֹלם")])
def test_a_vowel_sign_is_there_once(language, words):
    """Viewers may still put it beside its letter."""
    assert sorted(text_of(set_words(words, language)).replace(" ", "")) == sorted(words.replace(" ", ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_names_its_language_and_title(language):
    with pikepdf.open(io.BytesIO(set_words(WORDS[language], language))) as pdf:
        assert str(pdf.Root.Lang) == {"pt-br": "pt-BR", "zh-hans": "zh-CN"}.get(language, language)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "Title"


@pytest.mark.parametrize("standard", ["ua-1", None])
@pytest.mark.parametrize("language", ["en", "ar", LANGUAGES[-3]])
def test_a_character_that_no_typeface_has_is_named_with_the_words_around_it(language, standard):
    with pytest.raises(MissingGlyphError) as caught:
        set_words(f"{WORDS[language]} {NOBODY_HAS_IT} 2026", language, standard=standard)
    assert caught.value.character == NOBODY_HAS_IT
    assert caught.value.code_points == "U+1F9FF"
    assert caught.value.around.endswith(f"{WORDS[language][-8:]} {NOBODY_HAS_IT} 2026")
    assert "U+1F9FF" in str(caught.value)


def test_all_missing_characters_are_named_once_with_whole_words_around_them():
    words = (
        f"A sentence with an interminable beginning {NOBODY_HAS_IT} \U00013000 interminably continued {NOBODY_HAS_IT}."
    )
    with pytest.raises(MissingGlyphError) as caught:
        set_words(words, "en")

    assert [part for part in str(caught.value).split() if part.startswith("(U+")] == ["(U+1F9FF)", "(U+13000)"]
    for _character, around in (caught.value.args[:2], *caught.value.others):
        assert len(around.split()) > 2
        assert set(around.split()) <= set(words.split())


def test_a_script_of_another_language_needs_to_be_asked_for():
    with pytest.raises(MissingGlyphError, match="شبكة"):
        set_words("شبكة", "en")
    main = b'#set document(title: [T])\n#text(lang: "ar", font: "IBM Plex Sans Arabic", json("words.json").text)'
    pdf = typeset({"main.typ": main, "words.json": b'{"text": "\xd9\x84\xd8\xa7"}'}, language="en", others=["ar"])
    assert "لا" in text_of(pdf)


@pytest.mark.parametrize("family", ["DejaVu Sans", "Libertinus Serif"])
def test_only_the_named_typefaces_are_there(family):
    """Neither what is installed on the machine nor what typst brings along."""
    with pytest.raises(TypesettingError, match="unknown font family"):
        typeset({"main.typ": f'#set document(title: [T])\n#text(font: "{family}")[Words]'.encode()}, language="en")


def test_missing_typefaces_say_what_to_install(monkeypatch):
    monkeypatch.setattr(typefaces, "_folders", lambda family: () if family == typefaces.CJK else (typefaces.FONTS,))
    assert not typefaces.is_available("ja")
    with pytest.raises(MissingTypefaceError, match=r"requirements/cjk\.txt"):
        set_words("語", "ja")


@pytest.mark.parametrize("date", [DAY, None])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_same_input_gives_the_same_bytes(language, date, monkeypatch):
    first = set_words(WORDS[language], language, date=date)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time()) + 90_000))
    assert set_words(WORDS[language], language, date=date) == first


@pytest.mark.parametrize("standard", ["a-2a", "a-2u"])
def test_a_pdf_for_archives_can_be_asked_for(standard):
    with pikepdf.open(io.BytesIO(set_words(WORDS["ar"], "ar", standard=standard, date=DAY))) as pdf:
        assert b"<pdfaid:part>2</pdfaid:part>" in pdf.Root.Metadata.read_bytes()


def test_the_date_is_the_documents():
    with pikepdf.open(io.BytesIO(set_words("x", "en", date=DAY))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261001")


@pytest.mark.parametrize("path", ["/etc/hostname", "../../../../etc/hostname", "manage.py", "other.txt"])
def test_the_layout_reads_nothing_but_its_files(path):
    main = f'#set document(title: [T])\n#read("{path}")'.encode()
    with pytest.raises(TypesettingError):
        typeset({"main.typ": main}, language="en")


def test_the_layout_cannot_ask_for_packages():
    with pytest.raises(TypesettingError, match="asks for a package"):
        typeset({"main.typ": b'#import "@preview/cetz:0.3.2"'}, language="en")


@pytest.mark.parametrize(
    "main", [b"#set document(title: [T])\n#unknown", b"No title", b'#set document(title: [T])\n#image("p.svg")']
)
def test_mistakes_of_a_layout_are_told(main):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    with pytest.raises(TypesettingError, match=r"main\.typ|title"):
        typeset({"main.typ": main, "p.svg": drawing}, language="en")


def test_an_error_names_every_part_of_a_character_that_is_put_together():
    with translation.override("en"):
        assert "(U+00E9 U+0301) in “abc”" in str(MissingGlyphError("é\u0301", "abc"))


@pytest.mark.parametrize(("answer", "found"), [("Noto Sans CJK JP", True), ("DejaVu Sans", False)])
def test_a_typeface_that_the_machine_has_stands_in_for_its_package(tmp_path, monkeypatch, answer, found):
    """fontconfig names the nearest typeface when it has not the wanted one."""
    program = tmp_path / "fc-match"
    program.write_text(f"#!/bin/sh\nprintf '%s' '{answer}|{tmp_path}/some.ttc'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(typefaces, "_of_packages", lambda names: ())
    typefaces._folders.cache_clear()
    assert typefaces.is_available("ja") is found
    typefaces._folders.cache_clear()
