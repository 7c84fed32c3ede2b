"""How wide a text will be, and where it may be broken, without knowing the reader's font."""

import re
import unicodedata
from functools import cache

# Widths in em, on the wide side of the usual interface fonts: a text that is estimated too wide leaves
# a little air, one that is estimated too narrow is cut off.
_NARROW = frozenset("iljItfr.,:;!'|()[]{}/\\-·’‘`\u00a0\u202f ")
_WIDE = frozenset("mwMW@%—…")

# Japanese and Chinese may break between any two characters, except around these.
_NEVER_FIRST = frozenset("、。，．・：；！？」』）］｝】〉》〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…")
_NEVER_LAST = frozenset("「『（［｛【〈《〔")
_IDEOGRAPHIC = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[^\S\u00a0\u202f]+|[{_IDEOGRAPHIC}]|(?:(?![{_IDEOGRAPHIC}])(?:\S|[\u00a0\u202f]))+")


@cache
def _character_width(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1
    if character in _NARROW:
        return 0.38
    if character in _WIDE:
        return 0.96
    if "\u0600" <= character <= "\u06ff":
        return 0.48
    return 0.72 if character.isupper() else 0.61


def text_width(text: str, size: float) -> float:
    return size * sum(map(_character_width, text))


def _pieces(text: str) -> list[str]:
    """Unbreakable pieces, each with the space before it."""
    pieces: list[str] = []
    space = ""
    for piece in _PIECE.findall(text.strip()):
        if piece.isspace() and piece[0] not in "\u00a0\u202f":
            space = " "
        elif pieces and not space and (piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += piece
        else:
            pieces.append(space + piece)
            space = ""
    return pieces


def widest_piece(text: str, size: float) -> float:
    """The room a text needs at least, if no word is to be broken."""
    return max((text_width(piece.strip(" "), size) for piece in _pieces(text)), default=0)


def _broken(piece: str, limit: float, size: float) -> list[str]:
    """A piece longer than a line, broken anywhere except before a combining mark."""
    parts = [""]
    for character in piece:
        attached = unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}
        if parts[-1] and not attached and text_width(parts[-1] + character, size) > limit:
            parts.append("")
        parts[-1] += character
    return parts


def shorten(text: str, limit: float, size: float) -> str:
    """The text in one line, with an ellipsis where it had to be cut."""
    if text_width(text, size) <= limit:
        return text
    return _broken(text, limit - text_width("…", size), size)[0].rstrip() + "…"


def number_text(value: float, printed: str, limit: float, size: float) -> str:
    """The printed number, or a shorter notation: a number cut off would be another number."""
    return printed if text_width(printed, size) <= limit else f"{value:.3g}"


def wrap(text: str, limit: float, size: float, max_lines: int) -> tuple[str, ...]:
    """Lines of at most ``limit`` units; what does not fit into ``max_lines`` ends in an ellipsis."""
    lines = [""]
    for piece in _pieces(text):
        if text_width(lines[-1] + piece, size) <= limit:
            lines[-1] += piece
            continue
        parts = _broken(piece.lstrip(" "), limit, size)
        lines = [*lines, *parts] if lines[-1] else parts
    if len(lines) > max_lines:
        rest = shorten(lines[max_lines - 1] + "…", limit, size)
        lines = [*lines[: max_lines - 1], rest if rest.endswith("…") else rest + "…"]
    return tuple(lines)
