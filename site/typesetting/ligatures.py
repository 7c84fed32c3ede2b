"""Arabic ligatures that readers copy and search as they were written.

A glyph of two letters carries both in its ToUnicode entry. Viewers turn lines of right-to-left glyphs around sign by
sign, and with it the letters inside a ligature: لا is found as ال. Unicode's own sign for a ligature stays as it is.
"""

import re
import unicodedata

import pikepdf

_SEVERAL = re.compile(rb"> <((?:[0-9A-F]{4}){2,})>")
_PRESENTATION_FORMS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))


def _single_signs() -> dict[bytes, bytes]:
    """Letters of a ligature -> its own code point, both as a CMap writes them."""
    found: dict[bytes, bytes] = {}
    for code in _PRESENTATION_FORMS:
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if len(letters) > 1 and form.startswith("<") and "0020" not in letters:
            found.setdefault("".join(letters).encode(), f"{code:04X}".encode())
    return found


_SIGNS = _single_signs()


def mend_ligatures(document: pikepdf.Pdf) -> None:
    for entry in document.objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/Font" and "/ToUnicode" in entry:
            table = entry["/ToUnicode"]
            table.write(_SEVERAL.sub(_as_one_sign, table.read_bytes()))


def _as_one_sign(entry: re.Match[bytes]) -> bytes:
    return b"> <" + _SIGNS.get(entry[1], entry[1]) + b">"
