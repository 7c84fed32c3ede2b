"""What the network says of an organisation's membership on a day: the one answer for badges, kits and certificates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from django.utils import timezone

from .models import Member, Membership, MembershipState
from .models.member import COUNTING_STATES

# Who is suspended still belongs to the network: the years go on.
_BELONGING = (*COUNTING_STATES, MembershipState.SUSPENDED)
_DAY = timedelta(days=1)


class Status(StrEnum):
    """What strangers are told; whether a fee is being renewed or an honour was given is not theirs to know."""

    ACTIVE = "active"
    CANDIDATE = "candidate"
    SUSPENDED = "suspended"
    ENDED = "ended"


_STATUS = {
    **dict.fromkeys(COUNTING_STATES, Status.ACTIVE),
    MembershipState.CANDIDATE: Status.CANDIDATE,
    MembershipState.SUSPENDED: Status.SUSPENDED,
    MembershipState.ENDED: Status.ENDED,
}


@dataclass(frozen=True)
class Standing:
    """`since` and `until` are the first and last day of the unbroken membership, or candidacy, that `status` speaks of.

    `since` is None for a candidacy that led nowhere; `until` is None while it goes on.
    """

    status: Status
    since: date | None
    until: date | None
    as_of: date

    @property
    def is_current(self) -> bool:
        return self.status == Status.ACTIVE


def standing_of(member: Member, on: date | None = None) -> Standing | None:
    """The standing on a day (today); None before the first period."""
    return _standing(member.memberships.all(), on or timezone.localdate())


def standings(on: date | None = None) -> dict[str, Standing]:
    """The standing of every organisation by its code, in one query."""
    day = on or timezone.localdate()
    rows = (
        Membership.objects.select_related("member")
        .order_by("member__slug", "start")
        .only("state", "start", "end", "member__slug")
    )
    found = {slug: _standing(periods, day) for slug, periods in groupby(rows, key=lambda period: period.member.slug)}
    return {slug: standing for slug, standing in found.items() if standing is not None}


def _standing(periods: Iterable[Membership], day: date) -> Standing | None:
    history = _history(list(periods), day)
    if not history:
        return None
    status = _STATUS[history[-1][1]]
    if status == Status.CANDIDATE:
        return Standing(status, history[-1][0], None, day)
    first, last = _last_run(history)
    return Standing(status, first, last, day)


def _history(periods: list[Membership], day: date) -> list[tuple[date, MembershipState]]:
    """The days up to this one on which the state changed, each with the new state; a gap is an end."""
    periods = [period for period in periods if period.start <= day]
    turns = {period.start for period in periods}
    turns |= {period.end + _DAY for period in periods if period.end and period.end < day}
    states = ((turn, _state(periods, turn)) for turn in sorted(turns))
    return [next(same) for _state_of, same in groupby(states, key=lambda change: change[1])]


def _state(periods: list[Membership], day: date) -> MembershipState:
    """As `Member.state` says it: of several periods the one that began last."""
    open_then = [period for period in periods if period.start <= day and (period.end is None or period.end >= day)]
    latest = max(open_then, key=lambda period: period.start, default=None)
    return MembershipState(latest.state) if latest else MembershipState.ENDED


def _last_run(history: list[tuple[date, MembershipState]]) -> tuple[date | None, date | None]:
    """First and last day of the latest unbroken membership; the last is None while it goes on."""
    last = None
    run: list[date] = []
    for number in range(len(history) - 1, -1, -1):
        turn, state = history[number]
        if state in _BELONGING:
            if not run and number + 1 < len(history):
                last = history[number + 1][0] - _DAY
            run.append(turn)
        elif run:
            break
    return (run[-1] if run else None), last
