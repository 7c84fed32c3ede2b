"""Whose file has changed: by what it says in its language and edition, not by the number that is printed in it."""

import io
from datetime import date
from itertools import count

import pytest
from django.core import mail
from PIL import Image

from accounts.models import MailChoice
from adoption.tasks import tell_of_new_versions
from assets.counts import DownloadCount
from branding.models import LogoKit
from members.models import Representative
from tests.factories import DocumentFactory, LogoKitFactory, LogoKitPageFactory, MemberFactory, UserFactory
from tests.files import pdf_bytes
from tests.written_brochures import say, write

TALL, WIDE = (300, 400), (400, 300)


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    def now(thing):
        with django_capture_on_commit_callbacks(execute=True):
            thing.save_revision().publish() if hasattr(thing, "save_revision") else thing.save()

    return now


@pytest.fixture
def people(db):
    """Each speaks for a member and wants mails. They are there before any brochure lists the members."""
    found = []
    for _number in range(3):
        person = UserFactory(language="fr")
        Representative.objects.create(member=MemberFactory(), user=person)
        MailChoice.objects.create(user=person, kind=MailChoice.Kind.NEW_VERSIONS, wanted=True)
        found.append(person)
    return found


@pytest.fixture
def pages(site_tree, people, publish, monkeypatch):
    """In two languages; French PDFs are wider than high. No two are the same, byte for byte."""
    numbers = count(1)

    def set_brochure(content, *, edition):
        width, height = WIDE if content.language == "fr" else TALL
        return pdf_bytes(size=(width + next(numbers) / 100, height))

    monkeypatch.setattr("brochures.making.set_brochure", set_brochure)
    found = write(site_tree, ["en", "fr"])
    publish(found["en"])
    return found


@pytest.fixture
def took(people):
    """The next person's member has a file of version 1.0."""
    waiting = iter(people)

    def note(thing, language: str, form: str = "pdf"):
        person = next(waiting)
        DownloadCount.objects.create(
            day=date(2026, 11, 2),
            thing_type=thing._meta.label_lower,
            thing_id=str(thing.pk),
            version="1.0",
            language=language,
            format=form,
            member=Representative.objects.get(user=person).member.slug,
            count=1,
        )
        return person

    return note


@pytest.fixture
def brochure(pages):
    return pages["en"].brochure


def told() -> dict[str, mail.EmailMessage]:
    mail.outbox.clear()
    tell_of_new_versions.call()
    return {message.to[0]: message for message in mail.outbox}


def pictures_in(message) -> list[Image.Image]:
    parts = (part for part in message.message().walk() if part.get_content_type() == "image/jpeg")
    return [Image.open(io.BytesIO(part.get_content())) for part in parts]


def test_nobody_is_told_of_another_number(pages, brochure, took, publish):
    took(brochure, "en")
    took(brochure, "fr", "pdf-print")
    brochure.version = "2.0"
    publish(brochure)

    assert brochure.versions.complete().first().number == "2.0"
    assert told() == {}


def test_of_a_changed_original_those_are_told_who_have_it(pages, brochure, took, publish):
    """The French edition, set anew with marks where the original is ahead, says what it said."""
    english, english_print, _french = took(brochure, "en"), took(brochure, "en", "pdf-print"), took(brochure, "fr")
    say(pages["en"], "Another sentence.")
    publish(pages["en"])

    messages = told()
    assert messages.keys() == {english.email, english_print.email}
    assert "/brochures/network/en/screen.pdf\n" in messages[english.email].body
    assert "/brochures/network/en/print.pdf\n" in messages[english_print.email].body
    assert told() == {}


@pytest.mark.parametrize(("language", "says_the_same"), [("fr", True), ("en", False)])
def test_the_own_page_tells_of_each_newer_version(pages, brochure, took, publish, client, language, says_the_same):
    person = took(brochure, language)
    say(pages["en"], "Another sentence.")
    publish(pages["en"])

    client.force_login(person)
    slug = Representative.objects.get(user=person).member.slug
    html = client.get(f"/en/account/members/{slug}/use/").content.decode()

    assert "A newer version exists: 1.1" in html
    assert ("It says the same as the file that you have." in html) == says_the_same


def test_old_and_new_are_shown_in_the_language_of_the_file(pages, brochure, took, publish):
    french = took(brochure, "fr")
    say(pages["fr"], "Une autre phrase.")
    publish(pages["fr"])

    old, new = pictures_in(told()[french.email])
    assert old.width > old.height
    assert new.width > new.height


def test_what_is_in_that_language_no_more_is_shown_in_the_original(pages, brochure, took, publish):
    spanish = took(brochure, "es")
    say(pages["en"], "Another sentence.")
    publish(pages["en"])
    brochure.versions.first().editions.filter(language="fr").delete()

    old, new = pictures_in(told()[spanish.email])
    assert old.width < old.height
    assert new.width < new.height


def test_a_designers_print_edition_concerns_those_who_print(pages, brochure, took, publish):
    printing, _reading = took(brochure, "en", "pdf-print"), took(brochure, "en")
    brochure.files.create(language="en", edition="print", document=DocumentFactory())
    publish(brochure)

    assert told().keys() == {printing.email}


def test_another_number_of_a_logo_kit_is_no_news_either(site_tree, took, publish):
    kit = LogoKitFactory(slug="mark", version="1.0")
    publish(kit)
    site_tree.add(LogoKitPageFactory, kit=kit)
    person = took(kit, "", "svg")
    kit = LogoKit.objects.get()
    kit.version = "2.0"
    publish(kit)
    assert LogoKit.objects.get().newest.number == "2.0"
    assert told() == {}

    kit.clear_space = 1
    publish(kit)
    assert told().keys() == {person.email}
