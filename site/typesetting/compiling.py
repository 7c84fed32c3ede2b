"""From text and pictures in memory to a PDF, with typst."""

import io
import json
import re
import tempfile
import unicodedata
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path

import pikepdf
import typst

from . import typefaces
from .clusters import mend_clusters
from .errors import MissingGlyphError, TypesettingError
from .ligatures import mend_ligatures
from .saving import saved

MAIN = "main.typ"
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# Packages would be fetched from the network.
_PACKAGE = re.compile(rb'"@[a-z]')
_SIGNS_AROUND = 24
_MOST_NAMED = 10
# Chrome finds a space in ري where the letters were moved together: such words could not be searched.
_UNKERNED = "ar"
# Languages whose words come out of a PDF in pieces unless they are mended.
_MARKS_ON_LETTERS = {"ar", "he", "th"}


def typeset(
    files: dict[str, bytes],
    *,
    language: str,
    standard: str | None = "ua-1",
    date: datetime | None = None,
    others: Collection[str] = (),
) -> bytes:
    """The PDF of `main.typ`, which reads nothing but `files` (no folders); the same bytes for the same input.

    Text is set in `language` unless a file says otherwise; `others` are languages of single passages. Without a date
    the PDF carries none. Raises MissingTypefaceError, MissingGlyphError, or TypesettingError for mistakes in files.
    """
    fonts = typefaces.fonts_for(frozenset([language, *others]))
    for name, content in files.items():
        if name.endswith(".typ") and _PACKAGE.search(content):
            raise TypesettingError(f"{name} asks for a package.")
    sources = {**files, MAIN: _beginning(language, others, date) + files[MAIN]}
    if standard is None:
        _look_for_boxes(sources, fonts)
    try:
        pdf = _compile(sources, fonts, standard, date)
    except typst.TypstError as error:
        raise _missing_glyph(error, files) or TypesettingError(_in_full(error)) from error
    return _mended(pdf) if _MARKS_ON_LETTERS & {language, *others} else pdf


def _mended(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        mend_clusters(document)
        mend_ligatures(document)
        return saved(document)


def _beginning(language: str, others: Collection[str], date: datetime | None) -> bytes:
    primary, region = typefaces.language_and_region(language)
    fonts = ", ".join(_in_typst(family) for family in typefaces.families(language))
    text = f'lang: "{primary}", region: {_in_typst(region)}, font: ({fonts}), fallback: false'
    unkerned = f'#show text.where(lang: "{_UNKERNED}"): set text(kerning: false)\n'
    rules = unkerned if _UNKERNED in (language, *others) else ""
    return f"#set text({text})\n{rules}#set document(date: {'auto' if date else 'none'})\n".encode()


def _in_typst(value: str | dict[str, str] | None) -> str:
    if isinstance(value, dict):
        return "(" + ", ".join(f"{key}: {_in_typst(word)}" for key, word in value.items()) + ")"
    return "none" if value is None else json.dumps(value)


def _compile(sources: dict[str, bytes], fonts: typst.Fonts, standard: str | None, date: datetime | None) -> bytes:
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as nothing:
        for name, content in sources.items():
            Path(folder, name).write_bytes(content)
        pdf, warnings = typst.compile_with_warnings(
            Path(folder, MAIN),
            root=folder,
            font_paths=fonts,
            pdf_standards=[standard] if standard else [],
            timestamp=int(date.timestamp()) if date else 0,
            package_path=nothing,
            package_cache_path=nothing,
        )
    for warning in warnings:
        # Without any of the typefaces it asks for, text is left out silently.
        if "unknown font family" in warning.message:
            raise TypesettingError(_in_full(warning))
    return pdf


def _look_for_boxes(sources: dict[str, bytes], fonts: typst.Fonts) -> None:
    """Without a standard typst prints a box for what it cannot set; with one it says so."""
    try:
        _compile(sources, fonts, "ua-1", None)
    except typst.TypstError as error:
        if missing := _missing_glyph(error, sources):
            raise missing from error


def _in_full(error: typst.TypstError | typst.TypstWarning) -> str:
    return "\n".join(filter(None, [error.diagnostic or error.message, *error.hints]))


def _missing_glyph(error: typst.TypstError, files: dict[str, bytes]) -> MissingGlyphError | None:
    named = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), it) for it in _NO_GLYPH.findall(_in_full(error)))
    found = list(dict.fromkeys(named))
    # What only joins others is not seen.
    seen = [it for it in found if any(unicodedata.category(sign) != "Cf" for sign in it)] or found
    pairs = [(it, _around(it, files)) for it in seen[:_MOST_NAMED]]
    return MissingGlyphError(*pairs[0], *pairs[1:]) if pairs else None


def _around(character: str, files: dict[str, bytes]) -> str:
    """The words beside the first place where a character stands; none of them in part, where spaces divide them."""
    for text in _texts(files):
        place = text.find(character)
        if place >= 0:
            start, end = max(0, place - _SIGNS_AROUND), place + len(character) + _SIGNS_AROUND
            before, after = text[start:place], text[place + len(character) : end]
            if start and not text[start - 1].isspace() and " " in before:
                before = before.partition(" ")[2]
            if end < len(text) and not text[end].isspace() and " " in after:
                after = after.rpartition(" ")[0]
            return f"{before}{character}{after}".strip()
    return character


def _texts(files: dict[str, bytes]) -> Iterator[str]:
    for name in sorted(files):
        if name.endswith(".json"):
            yield from _strings(json.loads(files[name]))
        elif name.endswith((".typ", ".svg")):
            yield files[name].decode(errors="replace")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)
