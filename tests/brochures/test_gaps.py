"""A passage that nobody has translated: marked in the PDFs of its language alone, and named to the officer."""

import pikepdf
import pytest
from bs4 import BeautifulSoup

from tests.factories import UserFactory
from tests.pdf_reading import opened, text_of
from tests.site.translations.lifecycle import begun
from tests.written_brochures import say
from tests.written_brochures import write as write_brochure
from translations.release import publish
from translations.writing import units_of, write

WAITING = "These words wait for a translator"
MARK = "Non traduit, en anglais"


@pytest.fixture
def original(site_tree):
    page = write_brochure(site_tree, ["en"])["en"]
    say(page, WAITING)
    return page


@pytest.fixture
def translated(original, django_capture_on_commit_callbacks):
    """Publish the original, and in French all of it but what is left; the worker does its work at once."""

    def now(*left: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            original.save_revision().publish()
            translation = begun(original)
            for unit in units_of(translation):
                if unit.source not in left:
                    write(translation, unit.key, f"Fr {unit.source}")
            publish(translation, UserFactory(), with_gaps=True)

    return now


@pytest.fixture
def said_of_translations(officer_client):
    """What the officer's screen says of each language."""

    def look(brochure) -> dict[str, str]:
        html = officer_client.get(f"/admin/brochures/{brochure.pk}/editions/").content
        rows = BeautifulSoup(html, "html.parser").select(".editions-matrix tbody tr")
        return {row.th.get_text(strip=True): row.find_all("td")[-1].get_text(strip=True) for row in rows}

    return look


def languages_within(pdf: bytes) -> set[str]:
    """Those in which a screen reader is told to speak some words, beside that of the document."""
    with opened(pdf) as document:
        steps = [step for page in document.pages for step in pikepdf.parse_content_stream(page, "BDC")]
    found = {str(step.operands[1].get("/Lang", "")) for step in steps if len(step.operands) == 2}
    return found - {""}


def test_its_pdfs_mark_it_and_the_original_does_not(translated, fetch):
    translated(WAITING)

    for edition in ("screen", "print"):
        french, english = (fetch(f"/brochures/network/{code}/{edition}.pdf").body for code in ("fr", "en"))
        assert f"{MARK}: {WAITING}" in text_of(french)
        assert text_of(french).count(MARK) == 1
        assert "en" in languages_within(french)
        assert WAITING in text_of(english)
        assert MARK not in text_of(english)


def test_the_officer_sees_which_language_is_complete(
    original, translated, said_of_translations, django_capture_on_commit_callbacks
):
    def said() -> dict[str, str]:
        return said_of_translations(original.brochure)

    translated(WAITING)
    assert said() == {"English": "Complete", "Français": "1 passage is not translated."}
    translated()
    assert said() == {"English": "Complete", "Français": "Complete"}

    say(original, "These words are new")
    with django_capture_on_commit_callbacks(execute=True):
        original.save_revision().publish()
    assert said() == {"English": "Complete", "Français": "1 passage is behind the original."}
