"""A translation that is behind its original: marked in its PDFs, told to readers and officers, until it catches up."""

import pytest
from django.utils import translation

from brochures.models import BrochureVersion
from brochures.templatetags.brochure_versions import version_changes
from tests.factories import UserFactory
from tests.pdf_reading import elements, opened, text_of
from tests.site.translations.lifecycle import begun, published, translate_all
from tests.written_brochures import CHAPTERS, say, write
from translations.languages import Language
from translations.models import Translation

TOLD = "L’original (anglais) a été modifié le"
HEARD = "L’original de ce passage a changé."


@pytest.fixture
def publish_translation(db, django_capture_on_commit_callbacks):
    def now(translation: Translation) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            published(translate_all(translation), UserFactory(), UserFactory())

    return now


@pytest.fixture
def pages(site_tree, publish_translation):
    pages = write(site_tree, ["en", "fr"])
    publish_translation(begun(pages["en"]))
    return pages


@pytest.fixture
def newest(pages, django_capture_on_commit_callbacks) -> BrochureVersion:
    """After a change of the original alone."""
    with django_capture_on_commit_callbacks(execute=True):
        say(pages["en"], "Another sentence.")
        pages["en"].save_revision().publish()
    return BrochureVersion.objects.complete().first()


def marks(pdf: bytes) -> int:
    with opened(pdf) as document:
        return [str(element.get("/Alt", "")) for element in elements(document)].count(HEARD)


def changes(version: BrochureVersion, language: str) -> str:
    with translation.override("en"):
        return version_changes(version, Language(language))


def test_the_edition_and_its_page_tell_readers_what_is_behind(pages, newest, fetch):
    for kind in ("screen", "print"):
        pdf = fetch(f"/brochures/network/fr/{kind}.pdf").body
        assert TOLD in text_of(pdf)
        assert marks(pdf) == 1
    english = text_of(fetch("/brochures/network/en/screen.pdf").body)
    assert "Another sentence." in english
    assert "was changed on" not in english

    text = next(child for child in pages["en"].body if child.block_type == "text")
    assert newest.by_cell["fr", "print"].behind == [f"body.{text.id}"]
    chapter = CHAPTERS["en"]
    assert changes(newest, "en") == f"Changed: {chapter}."
    assert changes(newest, "fr") == f"Changed in the original (English), not yet in this language: Fr {chapter}."


def test_a_translation_that_catches_up_is_marked_no_more(pages, newest, fetch, officer_client, publish_translation):
    def screen() -> str:
        return officer_client.get(f"/admin/brochures/{pages['en'].brochure.pk}/editions/").content.decode()

    assert "1 passage is behind the original." in screen()

    publish_translation(Translation.objects.get())

    assert "behind the original" not in screen()
    pdf = fetch("/brochures/network/fr/screen.pdf").body
    assert "Fr Another sentence." in text_of(pdf)
    assert TOLD not in text_of(pdf)
    assert marks(pdf) == 0
    newest = BrochureVersion.objects.complete().first()
    assert changes(newest, "fr") == f"Changed: Fr {CHAPTERS['en']}."
    assert changes(newest, "en") == "Words renewed in: French."
