"""What is taken back and published again is no new version."""

from brochures.models import BrochureEdition, BrochureVersion
from tests.factories import BrochureFactory, BrochurePageFactory, DocumentFactory
from tests.files import pdf_bytes
from tests.written_brochures import write


def numbers() -> list[str]:
    return list(BrochureVersion.objects.complete().values_list("number", flat=True))


def test_taking_pages_back_and_publishing_them_again_makes_no_version(
    site_tree, publish, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("brochures.making.set_brochure", lambda content, *, edition: pdf_bytes())
    pages = write(site_tree, ["en", "fr"], documents={"de": DocumentFactory()})
    publish(pages["en"])
    assert {edition.language for edition in BrochureEdition.objects.all()} == {"en", "fr", "de"}

    for code in ("fr", "en"):
        with django_capture_on_commit_callbacks(execute=True):
            pages[code].unpublish()
    for code in ("en", "fr"):
        publish(pages[code])
        assert numbers() == ["1.0"]


def test_files_that_were_there_before_the_page_are_no_new_version(site_tree, fetch, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        brochure = BrochureFactory(slug="printed", documents={"de": DocumentFactory()})
    page = site_tree.add(BrochurePageFactory, brochure=brochure)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert numbers() == ["1.0"]
    assert fetch("/brochures/printed/de/screen.pdf").status_code == 200
