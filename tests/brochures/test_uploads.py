"""Files that are no brochure: refused in words that say what to do, and nothing is kept."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import UploadedFile

from assets.inspected import FileState
from assets.models import CustomDocument
from tests.factories import BrochureFactory, DocumentFactory
from tests.files import logo_bytes, pdf_bytes, picture_bytes
from tests.forms import save

LOCKED_PDF = b"""%%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>> endobj
4 0 obj <</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>> endobj
trailer <</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>
%%%%EOF
""" % (b"11" * 32, b"22" * 32)
REFUSED = {
    "empty": (b"", "empty"),
    "another kind under a false name": (b"GIF89a, not a PDF at all", "Save it again in that format"),
    "torn": (pdf_bytes()[:40], "Export it again without protection"),
    "locked by a password": (LOCKED_PDF, "Export it again without protection"),
}


@pytest.fixture
def upload(officer_client):
    def post(view: str, field: str, content: bytes, name: str = "brochure.pdf"):
        data = {"title": "Brochure", "collection": 1, "audience": "public"}
        return officer_client.post(reverse(view), {**data, field: SimpleUploadedFile(name, content)})

    return post


@pytest.mark.parametrize(("view", "field"), [("wagtaildocs:add", "file"), ("wagtaildocs:add_multiple", "files[]")])
@pytest.mark.parametrize("reason", REFUSED)
def test_a_file_that_is_no_readable_pdf_is_refused_with_what_to_do(upload, stored_files, view, field, reason):
    content, advice = REFUSED[reason]

    response = upload(view, field, content)

    assert response.status_code == 200
    assert advice in response.content.decode()
    assert not CustomDocument.objects.exists()
    assert not UploadedFile.objects.exists()
    assert not stored_files()


def test_a_good_file_is_kept_where_nobody_can_fetch_it_without_being_asked(upload, stored_files):
    upload("wagtaildocs:add", "file", pdf_bytes(pages=4))

    assert CustomDocument.objects.get().page_count == 4
    assert {"quarantine"} == {path.parts[path.parts.index("private") + 1] for path in stored_files()}


def test_a_document_whose_new_file_is_refused_keeps_the_old_one_and_nobody_advises_to_delete_it(officer_client, db):
    document = DocumentFactory()

    response = save(
        officer_client,
        reverse("wagtaildocs:edit", args=[document.pk]),
        {"title": "Brochure", "collection": 1, "file": SimpleUploadedFile("brochure.pdf", b"no PDF")},
    )

    content = response.content.decode()
    assert "Save it again in that format" in content
    assert document.filename in content
    assert "could not be found" not in content


def test_many_files_at_once_go_straight_to_their_place(upload, settings, stored_files):
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "assets.forms.DocumentForm"

    assert upload("wagtaildocs:add_multiple", "files[]", pdf_bytes()).json()["success"]

    assert CustomDocument.objects.get().audience == "public"
    assert not [path for path in stored_files() if "public" in path.parts]


def test_only_a_pdf_can_be_the_file_of_a_brochure(db):
    drawing = DocumentFactory(content=logo_bytes(), filename="logo.svg")
    brochure = BrochureFactory(documents={"en": drawing})

    with pytest.raises(ValidationError, match="PDF"):
        brochure.files.get().clean()


def test_a_refused_or_waiting_file_is_named_and_a_refused_one_is_not_taken(officer_client, db):
    refused = DocumentFactory(state=FileState.REFUSED, reason="unreadable")
    brochure = BrochureFactory(documents={"en": refused, "fr": DocumentFactory(state=FileState.PENDING)})
    words = "The uploaded file was refused: This file could not be read."

    with pytest.raises(ValidationError, match=words):
        brochure.files.get(language="en").clean()
    brochure.files.get(language="fr").clean()
    screen = officer_client.get(f"/admin/brochures/{brochure.pk}/editions/").content.decode()
    assert words in screen
    assert "The uploaded file waits for its inspection." in screen


def test_a_picture_does_not_take_the_place_of_a_brochure(officer_client, db):
    document = DocumentFactory(content=pdf_bytes(), filename="brochure.pdf")
    data = {"title": "Brochure", "collection": document.collection_id, "audience": "public"}

    response = save(
        officer_client,
        reverse("wagtaildocs:edit", args=[document.pk]),
        {**data, "file": SimpleUploadedFile("cover.jpg", picture_bytes(kind="JPEG"))},
    )

    assert "This is a JPG file and would replace a PDF file." in response.content.decode()
    assert CustomDocument.objects.get().file_extension == "pdf"


def test_a_language_is_chosen_from_the_list(officer_client, db):
    document = DocumentFactory()
    data = {"title": "Brochure", "collection": document.collection_id, "audience": "public", "language": "English"}

    response = save(officer_client, reverse("wagtaildocs:edit", args=[document.pk]), data)

    assert "Select a valid choice" in response.content.decode()
    assert CustomDocument.objects.get().language == ""
