"""Who has accepted terms, and who has not, as the secretariat finds it."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from branding.models import LogoTermsAcceptance
from members.models import Membership
from tests.factories import LogoKitFactory, LogoKitPageFactory, MemberFactory, UserFactory

ACCEPTED, MISSING = "/admin/reports/logo-terms/", "/admin/reports/logo-terms/missing/"


@pytest.fixture
def make_kit_with_terms(site_tree):
    def make(slug: str, version: str = "2026-10"):
        kit = LogoKitFactory(slug=slug, audience="members", terms_version=version)
        site_tree.add(LogoKitPageFactory, kit=kit, terms_text="Always.")
        return kit

    return make


@pytest.fixture
def accept(db):
    person = UserFactory(first_name="Ada", last_name="Green")

    def note(kit, member, version: str = "2026-10", person=person):
        at = datetime(2026, 10, 3, 12, tzinfo=UTC)
        return LogoTermsAcceptance.objects.create(kit=kit, member=member, version=version, person=person, at=at)

    return note


@pytest.fixture
def scene(make_kit_with_terms, accept):
    """Rose has accepted the terms of today, Iris older ones, Lily none."""
    kit = make_kit_with_terms("mark")
    rose, iris, _lily = (MemberFactory(short_name=name) for name in ("Rose", "Iris", "Lily"))
    accept(kit, rose)
    accept(kit, iris, "2025-01", person=None)
    return kit


def shown(client, address: str, **filters) -> list:
    answer = client.get(address, filters)
    assert answer.status_code == 200
    return list(answer.context["object_list"])


def lines(answer) -> list[tuple]:
    return list(load_workbook(BytesIO(answer.getvalue())).active.iter_rows(values_only=True))


def test_a_line_says_who_for_whom_which_version_of_what_and_when(scene, officer_client):
    html = officer_client.get(ACCEPTED).content.decode()

    assert all(words in html for words in ("Rose", "mark", "2026-10", "Ada Green", "3 October 2026"))


@pytest.mark.parametrize(
    ("filters", "members"),
    [
        ({}, {"Rose", "Iris"}),
        ({"version": "2025-01"}, {"Iris"}),
        ({"member": "ROS"}, {"Rose"}),
        ({"kit": "mark"}, {"Rose", "Iris"}),
        ({"kit": "other"}, set()),
    ],
)
def test_it_is_narrowed_down(scene, make_kit_with_terms, officer_client, filters, members):
    kits = {"mark": scene.pk, "other": make_kit_with_terms("other").pk}
    filters = filters | ({"kit": kits[filters["kit"]]} if "kit" in filters else {})

    assert {row.member.short_name for row in shown(officer_client, ACCEPTED, **filters)} == members


def test_members_that_have_not_accepted_the_terms_of_today_are_found(scene, make_kit_with_terms, officer_client):
    MemberFactory(short_name="Former")
    Membership.objects.filter(member__short_name="Former").update(end="2020-01-01")
    rows = {member.short_name: member.waiting for member in shown(officer_client, MISSING)}
    assert rows == {"Iris": "mark 2026-10", "Lily": "mark 2026-10"}

    other = make_kit_with_terms("other", "1")
    rows = {member.short_name: member.waiting for member in shown(officer_client, MISSING)}
    assert rows == {"Iris": "mark 2026-10, other 1", "Lily": "mark 2026-10, other 1", "Rose": "other 1"}
    of_mark = {member.short_name: member.waiting for member in shown(officer_client, MISSING, kit=scene.pk)}
    assert of_mark == {"Iris": "mark 2026-10", "Lily": "mark 2026-10"}

    other.pages.all().delete()  # nobody can read what they would accept
    assert {member.short_name for member in shown(officer_client, MISSING)} == {"Iris", "Lily"}


def test_both_lists_are_taken_away_as_spreadsheets_without_formulas(scene, accept, officer_client):
    accept(scene, MemberFactory(short_name="=1+1", slug="formula"))
    MemberFactory(short_name="@open", slug="open")

    accepted = lines(officer_client.get(ACCEPTED, {"export": "xlsx", "version": "2026-10"}))
    missing = lines(officer_client.get(MISSING, {"export": "xlsx"}))

    assert accepted[0][:5] == ("Member", "Logo kit", "Version of the terms", "Who", "When")
    assert {row[0] for row in accepted[1:]} == {"Rose", "'=1+1"}
    assert accepted[1][1:5] == ("mark", "2026-10", "Ada Green", datetime(2026, 10, 3, 12))  # noqa: DTZ001  UTC
    assert {row[0]: row[2] for row in missing[1:]} == dict.fromkeys(("Iris", "Lily", "'@open"), "mark 2026-10")


@pytest.mark.parametrize(("address", "query"), [(ACCEPTED, "version=9"), (ACCEPTED, "kit=x"), (MISSING, "kit=0")])
@pytest.mark.parametrize("export", ["", "&export=xlsx"])
def test_a_wrong_filter_shows_and_exports_nothing(scene, officer_client, address, query, export):
    answer = officer_client.get(f"{address}?{query}{export}")

    assert answer.status_code == 400
    assert "This filter is wrong" in answer.content.decode()
    assert "Iris" not in answer.content.decode()


def test_officers_and_auditors_find_it_in_the_menu_and_translators_do_not_get_in(scene, client):
    for role, status in (("Communications officer", 200), ("Auditor", 200), ("Translator (en)", 302)):
        client.force_login(UserFactory(role=role))
        assert {client.get(address).status_code for address in (ACCEPTED, MISSING)} == {status}
        assert (ACCEPTED in client.get("/admin/").content.decode()) is (status == 200)


def test_many_rows_cost_no_more_queries(scene, accept, officer_client, django_assert_max_num_queries):
    for number in range(20):
        accept(scene, MemberFactory(slug=f"a{number}"))
        MemberFactory(slug=f"b{number}")
    for address in (ACCEPTED, MISSING):
        officer_client.get(address)
        with django_assert_max_num_queries(16):
            assert len(shown(officer_client, address)) > 20
