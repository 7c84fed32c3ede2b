"""Publishing makes versions: complete ones, in every language, whose addresses stay."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from django.test import TestCase

from assets.storages import PrivateFileSystemStorage
from brochures.making import StorageProblemError
from brochures.models import BrochureEdition, BrochureFile, BrochurePage, BrochureVersion
from brochures.setting import typesetter
from brochures.tasks import make_brochure, make_outdated_brochures
from demo.quiet import no_index_updates
from tests.factories import DocumentFactory, MemberFactory
from tests.files import pdf_bytes
from tests.tree import grow
from tests.written_brochures import CHAPTERS, TITLES, say, write


@pytest.fixture(scope="module")
def first_version(shared_rows):
    """Typeset once for all tests here: the keys of its pages by language."""
    with no_index_updates():
        found = write(grow(), ["en", "fr", "ar"])
        with TestCase.captureOnCommitCallbacks(execute=True):
            found["en"].save_revision().publish()
    return {code: page.pk for code, page in found.items()}


@pytest.fixture
def pages(first_version, db):
    return {code: BrochurePage.objects.get(pk=pk) for code, pk in first_version.items()}


def text_of(pdf: bytes) -> str:
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return re.sub(r"\s+", " ", " ".join(pages))


def numbers() -> list[str]:
    return list(BrochureVersion.objects.complete().values_list("number", flat=True))


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("edition", ["screen", "print"])
def test_one_source_gives_a_pdf_in_every_language(pages, fetch, language, edition):
    answer = fetch(f"/brochures/network/{language}/{edition}.pdf")

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.headers["Content-Language"] == language
    with pikepdf.open(io.BytesIO(answer.body)) as pdf:
        assert str(pdf.docinfo["/Title"]) == TITLES[language]
    words = text_of(answer.body)
    assert "Coast" in words
    assert CHAPTERS[language].split()[0] in words


def test_the_page_says_what_the_pdf_says(pages, fetch):
    html, words = fetch("/fr/brochures/network/").body.decode(), text_of(fetch("/brochures/network/fr/screen.pdf").body)

    for said in (CHAPTERS["fr"], TITLES["fr"], "Cluster of the Coast", "desk@example.org", "+33 1 23 45 67 89"):
        assert said in html
        assert said in words


def test_everything_is_known_before_the_click(pages, fetch):
    html = fetch("/fr/brochures/network/").body.decode()
    edition = BrochureEdition.objects.get(language="fr", edition="screen")

    row = re.search(r'<li class="download download--best">.*?</li>', html, re.S)[0]
    assert "/brochures/network/fr/screen.pdf" in row
    assert f"{edition.pages} pages" in row
    assert "1.0" in row
    assert html.count("/screen.pdf") >= 3
    assert html.count("/print.pdf") >= 3


def test_one_changed_sentence_gives_a_new_version_in_all_languages_and_the_old_one_stays(pages, publish, fetch):
    old = {code: fetch(f"/brochures/network/v/1.0/{code}/screen.pdf").body for code in pages}
    say(pages["en"], "Another sentence.")

    publish(pages["en"])

    assert numbers() == ["1.1", "1.0"]
    assert "Another sentence." in text_of(fetch("/brochures/network/en/screen.pdf").body)
    assert "1.1" in text_of(fetch("/brochures/network/fr/screen.pdf").body)
    for code, pdf in old.items():
        answer = fetch(f"/brochures/network/v/1.0/{code}/screen.pdf")
        assert answer.body == pdf
        assert answer.headers["Link"].endswith(f'/brochures/network/{code}/screen.pdf>; rel="latest-version"')
        assert "immutable" in answer.headers["Cache-Control"]
    page = fetch("/brochures/network/v/1.0/", **{"accept-language": "en"})
    assert "A newer version exists." in page.body.decode()
    assert page.headers["Link"].endswith('/brochures/network/v/1.1/>; rel="latest-version"')
    assert f"Changed: {CHAPTERS['en']}." in fetch("/en/brochures/network/").body.decode()


def test_a_published_translation_renews_its_language_alone(pages, publish):
    say(pages["fr"], "Une autre phrase.")

    publish(pages["fr"])

    first, second = (BrochureVersion.objects.get(number=number).by_cell for number in ("1.0", "1.1"))
    same = {cell for cell in first if first[cell].file.name == second[cell].file.name}
    assert same == {(code, kind) for code in ("en", "ar") for kind in ("screen", "print")}
    assert second["fr", "screen"].set_in == "1.1"


def test_publishing_without_a_change_makes_no_version(pages, publish):
    publish(pages["en"])

    assert numbers() == ["1.0"]


def test_figures_are_frozen_with_their_day(pages, publish, fetch):
    MemberFactory(country="JP")
    say(pages["fr"], "Une autre phrase.")
    publish(pages["fr"])
    assert BrochureVersion.objects.complete().first().figures["members"] == 1

    say(pages["en"], "Another sentence.")
    publish(pages["en"])

    assert BrochureVersion.objects.complete().first().figures["members"] == 2
    assert BrochureVersion.objects.get(number="1.0").figures["members"] == 1


def test_a_number_raised_for_new_figures_says_what_is_new(pages, fetch, django_capture_on_commit_callbacks):
    MemberFactory(country="JP")
    with django_capture_on_commit_callbacks(execute=True):
        brochure = pages["en"].brochure
        brochure.version = "2.0"
        brochure.save()

    assert numbers() == ["2.0", "1.0"]
    assert "Changed: Figures of the network." in fetch("/en/brochures/network/").body.decode()
    page = fetch("/brochures/network/v/2.0/", **{"accept-language": "fr"}).body.decode()
    assert "Chiffres du réseau" in page


def test_an_officer_says_what_changed_once(pages, publish, fetch):
    pages["en"].what_changed = "The chapter about history was checked."
    say(pages["en"], "Another sentence.")
    publish(pages["en"])
    assert "The chapter about history was checked." in fetch("/en/brochures/network/").body.decode()
    assert "The chapter about history" not in fetch("/fr/brochures/network/").body.decode()

    say(pages["en"], "A third sentence.")
    publish(pages["en"])

    assert "The chapter about history" not in fetch("/en/brochures/network/").body.decode()


def test_a_designers_pdf_wins_and_is_kept_by_its_version(pages, fetch, django_capture_on_commit_callbacks):
    upload = pdf_bytes(pages=7)
    with django_capture_on_commit_callbacks(execute=True):
        brochure = pages["en"].brochure
        BrochureFile.objects.create(brochure=brochure, language="fr", document=DocumentFactory(content=upload))

    assert fetch("/brochures/network/fr/screen.pdf").body == upload
    assert fetch("/brochures/network/v/1.1/fr/screen.pdf").body == upload
    assert fetch("/brochures/network/v/1.0/fr/screen.pdf").body != upload
    assert "7 pages" in fetch("/fr/brochures/network/").body.decode()


def test_what_failed_leaves_readers_with_what_they_had(pages, publish, fetch):
    before = fetch("/brochures/network/fr/screen.pdf").body
    say(pages["fr"], "Une amulette \U0001f9ff.")

    publish(pages["fr"])

    assert fetch("/brochures/network/fr/screen.pdf").body == before
    assert (
        BrochureEdition.objects.get(version__number="1.1", language="fr", edition="screen").problem["kind"] == "glyph"
    )


def test_a_full_disk_leaves_nothing_half_made_and_the_version_is_finished_later(
    pages, fetch, monkeypatch, stored_files, officer_client
):
    save, calls, before = PrivateFileSystemStorage._save, [], stored_files()

    def full(storage, name, content):
        calls.append(name)
        if name.startswith("brochures/") and len(calls) > 2:
            raise OSError(28, "No space left on device")
        return save(storage, name, content)

    say(pages["en"], "Another sentence.")
    monkeypatch.setattr(PrivateFileSystemStorage, "_save", full)
    pages["en"].save_revision().publish()
    with pytest.raises(StorageProblemError, match="No space left"):
        make_brochure.func(pages["en"].brochure_id)

    assert numbers() == ["1.0"]
    assert "Another sentence." not in text_of(fetch("/brochures/network/en/screen.pdf").body)
    assert fetch("/brochures/network/v/1.1/en/screen.pdf").status_code == 404
    screen = f"/admin/brochures/{pages['en'].brochure_id}/editions/"
    assert "The files could not be stored: the disk is full" in officer_client.get(screen).content.decode()
    assert len(stored_files() - before) == 2

    monkeypatch.setattr(PrivateFileSystemStorage, "_save", save)
    make_outdated_brochures.func()

    assert numbers() == ["1.1", "1.0"]
    assert "Another sentence." in text_of(fetch("/brochures/network/en/screen.pdf").body)
    assert "The files could not be stored" not in officer_client.get(screen).content.decode()


def test_a_worker_that_was_killed_is_followed_by_one_that_goes_on(pages, publish, monkeypatch):
    say(pages["en"], "Another sentence.")
    made = []

    def killed(content, *, edition):
        made.append(edition)
        if len(made) == 3:
            raise KeyboardInterrupt
        return typesetter.set_brochure(content, edition=edition)

    monkeypatch.setattr("brochures.making.set_brochure", killed)
    pages["en"].save_revision().publish()
    with pytest.raises(KeyboardInterrupt):
        make_brochure.func(pages["en"].brochure_id)
    assert numbers() == ["1.0"]

    make_outdated_brochures.func()

    assert numbers() == ["1.1", "1.0"]
    assert len(made) == 3 + 4, "what was made before was kept"


def test_what_is_published_while_a_version_is_made_is_in_it(pages, publish, monkeypatch, fetch):
    other = type(pages["en"]).objects.get(pk=pages["en"].pk)

    def interrupted(content, *, edition):
        monkeypatch.undo()
        say(other, "A second officer was quicker.")
        other.save_revision().publish()
        make_brochure.func(other.brochure_id)
        return typesetter.set_brochure(content, edition=edition)

    monkeypatch.setattr("brochures.making.set_brochure", interrupted)
    say(pages["en"], "The first officer.")
    pages["en"].save_revision().publish()
    make_brochure.func(pages["en"].brochure_id)

    assert numbers() == ["1.1", "1.0"]
    assert "A second officer was quicker." in text_of(fetch("/brochures/network/en/screen.pdf").body)
    used = set(BrochureEdition.objects.values_list("file", flat=True))
    assert len(used) == 12
