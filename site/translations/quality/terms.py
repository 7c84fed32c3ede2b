"""Checks against the glossary."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .findings import Problem
from .glossary import forbidden_spans, says
from .passage import Passage


def term_missing(passage: Passage) -> Iterator[Problem]:
    for entry in passage.terms:
        if entry.do_not_translate or not entry.translation:
            continue
        if not says(passage.target_text, entry.translation, passage.target_language):
            message = _("The glossary translates “%(term)s” as “%(translation)s”.")
            yield Problem(message % {"term": entry.term, "translation": entry.translation})


def term_changed(passage: Passage) -> Iterator[Problem]:
    for entry in passage.terms:
        if entry.do_not_translate and entry.term not in passage.target_text:
            yield Problem(_("“%(term)s” is not translated: write it exactly so.") % {"term": entry.term})


def term_forbidden(passage: Passage) -> Iterator[Problem]:
    """Variants are looked for where their term stands in the source; within a right word they are no variant."""
    text = passage.target_text
    names = [entry.term for entry in passage.glossary if entry.do_not_translate]
    for entry in passage.terms:
        allowed = _places(text, [entry.translation, *names])
        for variant in entry.forbidden:
            spans = [match.span() for match in forbidden_spans(text, variant, passage.target_language)]
            if any(not any(start <= first and last <= end for start, end in allowed) for first, last in spans):
                right = entry.term if entry.do_not_translate else entry.translation
                message = _("The glossary does not want “%(variant)s” for “%(term)s”; write “%(translation)s”.")
                yield Problem(message % {"variant": variant, "term": entry.term, "translation": right})


def _places(text: str, words: list[str]) -> list[tuple[int, int]]:
    lowered = text.casefold()
    if len(lowered) != len(text):  # ß and the like: places would not agree
        return []
    places = []
    for word in filter(None, words):
        start = lowered.find(word.casefold())
        while start >= 0:
            places.append((start, start + len(word) + 2))  # with an ending
            start = lowered.find(word.casefold(), start + 1)
    return places
