from datetime import date

import pytest

from members.models import Membership, Representative
from tests.factories import MemberFactory, UserFactory

PERIODS = {
    "active": [("active", date(2019, 10, 17), None)],
    "grace": [("grace", date(2019, 10, 17), None)],
    "honorary": [("honorary", date(2019, 10, 17), None)],
    "candidate": [("candidate", date(2026, 1, 1), None)],
    "suspended": [("suspended", date(2019, 10, 17), None)],
    "ended": [("active", date(2019, 10, 17), date(2023, 12, 31))],
}


@pytest.fixture
def make_member(site_tree):
    """A member called Rose Valley in a state, or with periods (state, first day, last day)."""

    def make(state: str = "active", periods=(), **facts):
        member = MemberFactory(**{"short_name": "Rose Valley", "slug": "rose-valley"} | facts)
        member.memberships = [
            Membership(state=state, start=start, end=end) for state, start, end in periods or PERIODS[state]
        ]
        member.save()
        return member

    return make


@pytest.fixture
def speak_for(client):
    """Signs in somebody who speaks for a member."""

    def sign_in(member):
        user = UserFactory()
        Representative.objects.create(member=member, user=user)
        client.force_login(user)
        return user

    return sign_in
