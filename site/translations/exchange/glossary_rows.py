"""The rows of a glossary on their way to other tools and back."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .documents import ExchangeError

# Enough to see what is wrong with a file; the rest shows when these are mended.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class GlossaryRow:
    """A term of the source language, its word in other languages, and words not to be used, each by Django's code."""

    term: str
    note: str = ""
    do_not_translate: bool = False
    case_sensitive: bool = False
    values: dict[str, str] = field(default_factory=dict)
    forbidden: dict[str, tuple[str, ...]] = field(default_factory=dict)


def refuse(problems: Iterable[str]) -> None:
    """Raises ExchangeError with the problems, where there are any: half a glossary is not read."""
    problems = list(problems)
    if len(problems) > _SHOWN:
        problems = [*problems[:_SHOWN], _("There are more problems: %(count)d in all.") % {"count": len(problems)}]
    if problems:
        raise ExchangeError(*problems)


def repeated(numbered: Iterable[tuple[int, GlossaryRow]]) -> list[str]:
    """What to say of terms that a file has twice; two that differ only in case are two, if one heeds it."""
    first: dict[tuple[str, bool], int] = {}
    problems = []
    for number, row in numbered:
        key = (row.term if row.case_sensitive else row.term.casefold(), row.case_sensitive)
        if key in first:
            problems.append(
                _("Row %(row)d: the term “%(term)s” stands already in row %(first)d.")
                % {"row": number, "term": row.term, "first": first[key]}
            )
        first.setdefault(key, number)
    return problems
