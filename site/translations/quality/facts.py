"""Checks of what no language may change: numbers, locked tokens, placeholders."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from ..figures import Figure
from ..formats import format_number
from ..tokens import TokenKind, token_survives
from .findings import Problem, Severity
from .passage import Passage
from .placeholders import placeholders

_SPELLED_OUT = 12  # Up to here languages write numbers in words, or leave them to a dual or an article.


def number_missing(passage: Passage) -> Iterator[Problem]:
    for figure in passage.differences[0]:
        message = _("The number %(number)s of the source is missing.")
        yield Problem(message % {"number": figure.text}, severity=_severity(figure))


def number_added(passage: Passage) -> Iterator[Problem]:
    for figure in passage.differences[1]:
        if figure.value <= 2:  # an article, "per head", a dual
            continue
        message = _("The number %(number)s does not stand in the source.")
        yield Problem(message % {"number": figure.text}, severity=_severity(figure, Severity.WARNING))


def number_format(passage: Passage) -> Iterator[Problem]:
    """A right number whose separators mean another one to the reader: 1,234 is little more than one in French."""
    values = {figure.value for figure in passage.source_figures}
    for figure in passage.target_figures:
        read, *others = figure.readings
        meant = next((value for value in others if value * figure.scale in values), None)
        if meant is not None and read * figure.scale not in values and figure.scale == 1 and _is_grouping(figure):
            message = _("Readers of this language take %(number)s for another number; write %(right)s.")
            right = format_number(meant, language=passage.target_language)
            yield Problem(message % {"number": figure.text, "right": right})


def locked_token(passage: Passage) -> Iterator[Problem]:
    for token in passage.source_tokens:
        if token.kind is TokenKind.FIGURE or token_survives(token, passage.target_text):
            continue
        message = _("“%(token)s” has to stay as it is in every language.")
        yield Problem(message % {"token": token.text}, severity=None if token.certain else Severity.WARNING)


def placeholder(passage: Passage) -> Iterator[Problem]:
    wanted, given = Counter(placeholders(passage.source_text)), Counter(placeholders(passage.target_text))
    for name in wanted - given:
        yield Problem(_("The placeholder %(name)s is missing; a program fills it in.") % {"name": name})
    for name in given - wanted:
        yield Problem(_("The placeholder %(name)s does not stand in the source.") % {"name": name})


def _severity(figure: Figure, usual: Severity | None = None) -> Severity | None:
    if figure.scale > 1 or figure.value > _SPELLED_OUT or figure.value != figure.value.to_integral_value():
        return usual
    return Severity.HINT if figure.value <= 2 else Severity.WARNING


def _is_grouping(figure: Figure) -> bool:
    return any(not char.isdecimal() for char in figure.text) and figure.readings[0] != Decimal(0)
