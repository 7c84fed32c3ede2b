"""An account begins with an invitation: its link holds seven days, works once, and is known to the mail alone."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import invitations
from accounts.models import Invitation, User
from accounts.roles import ADMINISTRATOR, AUDITOR, PUBLISHER, REPRESENTATIVE, roles, roles_to_give
from accounts.tasks import forget_old_invitations, send_invitation
from tests.factories import UserFactory
from tests.forms import save

from .conftest import OFFICER, is_signed_in

NEW = "an entirely new pass phrase"
ACCOUNT = {"first_name": "Aïcha", "last_name": "O’Neill", "password1": NEW, "password2": NEW}
DAY = 24 * 3600
# What the form of an invitation sends where it is to represent no member.
NO_MEMBERS = {"members_to_represent-TOTAL_FORMS": 0, "members_to_represent-INITIAL_FORMS": 0}


def url(verb: str, *arguments) -> str:
    return reverse(f"wagtailsnippets_accounts_invitation:{verb}", args=arguments)


def link(number: int = -1) -> str:
    return re.search(r"http://localhost:8000(/\S+)", mail.outbox[number].body)[1]


@pytest.fixture
def invite(admin_client):
    """Posts the admin's form."""

    def post(email="new@example.org", role="", language="en", client=admin_client):
        return client.post(url("add"), NO_MEMBERS | {"email": email, "role": role, "language": language})

    return post


def test_the_invited_set_a_password_and_sign_in(invite, sign_in):
    assert invite("New@Example.org", OFFICER, "fr").status_code == 302
    assert mail.outbox[0].to == ["new@example.org"]
    guest = Client()

    assert "new@example.org" in guest.get(link()).content.decode()
    response = guest.post(link(), ACCOUNT)

    assert response.url == "/fr/account/login/"
    assert not is_signed_in(guest)
    user = User.objects.get(email="new@example.org")
    assert (user.get_full_name(), user.language) == ("Aïcha O’Neill", "fr")
    assert [group.name for group in user.groups.all()] == [OFFICER]
    sign_in(guest, user.email, NEW)
    assert is_signed_in(guest)


def test_without_a_role_people_only_read(invite):
    invite()
    Client().post(link(), ACCOUNT)

    user = User.objects.get(email="new@example.org")
    assert not user.is_staff
    assert not user.has_perm("wagtailadmin.access_admin")


def test_a_link_works_once(invite):
    invite()
    Client().post(link(), ACCOUNT)

    again = Client().post(link(), ACCOUNT | {"password1": "another pass phrase", "password2": "another pass phrase"})

    assert "This invitation is over" in again.content.decode()
    assert User.objects.get(email="new@example.org").check_password(NEW)


@pytest.mark.parametrize(("seconds", "open_"), [(7 * DAY - 10, True), (7 * DAY + 10, False)])
def test_a_link_holds_seven_days(clock, invite, seconds, open_):
    invite()
    clock.shift(seconds)

    assert ("password1" in Client().get(link()).content.decode()) is open_
    Client().post(link(), ACCOUNT)
    assert User.objects.filter(email="new@example.org").exists() is open_


def test_sending_again_makes_the_former_link_invalid(invite, admin_client):
    invite()
    save(
        admin_client,
        url("edit", Invitation.objects.get().pk),
        NO_MEMBERS | {"email": "new@example.org", "role": "", "language": "ja"},
    )

    assert len(mail.outbox) == 2
    assert link(0) != link(1)
    assert "password1" not in Client().get(link(0)).content.decode()
    assert link(1).startswith("/ja/")
    assert "password1" in Client().get(link(1)).content.decode()


def test_a_withdrawn_invitation_opens_nothing(invite, admin_client):
    invite()
    admin_client.post(url("delete", Invitation.objects.get().pk))

    assert "password1" not in Client().get(link()).content.decode()


def test_the_key_is_stored_nowhere(invite):
    invite()
    key = link().rstrip("/").rpartition("/")[2]

    assert len(key) >= 43
    assert key not in str(list(Invitation.objects.values()))


@pytest.mark.parametrize("language", settings.PUBLIC_LANGUAGES)
def test_mail_and_page_speak_the_chosen_language(invite, language):
    invite(language=language)

    assert link().startswith(f"/{language}/account/invitation/")
    page = Client().get(link())
    assert page.headers["Cache-Control"] == "private, no-store"
    if language != "en":
        assert "invitation to" not in mail.outbox[0].subject
        assert "waiting for you" not in mail.outbox[0].body + page.content.decode()


@pytest.mark.parametrize("email", ["member@example.org", "Member@Example.org", "nonsense", ""])
def test_who_has_an_account_is_not_invited(invite, member, email):
    assert invite(email).status_code == 200
    assert not Invitation.objects.exists()
    assert mail.outbox == []


