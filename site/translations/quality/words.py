"""Checks of the words as a whole: there, translated, in the right script, neither cut off nor too long."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .findings import Problem, Severity
from .passage import Passage

_OWN_SCRIPT = {
    "ja": re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"),
    "zh": re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"),
    "ko": re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "ar": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
}
_LONG_ENOUGH_TO_COMPARE = 60


def blank(passage: Passage) -> Iterator[Problem]:
    if passage.is_blank and passage.source_text.strip():
        yield Problem(_("There is no translation yet."))


def untranslated(passage: Passage) -> Iterator[Problem]:
    if _squashed(passage.source_text) != _squashed(passage.target_text):
        return
    words = passage.other_words
    if not words or passage.source_language == passage.target_language:
        return
    message = _("The translation says the same as the source.")
    if len(words) == 1 or (len(words) <= 4 and all(word[:1].isupper() for word in words)):
        yield Problem(_("The translation is the same as the source: right for a name only."), severity=Severity.HINT)
    else:
        yield Problem(message, severity=Severity.WARNING if len(words) < 4 else None)


def wrong_script(passage: Passage) -> Iterator[Problem]:
    script = _OWN_SCRIPT.get(passage.language)
    if script is None or script.search(passage.target_text) or len(passage.other_words) < 3:
        return
    letters = sum(char.isalpha() for char in passage.target_text)
    # The same words as in the source are another check's matter, and may be a name.
    if letters >= 10 and _squashed(passage.source_text) != _squashed(passage.target_text):
        yield Problem(_("Not one letter of the script of the language stands in the translation."))


def too_long(passage: Passage) -> Iterator[Problem]:
    limit = passage.unit.max_length
    surplus = len(passage.target_text) - limit if limit else 0
    if surplus > 0:
        message = ngettext(
            "%(surplus)d character too long: at most %(limit)d fit here.",
            "%(surplus)d characters too long: at most %(limit)d fit here.",
            surplus,
        )
        yield Problem(message % {"surplus": surplus, "limit": limit})


def length_ratio(passage: Passage) -> Iterator[Problem]:
    source, target = _weight(passage.source_text), _weight(passage.target_text)
    if source < _LONG_ENOUGH_TO_COMPARE:
        return
    if target < source * 0.35:
        yield Problem(_("The translation is much shorter than the source: is something missing?"))
    elif target > source * 3:
        yield Problem(_("The translation is much longer than the source: was something pasted twice?"))


def _squashed(text: str) -> str:
    return " ".join(text.split())


def _weight(text: str) -> float:
    """Length in letters of an alphabet; a Han character or a syllable says about as much as two and a half."""
    dense = sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)
    return len(text) + dense * 1.5
