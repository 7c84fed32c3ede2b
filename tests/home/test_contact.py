"""The contact page: what readers send arrives once and is then forgotten; robots and other sites get nowhere."""

import re
from datetime import timedelta

import html5lib
import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Attempt
from home.models import ContactMessage
from home.tasks import forget_messages_that_nobody_takes, send_waiting_messages
from pages.public_forms import Budget
from tests.factories import ContactPageFactory

MESSAGE = {"name": "Ana Díaz", "email": "ana@example.org", "subject": "Visit", "message": "Dear desk,\nmay we come?"}
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def pages(site_tree):
    return site_tree.add_versions(ContactPageFactory, ["en", "fr", "ja", "ar"], slug="contact", title="Contact")


@pytest.fixture
def send(pages, client, django_capture_on_commit_callbacks):
    """Open the page, wait, fill in the form and send it, as a reader does; `worker` says whether the mail goes out."""

    def post(language="en", after=20, headers=None, worker=True, stamp=None, **changes):
        now = timezone.now()
        with time_machine.travel(now, tick=False):
            form = client.get(pages[language].url).context["form"]
            fields = {**MESSAGE, "website": "", "stamp": form.new_stamp if stamp is None else stamp, **changes}
        later = time_machine.travel(now + timedelta(seconds=after), tick=False)
        with later, django_capture_on_commit_callbacks(execute=worker):
            return client.post(f"/{language}/messages/{pages[language].pk}/", fields, headers=headers or HERE)

    return post


def nothing_happened() -> bool:
    return not mail.outbox and not ContactMessage.objects.exists()


def test_a_message_arrives_and_is_forgotten(send, client):
    response = send()

    assert response.status_code == 303
    assert "on its way" in client.get(response.url).content.decode()
    assert not response.cookies
    [sent] = mail.outbox
    assert (sent.to, sent.reply_to) == (["office@example.org"], ["ana@example.org"])
    assert sent.subject.endswith("] Visit")
    assert sent.body.startswith("Dear desk,\nmay we come?")
    assert "Ana Díaz (ana@example.org)" in sent.body
    assert not ContactMessage.objects.exists()


def test_the_mail_is_written_in_the_language_of_the_page(send):
    send("ja")

    assert "ウェブサイト" in mail.outbox[0].body


def test_a_message_outlives_a_crash_and_a_mail_server_that_refuses(send, monkeypatch):
    send(worker=False)
    identifier = ContactMessage.objects.get().identifier
    monkeypatch.setattr(EmailBackend, "send_messages", lambda *args: 1 / 0)
    send_waiting_messages.func()
    assert ContactMessage.objects.count() == 1
    monkeypatch.undo()

    send_waiting_messages.func()

    assert [sent.extra_headers["Message-ID"].split("@")[0] for sent in mail.outbox] == [f"<{identifier}"]
    assert not ContactMessage.objects.exists()


def test_what_no_mail_server_takes_is_forgotten_after_two_weeks_with_a_line_in_the_log(send, caplog):
    send(worker=False)
    ContactMessage.objects.update(created_at=timezone.now() - timedelta(days=15))

    forget_messages_that_nobody_takes.func()

    assert not ContactMessage.objects.exists()
    assert "could not be sent" in caplog.text


