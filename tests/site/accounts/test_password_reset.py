"""A forgotten password: nobody learns from it who has an account, and a link works once."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from tests.factories import PASSWORD

from .conftest import is_signed_in

NEW = "an entirely new pass phrase"
DUMMY = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}


def ask(client, email: str, language: str = "en", **extra):
    with translation.override(language):
        return client.post(reverse("account_reset_password"), {"email": email}, **extra)


def link() -> str:
    """The path of the newest mail's link."""
    return re.search(r"http://localhost:8000(/\S+)", mail.outbox[-1].body)[1]


def set_password(client, path: str, password: str = NEW):
    form = client.get(path, follow=True)
    assert "password1" in form.content.decode()
    return client.post(form.redirect_chain[-1][0], {"password1": password, "password2": password})


def test_the_link_sets_a_new_password(member, client, sign_in):
    ask(client, "Member@Example.org")

    assert mail.outbox[0].to == [member.email]
    response = set_password(client, link())

    assert response.url == reverse("account_reset_password_from_key_done")
    assert not is_signed_in(client)
    sign_in(client, member.email, NEW)
    assert is_signed_in(client)


def test_the_second_factor_is_asked_for_afterwards(staff, client, app_of, sign_in):
    app_of(staff)
    ask(client, staff.email)
    set_password(client, link())

    assert sign_in(client, staff.email, NEW).url == reverse("mfa_authenticate")


def test_a_link_works_once(member, client):
    ask(client, member.email)
    path = link()
    set_password(client, path)

    assert "expired or was used" in client.get(path).content.decode()


@pytest.mark.parametrize(("seconds", "works"), [(3590, True), (3610, False)])
def test_a_link_holds_an_hour(member, client, time_machine, seconds, works):
    time_machine.move_to("2026-11-23 10:00:00Z", tick=False)
    ask(client, member.email)
    time_machine.shift(seconds)

    assert ("password1" in client.get(link(), follow=True).content.decode()) is works


@pytest.mark.parametrize(("part", "other"), [(r"..../$", "xxxx/"), (r"/key/", "/key/1")])
def test_a_changed_link_does_nothing(member, client, part, other):
    ask(client, member.email)

    assert "expired or was used" in client.get(re.sub(part, other, link())).content.decode()


def test_a_reset_ends_every_session(member, client, sign_in):
    sign_in(client, member.email)
    other = client.__class__()
    ask(other, member.email)
    set_password(other, link())

    assert client.get(reverse("account_home")).status_code == 302


def test_the_answer_is_the_same_for_known_and_unknown_addresses(member, client, settings):
    settings.TASKS = DUMMY  # what the worker does is not part of the answer
    answers = []
    for email in (member.email, "nobody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            response = ask(client, email)
        answers.append((response.status_code, response.url, len(queries), bool(response.cookies)))

    assert answers[0] == answers[1]
    assert mail.outbox == []


def test_no_mail_goes_to_unknown_or_closed_accounts(member, client):
    User.objects.update(is_active=False)
    for email in (member.email, "nobody@example.org"):
        assert ask(client, email).status_code == 302

    assert mail.outbox == []


def test_three_mails_an_hour_reach_one_mailbox_from_wherever_they_are_asked_for(member, client):
    for number in range(5):
        answer = ask(client, member.email, headers={"X-Forwarded-For": f"198.51.{number}.1"})
        assert answer.status_code == 302

    assert len(mail.outbox) == 3


@pytest.mark.parametrize("language", ["en", "fr", "es", "ja", "ar"])
def test_the_mail_speaks_the_language_of_the_page(member, client, language):
    ask(client, member.email, language)

    assert f"/{language}/account/password/reset/key/" in mail.outbox[0].body
    if language != "en":
        assert "password" not in mail.outbox[0].subject
        assert "hopefully" not in mail.outbox[0].body


def test_it_speaks_the_owners_language_where_that_is_known(member, client):
    User.objects.update(language="ja")
    ask(client, member.email, "fr")

    assert "/ja/account/" in mail.outbox[0].body


def test_the_link_leads_to_this_site_whatever_host_was_asked(member, client, settings):
    ask(client, member.email, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})

    assert "evil.example" not in mail.outbox[0].body
    assert settings.WAGTAILADMIN_BASE_URL in mail.outbox[0].body


def test_the_key_does_not_stay_in_the_address(member, client):
    ask(client, member.email)

    assert client.get(link()).url.endswith("-set-password/")


def test_the_owner_is_told_about_a_changed_password(member, client, sign_in):
    sign_in(client, member.email)
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert "Your password was changed." in mail.outbox[-1].body
