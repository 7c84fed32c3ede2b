"""The officers' board: every member × asset, its filters, its spreadsheet and the letters."""

from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from adoption.holdings import State
from adoption.models import MemberWebAddress, Outcome, Sighting
from assets.counts import BadgeCount
from members.models import Member, Membership
from tests.factories import MemberFactory, UserFactory

BOARD = "/admin/reports/adoption/"


@pytest.fixture
def board(network, officer_client):
    """The states by member and kind of asset."""

    def states(**filters) -> dict:
        rows = officer_client.get(BOARD, filters).context["rows"]
        return {row.member.slug: {holding.asset.kind: holding.state for holding in row.holdings} for row in rows}

    return states


def show(network, asset: str, version: str, member=None, place: str = "https://example.org/logo.png") -> None:
    """As a visit does that finds something."""
    row, _is_new = MemberWebAddress.objects.get_or_create(
        member=member or network.member,
        address="https://example.org/",
        defaults={"outcome": Outcome.READ, "checked_at": timezone.now()},
    )
    Sighting.objects.create(web_address=row, asset=asset, version=version, place=place, seen_at=timezone.now())


def test_each_state_has_its_reason(network, board):
    MemberFactory(slug="silent")  # nobody signs in for it, no page of it is known
    network.take(network.brochure, "1.0")
    network.take(network.kit, "2.0")

    states = board()
    assert states["ours"] == {"brochure": State.CURRENT, "kit": State.OLD, "badge": State.NEVER}
    assert set(states["silent"].values()) == {State.UNKNOWN}


def test_what_stands_on_a_page_outweighs_what_was_downloaded(network, board):
    network.take(network.kit, "2.1")
    kit = f"branding.logokit:{network.kit.pk}"
    show(network, kit, "2.0")
    assert board()["ours"]["kit"] == State.OLD

    Sighting.objects.update(version="2.1")
    assert board()["ours"]["kit"] == State.CURRENT


def test_a_host_that_shows_the_badge_is_a_sign_of_it(network, board):
    BadgeCount.objects.create(day=timezone.localdate(), member="ours", host="www.example.org", count=3)
    assert board()["ours"]["badge"] == State.CURRENT


def test_a_page_that_was_read_says_never_even_without_a_representative(network, board):
    other = MemberFactory(slug="other")
    MemberWebAddress.objects.create(member=other, address="https://example.org/", outcome=Outcome.ROBOTS)
    assert set(board()["other"].values()) == {State.UNKNOWN}
    MemberWebAddress.objects.update(outcome=Outcome.READ)
    assert set(board()["other"].values()) == {State.NEVER}


def test_filters_leave_what_they_say(network, board):
    MemberFactory(short_name="Silent", slug="silent")
    network.take(network.kit, "2.0")

    assert set(board(state="old")) == {"ours"}
    assert set(board(state="unknown")) == {"silent"}
    assert set(board(q="SIL")) == {"silent"}
    assert set(board(asset="badge")["ours"]) == {"badge"}


@pytest.mark.parametrize("filters", [{"state": "x"}, {"asset": "x"}, {"q": "x" * 200}])
def test_filters_that_there_are_not_are_refused(network, officer_client, filters):
    assert officer_client.get(BOARD, filters).status_code == 400


def test_former_members_are_not_asked_after(network, board):
    former = MemberFactory(slug="former")
    Membership.objects.filter(member=former).update(end="2020-01-01")
    assert set(board()) == {"ours"}


def test_the_board_asks_few_questions_however_many_members_there_are(
    network, officer_client, django_assert_max_num_queries
):
    for number in range(25):
        member = MemberFactory(slug=f"m{number}")
        network.take(network.brochure, "1.0", member=member.slug)
        show(network, "badge", "", member)
    officer_client.get(BOARD)
    with django_assert_max_num_queries(15):
        assert len(officer_client.get(BOARD).context["rows"]) == 26


def test_the_spreadsheet_has_a_line_for_each_member_and_asset(network, officer_client):
    Member.objects.update(short_name="=1+1")
    network.take(network.kit, "2.0")

    response = officer_client.get(BOARD, {"export": "xlsx"})
    lines = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    assert len(lines) == 4
    kit = next(line for line in lines if line[2] == "Member logo")
    assert kit[0] == "'=1+1"
    assert kit[4:7] == ("old version", "2.0", "2.1")
    assert str(kit[7]).startswith("2026-11-02")


# One member


def letter(client, **choice):
    return client.get(f"{BOARD}ours/", choice).context["letter"]


def test_a_letter_names_what_is_old_where_it_stands_and_the_way_to_the_newest(network, officer_client):
    show(network, f"branding.logokit:{network.kit.pk}", "2.0")

    text = letter(officer_client, language="en").body
    assert "Version 2.0; the newest is 2.1." in text
    assert "https://example.org/logo.png" in text
    assert "http://localhost:8000/en/logos/" in text
    assert "http://localhost:8000/go/network" in text
    assert "http://localhost:8000/en/account/members/ours/badge/" in text


def test_a_letter_is_in_the_members_language_or_in_the_one_asked_for(network, officer_client):
    assert letter(officer_client).language.code == "fr"  # its representative's
    Member.objects.update(native_language="ja")
    assert letter(officer_client).language.code == "ja"
    arabic = letter(officer_client, language="ar")
    assert (arabic.language.code, arabic.language.direction) == ("ar", "rtl")
    assert "/ar/account/members/" in arabic.body
    assert letter(officer_client, language="xx").language.code == "ja"


def test_a_letter_opens_in_the_mail_program_without_an_address(network, officer_client):
    found = letter(officer_client)
    parts = urlsplit(found.mailto)
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert parse_qs(parts.query) == {"subject": [found.subject], "body": [found.body]}


def test_officers_declare_addresses_too_and_auditors_only_look(network, officer_client, client):
    assert officer_client.post(f"{BOARD}ours/addresses/", {"address": "https://example.org/"}).status_code == 302
    assert officer_client.post(f"{BOARD}ours/addresses/", {"address": "nonsense"}).context["form"].errors
    assert MemberWebAddress.objects.get().address == "https://example.org/"

    client.force_login(UserFactory(role="Auditor"))
    assert client.get(f"{BOARD}ours/").status_code == 200
    client.post(f"{BOARD}ours/addresses/", {"remove": MemberWebAddress.objects.get().pk})
    assert MemberWebAddress.objects.exists()


def test_a_member_that_there_is_not_is_not_found(network, officer_client):
    assert officer_client.get(f"{BOARD}nobody/").status_code == 404
