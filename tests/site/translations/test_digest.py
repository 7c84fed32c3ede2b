"""One mail a person and day about translations."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import MailChoice
from accounts.notifications import Kind
from accounts.roles import OFFICER
from tests.factories import UserFactory
from tests.site.translations.lifecycle import begun, change, locale, published, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations import tasks
from translations.jobs import create_job
from translations.models import Job, Translation
from translations.reviewing import send, send_back

__all__ = ["article", "planted", "site_tree"]


@pytest.fixture
def translator(site_tree):
    return UserFactory(role="Translator (fr)", language="fr")


@pytest.fixture
def officer(site_tree):
    return UserFactory(role=OFFICER, language="en")


def to(mailoutbox, person) -> list:
    return [mail for mail in mailoutbox if mail.to == [person.email]]


def give(article, translator, **fields) -> Translation:
    return create_job(Job(title="Job", **fields), [article], [locale("fr")], {locale("fr").pk: translator})[0]


def french():
    return Translation.objects.get(locale=locale("fr"))


def test_a_translator_is_told_of_new_work_in_the_own_language_once_a_day(article, translator, mailoutbox):
    give(article, translator, due_on=timezone.localdate() + timedelta(days=20))

    tasks.send_digests.call()
    tasks.send_digests.call()

    (mail,) = to(mailoutbox, translator)
    assert mail.subject.startswith("Traductions")
    assert "Nouveau pour vous" in mail.body
    assert "A plan for 2027 (français)" in mail.body
    assert f"http://localhost:8000/admin/translations/{french().pk}/" in mail.body
    assert "http://localhost:8000/fr/" in mail.body


def test_where_there_is_nothing_no_mail_comes(site_tree, translator, officer, mailoutbox):
    tasks.send_digests.call()
    assert mailoutbox == []


def test_the_next_day_only_what_is_new_since(article, translator, mailoutbox, time_machine):
    give(article, translator, due_on=timezone.localdate() + timedelta(days=5))
    tasks.send_digests.call()
    mailoutbox.clear()

    time_machine.move_to(timezone.now() + timedelta(days=1))
    tasks.send_digests.call()
    assert to(mailoutbox, translator) == []

    time_machine.move_to(timezone.now() + timedelta(days=1))
    tasks.send_digests.call()
    (mail,) = to(mailoutbox, translator)
    assert "À rendre bientôt" in mail.body


def test_reviewers_hear_what_was_sent_and_translators_what_came_back(article, translator, officer, mailoutbox):
    give(article, translator)
    translate_all(french())
    send(french(), translator)
    tasks.send_digest.call(officer.pk, "2026-01-01")
    (mail,) = to(mailoutbox, officer)
    assert "Sent for review:" in mail.body

    send_back(french(), officer, "The title is too long.")
    tasks.send_digest.call(translator.pk, "2026-01-01")
    (mail,) = to(mailoutbox, translator)
    assert "Renvoyé avec un commentaire" in mail.body


def test_officers_hear_which_translations_fell_behind(article, translator, officer, mailoutbox):
    published(translate_all(begun(article)), translator, officer)
    change(article, title="A plan for 2028")

    tasks.send_digests.call()

    (mail,) = to(mailoutbox, officer)
    assert "The original has changed:\n- A plan for 2028 (French)" in mail.body
    assert to(mailoutbox, translator) == []


def test_who_wants_no_such_mail_gets_none(article, translator, mailoutbox):
    MailChoice.objects.create(user=translator, kind=Kind.TRANSLATIONS, wanted=False)
    give(article, translator)

    tasks.send_digests.call()

    assert to(mailoutbox, translator) == []


def test_a_mail_that_fails_is_sent_by_the_next_try(article, translator, mailoutbox, monkeypatch):
    give(article, translator)
    with monkeypatch.context() as patch:
        patch.setattr("accounts.mails.EmailMessage.send", lambda mail: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            tasks.send_digest.call(translator.pk, "2026-01-01")

    assert tasks.send_digest.call(translator.pk, "2026-01-01")
    assert len(to(mailoutbox, translator)) == 1
