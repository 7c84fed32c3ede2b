"""Checks of spaces and of characters that nobody sees."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .findings import Problem, Severity
from .markup import STAND_INS
from .passage import Passage

_DOUBLE_SPACE = re.compile(r"[ \u00a0\u202f]{2,}")
_ISOLATES = "\u2066\u2067\u2068"
_EMBEDDINGS = "\u202a\u202b"
_OVERRIDES = "\u202d\u202e"
_END_OF_ISOLATE, _END_OF_EMBEDDING = "\u2069", "\u202c"
_BIDI = frozenset(_ISOLATES + _EMBEDDINGS + _OVERRIDES + _END_OF_ISOLATE + _END_OF_EMBEDDING)
# A zero-width space is how Thai and Japanese texts allow a line to break; joiners shape Arabic letters and emoji.
_WANTED = {"th": "\u200b\u2060", "ja": "\u200b\u2060", "ar": "\u200c\u200d", "he": "\u200d"}
_MARKS = "\u200e\u200f\u061c"
_EMOJI_JOINER = re.compile("(?<=[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d")
_DOUBLE_ESCAPE = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)


def double_space(passage: Passage) -> Iterator[Problem]:
    text = passage.target.text
    if _DOUBLE_SPACE.search(text) and not _DOUBLE_SPACE.search(passage.source.text):
        # Of several, the one that keeps a line together is the one that was meant.
        fixed = _DOUBLE_SPACE.sub(lambda match: match[0].strip(" ")[:1] or " ", text)
        yield Problem(_("Two spaces follow one another."), fix=passage.target.restored(fixed))


def edge_space(passage: Passage) -> Iterator[Problem]:
    text, source = passage.target.text, passage.source.text
    spaces = " \t\r\n\u00a0\u202f\u3000\u200b"
    start = "" if source[:1] in spaces and source else text[: len(text) - len(text.lstrip(spaces))]
    end = "" if source[-1:] in spaces and source else text[len(text.rstrip(spaces)) :]
    fixed = passage.target.restored(text[len(start) : len(text) - len(end)])
    if start:
        yield Problem(_("The translation begins with white space."), fix=fixed)
    if end:
        yield Problem(_("The translation ends with white space."), fix=fixed)


def bidi_controls(passage: Passage) -> Iterator[Problem]:
    """Direction marks without their partner turn round everything behind them."""
    text = passage.target.text
    if text.isprintable():
        return
    stray = _stray_bidi(text)
    if stray:
        fixed = "".join(char for place, char in enumerate(text) if place not in stray)
        message = ngettext(
            "%(count)d direction mark has no partner: the rest of the text may read the wrong way round.",
            "%(count)d direction marks have no partner: the rest of the text may read the wrong way round.",
            len(stray),
        )
        yield Problem(message % {"count": len(stray)}, fix=passage.target.restored(fixed))
    overrides = [char for place, char in enumerate(text) if char in _OVERRIDES and place not in stray]
    if overrides:
        yield Problem(_("A direction override shows letters in another order than they are written."))
    if passage.language not in {"ar", "he"} and any(char in _MARKS for char in text):
        fixed = re.sub(f"[{_MARKS}]", "", text)
        message = _("An invisible direction mark is left over.")
        yield Problem(message, fix=passage.target.restored(fixed), severity=Severity.WARNING)


def invisible_character(passage: Passage) -> Iterator[Problem]:
    if passage.target.text.isprintable() and "\ufffd" not in passage.target.text:
        return
    wanted = _WANTED.get(passage.language, "")
    text = _EMOJI_JOINER.sub("", passage.target.text)
    found = sorted({char for char in text if _is_invisible(char) and char not in wanted})
    if found:
        names = ", ".join(f"U+{ord(char):04X}" for char in found)
        fixed = "".join(char for char in passage.target.text if char not in found or char == "\u200d")
        fix = None if "\ufffd" in found else passage.target.restored(fixed)
        yield Problem(_("Invisible or broken characters: %(names)s.") % {"names": names}, fix=fix)


def double_escape(passage: Passage) -> Iterator[Problem]:
    found = _DOUBLE_ESCAPE.search(passage.target.text)
    if found and not _DOUBLE_ESCAPE.search(passage.source.text):
        fixed = re.sub(r"&amp;(amp|lt|gt|quot|nbsp|#\d+|#x[0-9a-fA-F]+);", r"&\1;", passage.unit.target)
        yield Problem(_("Readers would see the code “%(code)s”.") % {"code": found[0]}, fix=fixed)


def _is_invisible(char: str) -> bool:
    if char.isprintable():
        return char == "\ufffd"
    if char in "\n\t" or char in _BIDI or char in _MARKS or re.match(STAND_INS, char):
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn"} or char in "\u2028\u2029"


def _stray_bidi(text: str) -> set[int]:
    """Places of openers that nothing closes within their line, and of closers that close nothing."""
    stray: set[int] = set()
    waiting: list[int] = []
    for place, char in enumerate(text):
        if char in _ISOLATES + _EMBEDDINGS + _OVERRIDES:
            waiting.append(place)
        elif char in (_END_OF_ISOLATE, _END_OF_EMBEDDING):
            openers = _ISOLATES if char == _END_OF_ISOLATE else _EMBEDDINGS + _OVERRIDES
            if waiting and text[waiting[-1]] in openers:
                waiting.pop()
            else:
                stray.add(place)
    return stray | set(waiting)
