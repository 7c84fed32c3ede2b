"""Who counts as a member, on the day itself."""

from datetime import date, timedelta

import pytest

from members.models import Member, MembershipState

START, END = date(2024, 3, 1), date(2024, 5, 31)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "counts"), [(START - DAY, False), (START, True), (END, True), (END + DAY, False)], ids=str
)
@pytest.mark.parametrize("state", ["active", "grace", "honorary"])
def test_both_ends_of_a_period_count(db, make_member, state, day, counts):
    member = make_member("Rose Valley", periods=[(state, START, END)])

    assert (member in Member.objects.current(day)) is counts
    counters = Member.objects.counters(day)
    assert (counters.members, counters.countries, counters.as_of) == (int(counts), int(counts), day)


@pytest.mark.parametrize("state", ["candidate", "suspended", "ended"])
def test_other_states_do_not_count(db, make_member, state):
    make_member("Rose Valley", periods=[(state, START, None)])

    assert Member.objects.counters(START).members == 0


def test_a_member_counts_once_however_many_periods_overlap(db, make_member):
    make_member("Rose Valley", periods=[("active", START, None), ("honorary", START, None)])
    make_member("Lily Valley", periods=[("active", START, None)])

    counters = Member.objects.counters(START)
    assert (counters.members, counters.countries) == (2, 1)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), MembershipState.CANDIDATE),
        (START - DAY, MembershipState.CANDIDATE),
        (START, MembershipState.ACTIVE),
        (END, MembershipState.ACTIVE),
        (END + DAY, MembershipState.GRACE),
        (END + 30 * DAY, MembershipState.GRACE),
        (END + 31 * DAY, MembershipState.ENDED),
    ],
    ids=str,
)
def test_the_state_changes_on_the_day_itself(db, make_member, day, state):
    member = make_member(
        "Rose Valley",
        periods=[
            ("candidate", date(2024, 1, 1), START - DAY),
            ("active", START, END),
            ("grace", END + DAY, END + 30 * DAY),
        ],
    )

    assert member.state(day) == state


def test_the_later_of_two_open_periods_decides(db, make_member):
    member = make_member("Rose Valley", periods=[("active", START, None), ("suspended", END, None)])

    assert member.state(END - DAY) == MembershipState.ACTIVE
    assert member.state(END) == MembershipState.SUSPENDED


def test_membership_begins_with_the_first_period_that_counts(db, make_member):
    member = make_member("Rose Valley", periods=[("candidate", date(2023, 1, 1), START - DAY), ("active", START, None)])

    assert member.member_since == START