def test_an_account_made_meanwhile_is_left_alone(invite):
    invite()
    user = UserFactory(email="New@example.org")

    assert "This invitation is over" in Client().post(link(), ACCOUNT).content.decode()
    user.refresh_from_db()
    assert not user.check_password(NEW)


def test_of_two_at_the_same_moment_one_gets_the_account(invite):
    invite()
    seen_by_both = Invitation.objects.get()
    invitations.accept(seen_by_both, first_name="A", last_name="B", password=NEW)

    with pytest.raises(invitations.InvitationOverError):
        invitations.accept(seen_by_both, first_name="A", last_name="B", password="another pass phrase")


@pytest.mark.parametrize("wrong", [{"password1": "short", "password2": "short"}, {"password2": "x"}, {"last_name": ""}])
def test_nothing_is_made_of_a_wrong_form(invite, wrong):
    invite()

    response = Client().post(link(), ACCOUNT | wrong)

    assert 'aria-invalid="true"' in response.content.decode()
    assert not User.objects.filter(email="new@example.org").exists()
    assert Invitation.objects.open().count() == 1


@pytest.mark.parametrize("key", ["x", "a" * 43, "١٢٣", "a" * 900])
def test_made_up_links_open_nothing(invite, key):
    invite()
    Invitation.objects.update(key_hash="")

    assert "This invitation is over" in Client().get(f"/en/account/invitation/{key}/").content.decode()


def test_an_accepted_invitation_is_not_sent_again(invite, admin_client):
    invite()
    Client().post(link(), ACCOUNT)
    pk = Invitation.objects.get().pk
    User.objects.filter(email="new@example.org").update(email="moved@example.org")

    admin_client.post(url("edit", pk), NO_MEMBERS | {"email": "new@example.org", "role": "", "language": "en"})
    send_invitation.call(pk)

    assert len(mail.outbox) == 1


# Who gives what


def names(giver) -> list[str]:
    return [name for name, _title in roles_to_give(giver)]


def test_administrators_give_every_role_but_the_one_that_comes_with_a_member(db):
    given = names(User.objects.create_superuser("a@example.org", NEW))

    assert given == [ADMINISTRATOR, *(role.name for role in roles() if role.name != REPRESENTATIVE)]


def test_officers_give_what_they_have_and_no_more(staff):
    given = set(names(staff))

    assert {OFFICER, "Translator (fr)", "Translator (ja)"} <= given
    assert not given & {ADMINISTRATOR, PUBLISHER, AUDITOR, REPRESENTATIVE}


def test_translators_give_their_own_language_only(db):
    assert names(UserFactory(role="Translator (fr)")) == ["Translator (fr)"]


@pytest.mark.parametrize("role", [ADMINISTRATOR, PUBLISHER, "Queen"])
def test_officers_do_not_make_administrators(staff, client, invite, role):
    client.force_login(staff)

    assert invite(role=role, client=client).status_code == 200
    assert not Invitation.objects.exists()


def test_officers_do_not_take_over_an_administrators_invitation(staff, client):
    invitation = Invitation.objects.create(email="new@example.org", role=ADMINISTRATOR, language="en")
    client.force_login(staff)

    client.post(
        url("edit", invitation.pk), NO_MEMBERS | {"email": "mine@example.org", "role": ADMINISTRATOR, "language": "en"}
    )

    invitation.refresh_from_db()
    assert invitation.email == "new@example.org"
    assert mail.outbox == []


def test_translators_invite_nobody(db, client, invite):
    client.force_login(UserFactory(role="Translator (fr)"))

    assert invite(client=client).status_code == 302
    assert client.get(url("list")).status_code == 302
    assert not Invitation.objects.exists()


def test_the_list_tells_what_became_of_each(clock, invite, admin_client):
    invite("a@example.org")
    invite("b@example.org")
    Client().post(link(0), ACCOUNT)
    assert {invitation.email: str(invitation.state) for invitation in Invitation.objects.all()} == {
        "a@example.org": "accepted",
        "b@example.org": "waiting",
    }
    html = admin_client.get(url("list")).content.decode()
    assert "a@example.org" in html
    assert "waiting" in html

    clock.shift(8 * DAY)

    assert str(Invitation.objects.get(email="b@example.org").state) == "expired"


def test_invitations_are_forgotten_after_a_month(clock, invite):
    invite("a@example.org")
    clock.shift(20 * DAY)
    Invitation.objects.create(email="b@example.org", language="en", sent_at=timezone.now())
    clock.shift(11 * DAY)

    forget_old_invitations.call()

    assert [invitation.email for invitation in Invitation.objects.all()] == ["b@example.org"]
