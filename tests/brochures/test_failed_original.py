"""A version whose original cannot be made is held back, in all languages."""

import pytest

from brochures.models import BrochureVersion
from brochures.tasks import make_outdated_brochures
from tests.files import pdf_bytes
from tests.written_brochures import say, write
from typesetting.errors import MissingGlyphError


@pytest.fixture
def failing(monkeypatch) -> set[str]:
    """Languages that cannot be set; the others are, at once."""
    codes = set()

    def set_brochure(content, *, edition):
        if content.language in codes:
            raise MissingGlyphError("\U0001f9ff", "An amulet \U0001f9ff.", ("\U00013000", "A sign \U00013000."))
        return pdf_bytes()

    monkeypatch.setattr("brochures.making.set_brochure", set_brochure)
    return codes


@pytest.fixture
def pages(site_tree, publish, failing):
    found = write(site_tree, ["en", "fr"])
    publish(found["en"])
    return found


def numbers() -> list[str]:
    return list(BrochureVersion.objects.complete().values_list("number", flat=True))


def test_readers_keep_the_version_before_and_the_officer_reads_why(pages, publish, failing, officer_client):
    failing.add("en")
    say(pages["en"], "An amulet \U0001f9ff.")
    publish(pages["en"])
    assert numbers() == ["1.0"]
    screen = officer_client.get(f"/admin/brochures/{pages['en'].brochure_id}/editions/").content.decode()
    for said in ("The original could not be made", "U+1F9FF", "U+13000", "Try again what failed"):
        assert said in screen
    assert "is being made" not in screen

    failing.clear()
    say(pages["en"], "Written differently.")
    publish(pages["en"])

    assert numbers() == ["1.1", "1.0"]


@pytest.mark.parametrize("way", ["mended", "again"])
def test_what_was_held_back_is_shown_as_being_made_before_the_worker_comes(
    pages, publish, failing, officer_client, django_capture_on_commit_callbacks, way
):
    failing.add("en")
    say(pages["en"], "An amulet \U0001f9ff.")
    publish(pages["en"])
    address = f"/admin/brochures/{pages['en'].brochure_id}/editions/"

    with django_capture_on_commit_callbacks():
        if way == "again":
            officer_client.post(address)
        else:
            say(pages["en"], "Written differently.")
            pages["en"].save_revision().publish()

    screen = officer_client.get(address).content.decode()
    assert "is being made" in screen
    assert "data-pending" in screen
    assert "The original could not be made" not in screen
    assert "U+1F9FF" not in screen


def test_a_translation_that_is_tried_again_is_shown_at_once(
    pages, publish, failing, officer_client, django_capture_on_commit_callbacks
):
    failing.add("fr")
    say(pages["fr"], "Une amulette \U0001f9ff.")
    publish(pages["fr"])
    address = f"/admin/brochures/{pages['fr'].brochure_id}/editions/"
    assert "is being made" not in officer_client.get(address).content.decode()

    with django_capture_on_commit_callbacks() as waiting:
        officer_client.post(address)
    assert "is being made" in officer_client.get(address).content.decode()

    failing.clear()
    for work in waiting:
        work()
    assert numbers() == ["1.2", "1.1", "1.0"]


def test_it_goes_out_by_itself_when_what_was_missing_is_there(
    pages, publish, failing, django_capture_on_commit_callbacks
):
    failing.add("en")
    say(pages["en"], "Another sentence.")
    publish(pages["en"])
    failing.clear()

    with django_capture_on_commit_callbacks(execute=True):
        make_outdated_brochures.func()

    assert numbers() == ["1.1", "1.0"]
    [problem] = set(BrochureVersion.objects.values_list("problem", flat=True))
    assert not problem
