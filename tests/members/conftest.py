from datetime import date

import pytest

from demo.quiet import no_index_updates
from members.models import Membership, MemberSpecialisation, MemberValueChainRole
from taxonomy.models import Term
from tests.factories import MemberFactory, MemberShowcasePageFactory, TermFactory
from tests.tree import grow


def make_fragrance() -> Term:
    return TermFactory(
        kind=Term.Kind.SPECIALISATION,
        code="fragrance",
        labels={"en": "Fragrance", "fr": "Parfum", "ja": "フレグランス", "ar": "العطور"},
    )


@pytest.fixture
def fragrance(db):
    return make_fragrance()


@pytest.fixture(scope="session")
def make_member():
    """`periods` are (state, first day, last day); `roles` and `terms` what the member is good at."""

    def make(name: str, periods=(), roles=(), terms=(), **facts):
        member = MemberFactory(short_name=name, **facts)
        if periods:
            member.memberships = [Membership(state=state, start=start, end=end) for state, start, end in periods]
        member.value_chain_roles = [MemberValueChainRole(role=role) for role in roles]
        member.specialisations = [MemberSpecialisation(term=term) for term in terms]
        member.save()
        return member

    return make


@pytest.fixture(scope="module")
def made_network(shared_rows, make_member):
    with no_index_updates():
        tree, fragrance = grow(), make_fragrance()
        members = [
            make_member("Rose Valley", country="FR", roles=["ingredients"], terms=[fragrance]),
            make_member(
                "Argan Coast", country="MA", latitude="31.6", longitude="-8.0", roles=["ingredients", "testing"]
            ),
            make_member("Camellia Bay", country="JP", latitude="33.4", longitude="129.9", roles=["testing"]),
            make_member("Old Garden", country="BE", periods=[("active", date(2019, 1, 1), date(2020, 12, 31))]),
        ]
        for member in members:
            tree.add_versions(MemberShowcasePageFactory, ["en", "ja"], member=member, slug=member.slug)


@pytest.fixture
def network(made_network, db):
    """Three members with pages in English and Japanese, and a former one: there for all tests of a module."""
