"""Which badge a member shows now, and with which sign, known without asking the database each time."""

from django.core.cache import cache
from django.db import models

from members.standing import Standing, Status, periods, standings

from .sign import Symbol, files_of_the_symbol, symbol_of
from .words import Mark

# What readers' caches keep and what a process remembers make 4.5 minutes together: a change shows within five.
MAX_AGE = 240
_REMEMBERED = 30
_KEY = "badges-now"


def mark_for(standing: Standing | None) -> Mark:
    if standing is None:
        return Mark.NEUTRAL
    return {Status.ACTIVE: Mark.MEMBER, Status.CANDIDATE: Mark.CANDIDATE}.get(standing.status, Mark.NEUTRAL)


def mark_of(slug: str) -> Mark:
    """Neutral for whoever is unknown: where a member has been deleted, its badges stay whole."""
    marks, _symbol = _known()
    return Mark(marks.get(slug, Mark.NEUTRAL))


def symbol_now() -> Symbol:
    _marks, symbol = _known()
    return symbol


def _known() -> tuple[dict[str, str], Symbol]:
    """All members are asked for at once, so that made-up names cost nothing."""
    known = cache.get(_KEY)
    if known is None:
        known = _look()
        cache.set(_KEY, known, _REMEMBERED)
    return known


def _look() -> tuple[dict[str, str], Symbol]:
    """One query: below the periods of membership, without a first day, the files of the sign."""
    never = models.Value(None, models.DateField())
    rows = periods().union(files_of_the_symbol().order_by().values_list("variant", "file", never, never), all=True)
    members, files = [], {}
    for row in rows.order_by():  # else in the order of the first model, of which nothing is left
        name, state_or_file, start, _end = row
        if start is None:
            files[name] = state_or_file
        else:
            members.append(row)
    marks = {code: mark_for(standing).value for code, standing in standings(rows=members).items()}
    return marks, symbol_of(files)