@pytest.mark.parametrize(
    ("language", "changes", "words"),
    [
        ("en", {"name": " \u200b\u2060 "}, "This field is required"),
        ("ar", {"email": "ana@@example.org"}, "بريد إلكتروني صحيح"),
        ("fr", {"email": "ana@@example.org"}, "Saisissez une adresse e-mail valide"),
        ("ja", {"message": ""}, "必須"),
        ("en", {"email": "a@example.org\r\nBcc: b@example.org"}, "valid email address"),
        ("en", {"message": "x" * 5001}, "at most 5000 characters"),
        ("en", {"subject": "a\0b"}, "Null characters"),
    ],
)
def test_what_is_missing_is_said_in_the_language_of_the_page_and_the_rest_is_kept(send, language, changes, words):
    response = send(language, **changes)
    html = response.content.decode()

    assert response.status_code == 422
    assert f'<html lang="{language}"' in html
    assert words in html
    assert 'role="alert"' in html
    assert 'aria-invalid="true"' in html
    assert 'value="Visit"' in html or "subject" in changes
    assert nothing_happened()


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Error: "), ("fr", "Erreur\xa0: "), ("ja", "エラー："), ("ar", "خطأ: ")]
)
def test_the_title_of_a_refused_message_begins_with_the_error_as_the_language_writes_it(send, client, language, word):
    """As that of every other form: it is what a screen reader says first."""
    contact = html5lib.parse(send(language, name="").content.decode(), namespaceHTMLElements=False)
    with translation.override(language):
        signing_in = client.post(reverse("account_login"), {"login": "x", "password": ""}).content.decode()
    account = html5lib.parse(signing_in, namespaceHTMLElements=False)

    for page in (contact, account):
        assert re.match(rf"{word}\S", page.find(".//title").text.strip())
    summary = contact.find(".//div[@role='alert']")
    [mistake] = summary.iter("li")
    assert re.search(r"\W+$", word)[0] in "".join(mistake.itertext())


def test_line_breaks_stay_out_of_the_head_of_the_mail(send):
    send(subject="Visit\u2028Bcc:\tb@example.org", name="Ana\r\nDíaz")

    assert mail.outbox[0].subject.endswith("] Visit Bcc: b@example.org")
    assert "Ana Díaz (ana" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("after", "stamp", "words"),
    [(1, None, "very quick"), (3 * 3600, None, "two hours"), (20, "", "once more"), (20, "contact:x:y", "once more")],
)
def test_a_form_that_came_too_soon_too_late_or_without_its_stamp_is_shown_again(send, after, stamp, words):
    response = send(after=after, stamp=stamp)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert "may we come?" in response.content.decode()
    assert nothing_happened()


def test_a_stamp_from_the_future_is_none(send):
    assert send(after=-60).status_code == 422
    assert nothing_happened()


def test_a_robot_in_the_trap_gets_thanks_and_nothing_happens(send):
    assert send(website="https://example.org/").status_code == 303
    assert nothing_happened()
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Referer": "http://testserver/en/contact/"},
    ],
)
def test_forms_of_other_sites_are_refused(send, headers):
    response = send("ja", headers=headers)

    assert response.status_code == 403
    assert b'<html lang="ja"' in response.content
    assert nothing_happened()


def test_browsers_without_fetch_metadata_name_the_origin(send):
    assert send(headers={"Origin": "http://testserver"}).status_code == 303
    assert len(mail.outbox) == 1


def test_one_address_sends_five_an_hour_and_all_together_have_a_limit_too(send, monkeypatch):
    from_elsewhere = HERE | {"X-Forwarded-For": "198.51.100.7"}
    assert [send().status_code for _ in range(6)] == [303] * 5 + [429]
    assert send(headers=from_elsewhere).status_code == 303

    monkeypatch.setattr("home.forms.ContactForm.budget", Budget(one=5, all=6))
    response = send("ar", headers=HERE | {"X-Forwarded-For": "198.51.100.8"})

    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
    assert "may we come?" in response.content.decode()
    assert len(mail.outbox) == 6


def test_nobody_sends_through_a_page_that_is_not_theirs_to_read(send, pages, client):
    pages["ja"].unpublish()
    assert client.post(f"/ja/messages/{pages['ja'].pk}/", MESSAGE, headers=HERE).status_code == 404
    assert client.post(f"/en/messages/{pages['ar'].pk}/", MESSAGE, headers=HERE).status_code == 404
    assert client.get(f"/en/messages/{pages['en'].pk}/").url == "/en/contact/"


def test_readers_do_not_see_where_messages_go(pages, client):
    html = client.get("/en/contact/").content.decode()

    assert "office@example.org" not in html
    assert "csrf" not in html
