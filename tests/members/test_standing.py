"""What strangers are told of a membership, from its periods."""

from datetime import date

import pytest

from members.models import Member, Membership
from members.standing import standing_of, standings
from tests.factories import MemberFactory

DAY = date(2026, 6, 30)


def periods(*rows) -> Member:
    member = MemberFactory()
    member.memberships = [
        Membership(state=state, start=date.fromisoformat(start), end=end and date.fromisoformat(end))
        for state, start, end in rows
    ]
    member.save()
    return member


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("active", "2019-10-17", None)], ("active", "2019-10-17", None)),
        ([("active", "2019-10-17", "2026-06-30")], ("active", "2019-10-17", None)),
        ([("active", "2019-10-17", "2026-06-29")], ("ended", "2019-10-17", "2026-06-29")),
        ([("active", "2026-07-01", None)], None),
        ([("candidate", "2025-01-01", None)], ("candidate", "2025-01-01", None)),
        ([("candidate", "2025-01-01", "2025-06-30")], ("ended", None, None)),
        # A year as candidate is none as member.
        ([("candidate", "2018-01-01", "2018-12-31"), ("active", "2019-01-01", None)], ("active", "2019-01-01", None)),
        # Renewal and suspension do not break a membership.
        (
            [
                ("active", "2019-01-01", "2024-12-31"),
                ("grace", "2025-01-01", "2025-03-31"),
                ("active", "2025-04-01", None),
            ],
            ("active", "2019-01-01", None),
        ),
        ([("active", "2019-01-01", None), ("suspended", "2026-01-01", None)], ("suspended", "2019-01-01", None)),
        ([("active", "2019-01-01", None), ("suspended", "2024-01-01", "2024-12-31")], ("active", "2019-01-01", None)),
        # A gap does.
        ([("active", "2016-01-01", "2018-12-31"), ("honorary", "2022-01-01", None)], ("active", "2022-01-01", None)),
        ([("active", "2016-01-01", None), ("ended", "2024-01-01", None)], ("ended", "2016-01-01", "2023-12-31")),
        ([("active", "2019-01-01", "9999-12-31")], ("active", "2019-01-01", None)),
    ],
)
def test_status_and_days_follow_from_the_periods(db, rows, expected):
    member = periods(*rows)
    standing = standing_of(member, DAY)
    found = standing and (standing.status, *(day and day.isoformat() for day in (standing.since, standing.until)))

    assert found == expected
    assert standings(DAY) == ({member.slug: standing} if standing else {})


def test_all_standings_take_one_query(db, django_assert_num_queries):
    members = [periods(("active", "2019-01-01", None)) for _number in range(3)]

    with django_assert_num_queries(1):
        found = standings(DAY)
    assert set(found) == {member.slug for member in members}
