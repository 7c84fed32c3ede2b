"""What is read from a PDF, and what happens when it is replaced."""

import io
from unittest.mock import Mock

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from assets.models import CustomDocument, CustomImage
from brochures.models import BrochureEdition
from brochures.services import render_cover
from brochures.tasks import make_brochure, make_outdated_brochures, update_outdated_covers
from tests.factories import BrochureFactory, DocumentFactory, ImageFactory
from tests.files import pdf_bytes
from tests.forms import save
from tests.written_brochures import write


@pytest.fixture(scope="module", autouse=True)
def small_pictures():
    """Not here, where they are measured."""


@pytest.fixture
def brochure(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = DocumentFactory(title="Network", content=pdf_bytes(pages=3), filename="network.pdf")
        return BrochureFactory(documents={"en": document})


@pytest.fixture
def replace(officer_client, django_capture_on_commit_callbacks):
    """Upload another file for a document, as an officer does."""

    def upload(document: CustomDocument, content: bytes):
        data = {
            "title": document.title,
            "collection": document.collection_id,
            "audience": document.audience,
            "file": SimpleUploadedFile("network.pdf", content, "application/pdf"),
        }
        with django_capture_on_commit_callbacks(execute=True):
            return save(officer_client, reverse("wagtaildocs:edit", args=[document.pk]), data)

    return upload


def test_pages_and_cover_are_read_from_the_pdf(brochure):
    file = brochure.files.select_related("document", "cover").get()

    assert file.document.page_count == 3
    assert (file.cover.width, file.cover.height) == (1000, 1400)
    assert file.cover.language == "en"


def test_a_replaced_file_keeps_its_address_and_gets_a_new_cover(brochure, replace, fetch):
    before = brochure.files.get()
    address = before.document.url
    new = pdf_bytes(pages=5, size=(400, 400))

    response = replace(before.document, new)

    after = brochure.files.get()
    assert response.status_code == 302
    assert after.document.url == address
    assert len(pypdfium2.PdfDocument(fetch(address).body)) == 5
    assert after.document.page_count == 5
    assert (after.cover.width, after.cover.height) == (1000, 1000)
    assert not CustomImage.objects.filter(pk=before.cover_id).exists()


def test_a_refused_replacement_leaves_file_and_cover_as_they_were(brochure, replace, fetch, stored_files):
    before, stored = brochure.files.get(), stored_files()
    content = fetch(before.document.url).body

    response = replace(before.document, b"%PDF-1.7 torn")

    assert "Export it again" in response.content.decode()
    assert fetch(before.document.url).body == content
    assert brochure.files.get().cover_id == before.cover_id
    assert stored_files() == stored


def test_saving_a_brochure_again_draws_no_second_cover(brochure, django_capture_on_commit_callbacks):
    cover = brochure.files.get().cover_id
    with django_capture_on_commit_callbacks(execute=True):
        brochure.save()
        brochure.files.get().document.save()

    assert brochure.files.get().cover_id == cover


def test_the_cover_of_a_banner_a_thousand_times_as_high_as_wide_stays_small():
    cover = Image.open(io.BytesIO(render_cover(pdf_bytes(pages=1, size=(10, 10_000)))))

    assert cover.height <= 3000


def test_a_cover_whose_task_was_lost_is_drawn_within_the_hour(db):
    document = DocumentFactory(title="Network", content=pdf_bytes(), filename="network.pdf")
    brochure = BrochureFactory(documents={"en": document})  # without the callbacks of its transaction
    assert brochure.files.get().cover is None

    update_outdated_covers.func()
    drawn = brochure.files.get().cover_id
    update_outdated_covers.func()

    assert drawn
    assert brochure.files.get().cover_id == drawn


def test_an_officer_chooses_among_pictures_without_covers(brochure, officer_client):
    picture = ImageFactory()

    response = officer_client.get(reverse("wagtailimages_chooser:choose_results"))

    assert list(response.context["results"]) == [picture]


def test_a_cover_for_which_there_was_no_room_is_drawn_later(site_tree):
    page = write(site_tree, ["en"])["en"]
    page.save_revision().publish()
    with pytest.MonkeyPatch.context() as full_disk:
        full_disk.setattr("brochures.services.render_cover", Mock(side_effect=OSError(28, "No space left on device")))
        with pytest.raises(OSError, match="No space left"):
            make_brochure.func(page.brochure_id)

    make_outdated_brochures.func()

    made = BrochureEdition.objects.get(edition="screen")
    assert list(page.brochure.covers.values_list("language", "made_of")) == [("en", made.checksum)]
