"""What a member has agreed to, as those who speak for it see it."""

from datetime import UTC, datetime

import pytest

from branding.models import LogoTermsAcceptance
from members.models import Membership, Representative
from tests.factories import LogoKitFactory, LogoKitPageFactory, MemberFactory, UserFactory

TERMS_ADDRESS = 'href="/en/account/logos/mark/terms/"'


@pytest.fixture
def member(db):
    return MemberFactory(short_name="Ours", slug="ours")


@pytest.fixture
def person(member):
    found = UserFactory(email="ada@example.org", first_name="Ada", last_name="Green")
    Representative.objects.create(member=member, user=found)
    return found


@pytest.fixture
def kit(site_tree):
    kit = LogoKitFactory(slug="mark", audience="members", terms_version="2026-10")
    words = {"en": "The logo", "fr": "Le logo"}
    for code, page in site_tree.add_versions(LogoKitPageFactory, list(words), kit=kit, terms_text="Always.").items():
        type(page).objects.filter(pk=page.pk).update(title=words[code], draft_title=words[code])
    return kit


@pytest.fixture
def accept(kit, member, person):
    def note(version: str = "2026-10", member=member, person=person):
        at = datetime(2026, 10, 3, 12, tzinfo=UTC)
        return LogoTermsAcceptance.objects.create(kit=kit, member=member, version=version, person=person, at=at)

    return note


@pytest.fixture
def read(client, person):
    client.force_login(person)

    def page(language: str = "en") -> str:
        html = client.get(f"/{language}/account/members/ours/use/").content.decode()
        return html.partition('id="terms"')[2].partition("</section>")[0]

    return page


@pytest.mark.parametrize(
    ("language", "title", "day"), [("en", "The logo", "3 October 2026"), ("fr", "Le logo", "3 oct")]
)
def test_version_day_and_person_stand_beside_each_kit(accept, read, language, title, day):
    accept()

    shown = read(language)

    assert title in shown
    assert "2026-10" in shown
    assert day in shown
    assert "Ada Green" in shown
    assert "/terms/" not in shown


def test_terms_that_changed_since_lead_to_the_form_that_accepts_them(kit, accept, read, client, member):
    accept()
    type(kit).objects.update(terms_version="2027-01")

    shown = read()
    assert "Version 2026-10 was accepted on" in shown
    assert "The terms have changed since: version 2027-01" in shown
    assert TERMS_ADDRESS in shown

    client.post("/en/account/logos/mark/terms/", {"member": member.pk, "accepted": "on", "version": "2027-01"})
    assert "Version 2027-01 was accepted on" in read()
    assert TERMS_ADDRESS not in read()


def test_terms_that_nobody_has_accepted_yet_are_asked_for(kit, read):
    assert "Not accepted yet" in read()
    assert TERMS_ADDRESS in read()


@pytest.mark.parametrize("person_left", [True, False])
def test_a_person_without_a_name_is_not_shown_by_address(accept, read, member, person_left):
    colleague = UserFactory(email="hidden@example.org")
    Representative.objects.create(member=member, user=colleague)
    accept(person=None if person_left else colleague)

    assert "was accepted on" in read()
    assert "@" not in read()


def test_what_another_member_accepted_is_not_ours(accept, read):
    accept(member=MemberFactory(slug="theirs"))

    assert "Not accepted yet" in read()


def test_a_member_of_yesterday_sees_its_word_and_is_asked_for_none(kit, accept, read):
    accept()
    type(kit).objects.update(terms_version="2027-01")
    Membership.objects.update(end="2020-01-01")

    assert "Version 2026-10 was accepted on" in read()
    assert "have changed" not in read()


def test_a_word_given_stays_when_the_kit_asks_no_more(kit, accept, read):
    accept()
    kit.pages.all().delete()

    assert "mark" in read()
    assert TERMS_ADDRESS not in read()


def test_without_terms_there_is_no_such_list(kit, read):
    type(kit).objects.update(terms_version="")

    assert read() == ""


def test_who_speaks_for_two_members_accepts_for_the_second_too(kit, accept, client, person):
    accept()
    second = MemberFactory(short_name="Second", slug="second")
    Representative.objects.create(member=second, user=person)
    client.force_login(person)

    form = client.get("/en/account/logos/mark/terms/")
    assert "Accepted for Ours" in form.content.decode()
    assert [key for key, _name in form.context["form"].fields["member"].choices] == [second.pk]

    client.post("/en/account/logos/mark/terms/", {"member": second.pk, "accepted": "on", "version": "2026-10"})
    assert "Accepted for Second" in client.get("/en/account/logos/mark/terms/").content.decode()
    assert LogoTermsAcceptance.objects.count() == 2
