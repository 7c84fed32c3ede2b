"""Who speaks for a member changes what is that member's own, and nothing else, by no way."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, ModelLogEntry

from accounts import invitations
from accounts.models import Invitation, User
from accounts.roles import REPRESENTATIVE
from assets.models import Audience
from members.models import InvitedRepresentative, Member, Representative
from tests.factories import DocumentFactory, MemberFactory, MemberShowcasePageFactory, UserFactory
from tests.forms import state_of_form

FACTS = {
    "website": "https://example.org/",
    "founded": "1994",
    "companies": "40",
    "figures_as_of": "2026-01-31",
    "figures_source": "Own register",
}


@pytest.fixture
def own(db) -> Member:
    return MemberFactory(short_name="Ours", slug="ours")


@pytest.fixture
def other(db) -> Member:
    return MemberFactory(short_name="Theirs", slug="theirs")


@pytest.fixture
def representative(own, client) -> User:
    user = UserFactory(email="representative@example.org")
    Representative.objects.create(member=own, user=user)
    client.force_login(user)
    return user


def facts(slug: str, code: str = "en") -> str:
    return f"/{code}/account/members/{slug}/"


def form_of(client, slug: str) -> dict:
    """The form as it was loaded, filled in."""
    return FACTS | state_of_form(client, facts(slug))


def test_representatives_find_their_members_from_their_account(representative, client, site_tree, own, other):
    site_tree.add(MemberShowcasePageFactory, "fr", member=own)
    own_list = reverse("members_represented")

    assert f'href="{own_list}"' in client.get("/en/account/").content.decode()
    html = client.get(own_list).content.decode()
    assert 'href="/fr/members/ours/"' in html
    assert f'href="{facts("ours")}"' in html
    assert "Theirs" not in html


def test_who_represents_nobody_is_led_nowhere(client, other):
    client.force_login(UserFactory())

    assert reverse("members_represented") not in client.get("/en/account/").content.decode()
    assert "Theirs" not in client.get(reverse("members_represented")).content.decode()
    assert client.get(facts("theirs")).status_code == 404


@pytest.mark.parametrize(("name", "value"), [("founded", "0"), ("founded", "99999"), ("figures_as_of", "9999-12-31")])
def test_no_fact_lies_in_the_future_or_before_all_clusters(representative, client, own, name, value):
    answer = client.post(facts("ours"), form_of(client, "ours") | {name: value})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [name]
    own.refresh_from_db()
    assert own.founded != 99999


def test_what_is_not_there_is_told_in_words_for_readers(representative, client):
    body = client.get(facts("theirs", "ar")).content.decode()

    assert "Member" not in body.partition("<main")[2].partition("</main>")[0]


def test_facts_are_changed_and_the_change_has_an_author(representative, client, own):
    answer = client.post(facts("ours"), form_of(client, "ours"))

    assert (answer.status_code, answer.url) == (302, reverse("members_represented"))
    own.refresh_from_db()
    assert (own.website, own.founded, own.companies) == ("https://example.org/", 1994, 40)
    entry = ModelLogEntry.objects.get(object_id=str(own.pk))
    assert (entry.user, entry.action) == (representative, "wagtail.edit")


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_members_address_answers_like_none(representative, client, other, method):
    form = FACTS | {"loaded_state": "x" * 32}
    forbidden = getattr(client, method)(facts("theirs"), form)
    absent = getattr(client, method)(facts("nobody"), form)

    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.content.replace(b"theirs", b"nobody") == absent.content
    other.refresh_from_db()
    assert other.website == ""


def test_no_field_of_the_form_reaches_further(representative, client, own, other):
    smuggled = {
        "id": other.pk,
        "pk": other.pk,
        "member": other.pk,
        "slug": "theirs",
        "legal_name": "X",
        "country": "JP",
    }

    client.post(facts("ours"), form_of(client, "ours") | smuggled)

    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.slug, own.country, other.website) == ("ours", "FR", "")
    assert own.legal_name != "X"


@pytest.mark.parametrize("wrong", [{"figures_source": ""}, {"website": "javascript:alert(1)"}, {"companies": "-1"}])
def test_nothing_is_saved_of_a_wrong_form(representative, client, own, wrong):
    answer = client.post(facts("ours"), form_of(client, "ours") | wrong)

    assert answer.status_code == 200
    assert "field__error" in answer.content.decode()
    own.refresh_from_db()
    assert own.founded is None


def test_what_somebody_changed_meanwhile_is_not_overwritten(representative, client, own):
    form = form_of(client, "ours")
    Member.objects.filter(pk=own.pk).update(website="https://other.example.org/")

    answer = client.post(facts("ours"), form)

    assert answer.status_code == 409
    own.refresh_from_db()
    assert own.website == "https://other.example.org/"
    html = answer.content.decode()
    assert "Own register" in html
    assert "https://other.example.org/" in html
    again = form | {"loaded_state": answer.context["loaded_state"]}
    assert client.post(facts("ours"), again).status_code == 302


def test_anonymous_visitors_sign_in_first(client, own):
    for address in (reverse("members_represented"), facts("ours"), facts("nobody")):
        assert client.get(address).url.startswith("/en/account/login/")
    assert client.post(facts("ours"), FACTS).url.startswith("/en/account/login/")


def test_representatives_have_no_business_in_the_admin(representative, client, own):
    assert not representative.is_staff
    for address in (
        "/admin/",
        reverse("wagtailsnippets_members_member:edit", args=[own.pk]),
        reverse("wagtailsnippets_members_member:list"),
    ):
        assert client.get(address).url.startswith("/admin/login/")


@pytest.mark.parametrize("code", settings.PUBLIC_LANGUAGES)
def test_the_pages_speak_every_language(representative, client, code):
    pages = [client.get(address).content.decode() for address in (facts("ours", code), f"/{code}/account/members/")]

    assert all(f'lang="{code}"' in page for page in pages)
    if code != "en":
        assert "Your organisation" not in "".join(pages)
        assert "Source of the number" not in "".join(pages)


# The role comes and goes with the link


def test_the_role_lasts_as_long_as_somebody_represents_a_member(own, other):
    user = UserFactory()
    links = [Representative.objects.create(member=member, user=user) for member in (own, other)]
    has_role = user.groups.filter(name=REPRESENTATIVE).exists
    assert has_role()

    links[0].delete()
    assert has_role()

    other.delete()
    assert not has_role()
    assert Group.objects.filter(name=REPRESENTATIVE).exists()


def test_who_represents_no_longer_changes_nothing_more(representative, client):
    form = form_of(client, "ours")
    Representative.objects.all().delete()

    assert client.post(facts("ours"), form).status_code == 404


# Files for members


@pytest.mark.parametrize(("audience", "gets"), [(Audience.PUBLIC, 200), (Audience.MEMBERS, 200), (Audience.STAFF, 404)])
def test_representatives_take_the_files_of_members(representative, fetch, audience, gets):
    document = DocumentFactory(audience=audience)

    assert fetch(reverse("assets:download", args=[document.pk])).status_code == gets


def test_others_who_sign_in_get_no_file_of_members(client, db, fetch):
    document = DocumentFactory(audience=Audience.MEMBERS)
    client.force_login(UserFactory())

    assert fetch(reverse("assets:download", args=[document.pk])).status_code == 404


# Invitations


def test_an_invitation_makes_a_representative_of_several_members(officer_client, own, other):
    form = {"email": "new@example.org", "role": "", "language": "en"} | {
        "members_to_represent-TOTAL_FORMS": 2,
        "members_to_represent-INITIAL_FORMS": 0,
        "members_to_represent-MIN_NUM_FORMS": 0,
        "members_to_represent-MAX_NUM_FORMS": 1000,
        "members_to_represent-0-member": own.pk,
        "members_to_represent-1-member": other.pk,
    }
    officer_client.post(reverse("wagtailsnippets_accounts_invitation:add"), form)
    link = mail.outbox[0].body.split("http://localhost:8000")[1].split()[0]
    words = "an entirely new pass phrase"

    Client().post(link, {"first_name": "A", "last_name": "B", "password1": words, "password2": words})

    user = User.objects.get(email="new@example.org")
    assert {link.member for link in Representative.objects.filter(user=user)} == {own, other}
    assert user.groups.filter(name=REPRESENTATIVE).exists()
    assert not user.is_staff


def test_a_member_that_has_left_meanwhile_is_not_represented(own):
    invitation = Invitation.objects.create(email="new@example.org", language="en")
    InvitedRepresentative.objects.create(invitation=invitation, member=own)
    invitations.renew(invitation)
    own.delete()

    user = invitations.accept(invitation, first_name="A", last_name="B", password="x")

    assert not Representative.objects.filter(user=user).exists()


def test_an_invitation_to_a_role_that_is_gone_is_over(db):
    Locale.objects.create(language_code="nl")
    invitation = Invitation.objects.create(email="new@example.org", language="en", role="Translator (nl)")
    invitations.renew(invitation)
    Locale.objects.get(language_code="nl").delete()

    with pytest.raises(invitations.InvitationOverError):
        invitations.accept(invitation, first_name="A", last_name="B", password="x")

    assert not User.objects.filter(email="new@example.org").exists()
