"""Which badge a member shows now, known without asking the database each time."""

from django.core.cache import cache

from members.standing import Standing, Status, standings

from .words import Mark

# What readers' caches keep and what a process remembers make 4.5 minutes together: a change shows within five.
MAX_AGE = 240
_REMEMBERED = 30
_KEY = "badge-marks"


def mark_for(standing: Standing | None) -> Mark:
    if standing is None:
        return Mark.NEUTRAL
    return {Status.ACTIVE: Mark.MEMBER, Status.CANDIDATE: Mark.CANDIDATE}.get(standing.status, Mark.NEUTRAL)


def mark_of(slug: str) -> Mark:
    """Neutral for whoever is unknown: where a member has been deleted, its badges stay whole.

    All members are asked for at once, so that made-up names cost nothing.
    """
    marks = cache.get(_KEY)
    if marks is None:
        marks = {code: mark_for(standing).value for code, standing in standings().items()}
        cache.set(_KEY, marks, _REMEMBERED)
    return Mark(marks.get(slug, Mark.NEUTRAL))
