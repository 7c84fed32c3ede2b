"""Plain text and tables as text."""

import re
import unicodedata
from bisect import bisect_left

from .refusal import RefusedError

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Programs guess what divides cells, so that each of these may.
_CELLS = re.compile(r"[,;\t|]")
# What they leave out before a formula: quotes, spaces, signs that cannot be seen.
_BEFORE = re.compile(r"""(?:["'‘’“”„\u180e\u200b-\u200f\u2060\ufeff]|[^\S\t])*+""")
# A sign before a number is no formula, nor is an address with @: those call a function, or name another table.
_SIGNS = ("+", "-", "@")
_CALLING = re.compile(r"(?<![\w.])[A-Za-z_][\w.]*+[(!|]|'!")


def clean_text(content: bytes, kind: str) -> bytes:
    """The text in UTF-8. Raises RefusedError for another encoding, and for tables with formulas."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError("text-encoding") from error
    if _CONTROLS.search(text):
        raise RefusedError("text-encoding")
    if kind == "csv":
        for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
            if _has_formula(line):
                raise RefusedError("text-formula", line=number)
    return text.encode()


def _has_formula(line: str) -> bool:
    """Signs and letters of full width count as what they are the wide form of: Japanese programs read them so."""
    plain = line if line.isascii() else unicodedata.normalize("NFKC", line)
    calls = [call.start() for call in _CALLING.finditer(plain)]
    # A bar may divide cells, and stand in a formula; what follows such a start is looked through to the cell's end.
    ends = [divider.start() for divider in re.finditer(r"[,;\t]", plain)] + [len(plain)]
    for start in [0, *(divider.end() for divider in _CELLS.finditer(plain))]:
        first = _BEFORE.match(plain, start).end()
        if plain.startswith("=", first):
            return True
        if plain.startswith(_SIGNS, first):
            following = bisect_left(calls, first)
            if following < len(calls) and calls[following] < ends[bisect_left(ends, first)]:
                return True
    return False
