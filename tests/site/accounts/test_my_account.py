"""My account: names and languages, mails, one's own data, and leaving for good."""

import json

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.usersessions.models import UserSession
from django.conf import settings as site_settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Comment, ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.models import Invitation, User
from audit.models import Entry, Event
from members.models import Representative
from tests.factories import PASSWORD, DocumentFactory, MemberFactory, NewsPageFactory, UserFactory

from .conftest import is_signed_in

PAGES = ("account_home", "account_profile", "account_mails", "account_data", "account_leave")
FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/150"}


@pytest.fixture
def signed_in(member, client, sign_in):
    sign_in(client, member.email)
    return client


@pytest.mark.parametrize("language", site_settings.PUBLIC_LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_each_page_speaks_its_language_and_is_kept_by_nobody(signed_in, read_page, name, language):
    with translation.override(language):
        address = reverse(name)

    html = read_page(signed_in, address)

    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in html


@pytest.fixture
def read_page():
    def read(client, address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "private, no-store"
        return response.content.decode()

    return read


@pytest.mark.parametrize("name", PAGES)
def test_strangers_are_led_to_signing_in(client, db, name):
    assert client.get(reverse(name)).url.startswith("/en/account/")


@pytest.mark.parametrize("name", PAGES[1:])
def test_a_password_alone_opens_nothing_of_staff(second_factor_required, staff, client, sign_in, name):
    sign_in(client, staff.email)

    assert client.post(reverse(name), {"sure": "on"}).url.startswith(reverse("mfa_index"))


# Name and languages


def test_names_and_languages_are_saved(staff, client):
    client.force_login(staff)
    form = {"first_name": "Ada", "last_name": "Green", "language": "ja", "admin_language": "fr"}

    assert client.post(reverse("account_profile"), form).url == reverse("account_home")

    staff.refresh_from_db()
    assert (staff.first_name, staff.last_name, staff.language) == ("Ada", "Green", "ja")
    assert UserProfile.objects.get(user=staff).preferred_language == "fr"
    assert 'lang="fr"' in client.get("/admin/").content.decode()


@pytest.mark.parametrize(
    "wrong", [{"first_name": ""}, {"language": "xx"}, {"language": "\x00"}, {"last_name": "x" * 151}], ids=str
)
def test_what_is_no_name_or_language_is_refused(signed_in, member, wrong):
    form = {"first_name": "Ada", "last_name": "Green", "language": "fr"} | wrong

    assert signed_in.post(reverse("account_profile"), form).status_code == 200
    assert User.objects.get(pk=member.pk).last_name == ""


def test_rights_and_addresses_are_no_fields(signed_in, member):
    form = {"first_name": "Ada", "last_name": "Green", "is_superuser": "on", "email": "other@example.org"}
    signed_in.post(reverse("account_profile"), form)

    member.refresh_from_db()
    assert (member.first_name, member.is_superuser, member.email) == ("Ada", False, "member@example.org")


# Mails


def test_a_new_device_is_told_once_in_the_language_of_the_person(member, sign_in, mailoutbox):
    User.objects.update(language="fr")
    sign_in(Client(headers=FIREFOX), member.email)
    assert mailoutbox == []

    for _time in range(2):
        sign_in(Client(headers={"User-Agent": "Mozilla/5.0 (iPhone) Safari/605"}), member.email)

    (mail,) = mailoutbox
    assert mail.to == [member.email]
    assert "Safari" in mail.body
    assert "/fr/account/sessions/" in mail.body
    assert "/fr/account/mails/" in mail.body


def test_whoever_wants_no_such_mail_gets_none(signed_in, member, sign_in, mailoutbox):
    signed_in.post(reverse("account_mails"), {})
    sign_in(Client(headers=FIREFOX), member.email)
    assert mailoutbox == []

    signed_in.post(reverse("account_mails"), {"new-device": "on"})
    sign_in(Client(headers={"User-Agent": "Mozilla/5.0 (Windows) Firefox/150"}), member.email)
    assert len(mailoutbox) == 1


def test_only_mails_that_may_come_are_offered(signed_in, staff, settings):
    def offered(client) -> set[str]:
        html = client.get(reverse("account_mails")).content.decode()
        return {kind for kind in ("new-device", "comments", "submitted", "approved") if f'name="{kind}"' in html}

    officer = Client()
    officer.force_login(staff)
    assert offered(signed_in) == {"new-device"}
    assert offered(officer) == {"new-device", "comments"}
    settings.WAGTAIL_WORKFLOW_ENABLED = True
    assert offered(officer) == {"new-device", "comments", "submitted", "approved"}


def test_wagtail_knows_who_wants_no_comments(staff, client):
    client.force_login(staff)
    client.post(reverse("account_mails"), {"new-device": "on"})

    profile = UserProfile.objects.get(user=staff)
    assert (profile.updated_comments_notifications, profile.submitted_notifications) == (False, True)


# One's own data


def test_the_file_holds_all_of_the_person_and_nobody_else(signed_in, member, site_tree):
    stranger = UserFactory(email="stranger@example.org", first_name="Mallory")
    DocumentFactory(title="My report", uploaded_by_user=member)
    DocumentFactory(title="Not mine", uploaded_by_user=stranger)
    page = site_tree.add(NewsPageFactory, title="A meeting", owner=member)
    Comment.objects.create(user=member, page=page, text="Who said so?", contentpath="title")
    Invitation.objects.create(email=member.email, language="fr")

    response = signed_in.post(reverse("account_data"))
    data = json.loads(response.content)

    assert response.headers["Content-Disposition"].startswith('attachment; filename="personal-data-')
    assert data["profile"]["email"] == member.email
    assert data["sessions"][0]["device"] == ""
    assert [upload["title"] for upload in data["uploads"]] == ["My report"]
    assert [page["title"] for page in data["pages"]] == ["A meeting"]
    assert data["comments"][0]["text"] == "Who said so?"
    assert data["invitations"]["received"][0]["language"] == "fr"
    assert {"signed-in", "account-exported"} <= {row["event"] for row in data["activity"]["own"]}
    assert "stranger" not in response.content.decode()
    assert "password" not in data["profile"]
    assert not {"Mallory", "Not mine"} & set(response.content.decode().split('"'))


@pytest.mark.parametrize("name", ["account_data", "account_leave"])
def test_an_open_session_alone_neither_takes_nor_deletes(signed_in, member, name):
    session = signed_in.session
    for method in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        method["at"] -= 3600
    session.save()

    response = signed_in.post(reverse(name), {"sure": "on"})

    assert response.url.startswith(reverse("account_reauthenticate"))
    assert User.objects.filter(pk=member.pk).exists()


def test_only_administrators_hand_out_data_of_others(officer_client, admin_client, member):
    address = reverse("account_personal_data", args=[member.pk])

    assert json.loads(admin_client.get(address).content)["profile"]["email"] == member.email
    assert Entry.objects.filter(event=Event.ACCOUNT_EXPORTED, object_id=str(member.pk)).count() == 1
    assert address in admin_client.get(reverse("wagtailusers_users:index")).content.decode()
    officer = Client()
    officer.force_login(UserFactory(role="Communications officer"))
    assert officer.get(address).status_code == 404


# Leaving


def test_who_leaves_is_gone_and_what_they_made_stays(signed_in, member, sign_in, site_tree, mailoutbox):
    User.objects.filter(pk=member.pk).update(first_name="Ada", last_name="Green")
    elsewhere = Client()
    sign_in(elsewhere, member.email)
    document = DocumentFactory(uploaded_by_user=member)
    page = site_tree.add(NewsPageFactory, owner=member, locked=True, locked_by=member)
    Invitation.objects.create(email=member.email, language="fr")
    Representative.objects.create(member=MemberFactory(), user=member)

    response = signed_in.post(reverse("account_leave"), {"sure": "on"})

    assert "Your account is deleted" in response.content.decode()
    assert not User.objects.exists()
    assert not is_signed_in(signed_in)
    assert not is_signed_in(elsewhere)
    assert not UserSession.objects.exists()
    assert not Invitation.objects.exists()
    page.refresh_from_db()
    document.refresh_from_db()
    assert (page.owner, page.locked, document.uploaded_by_user) == (None, False, None)
    rows = str(list(Entry.objects.values()))
    assert not {"Ada", "Green", member.email} & set(rows.replace("'", " ").split())
    (pseudonym,) = {row.actor_label for row in Entry.objects.filter(event__in=["signed-in", "signed-out"])}
    assert Entry.objects.get(event=Event.ACCOUNT_ERASED).object_label == pseudonym
    assert [mail.to for mail in mailoutbox if "deleted" in mail.subject] == [[member.email]]


def test_nobody_leaves_by_mistake(signed_in, member):
    html = signed_in.post(reverse("account_leave"), {}).content.decode()

    assert "Tick the box" in html
    assert User.objects.filter(pk=member.pk).exists()


def test_the_last_administrator_stays(db, client, sign_in):
    User.objects.create_superuser("administrator@example.org", PASSWORD)
    sign_in(client, "administrator@example.org")
    html = client.post(reverse("account_leave"), {"sure": "on"}).content.decode()
    assert "only administrator" in html
    with pytest.raises(CommandError, match="last administrator"):
        call_command("personal_data", "erase", "administrator@example.org", "--no-input")

    User.objects.create_superuser("second@example.org", PASSWORD)
    client.post(reverse("account_leave"), {"sure": "on"})

    assert [user.email for user in User.objects.all()] == ["second@example.org"]


def test_administrators_export_and_erase_by_command(member, capsys):
    call_command("personal_data", "export", member.email)
    assert json.loads(capsys.readouterr().out)["profile"]["email"] == member.email

    call_command("personal_data", "erase", member.email, "--no-input")
    assert not User.objects.exists()


def test_deleting_a_person_in_the_list_of_users_erases_them(admin_client, member):
    User.objects.filter(pk=member.pk).update(first_name="Ada", last_name="Green")
    admin_client.post(reverse("wagtailusers_users:delete", args=[member.pk]))

    assert not User.objects.filter(pk=member.pk).exists()
    erased = Entry.objects.get(event=Event.ACCOUNT_ERASED)
    assert erased.actor_label == "administrator@example.org"
    assert "Ada" not in str([*Entry.objects.values(), *ModelLogEntry.objects.values()])
