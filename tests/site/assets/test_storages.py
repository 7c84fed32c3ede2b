"""Where files lie, and that no address leads around the views that guard them."""

import gc
import json
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from assets.models import CustomDocument
from assets.storages import PrivateFileSystemStorage
from tests.factories import DocumentFactory
from tests.files import pdf_bytes, picture_bytes
from tests.forms import form_on


def test_the_private_storage_never_gives_an_address():
    with pytest.raises(ValueError, match="no address"):
        storages["private"].url("documents/plan.pdf")


def test_uploads_lie_in_the_private_storage(db):
    assert DocumentFactory().file.storage is storages["private"]


def test_a_storage_can_be_named_to_a_task_even_when_its_folder_is_a_path():
    storage = PrivateFileSystemStorage(location=Path("/somewhere"))

    assert json.loads(json.dumps(storage.deconstruct()))[2] == {"location": "/somewhere"}


def test_a_deleted_document_leaves_no_file(db, stored_files, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        DocumentFactory().delete()

    assert not stored_files()


@pytest.fixture(params=["x" * 300, "gar\x00den"], ids=["long", "NUL"])
def unfinished(request, officer_client):
    """Uploads of several files whose name will not do for a title: the form that follows each, by its prefix."""

    def send(kind: str, content: bytes, ending: str) -> dict:
        name = f"{request.param}{ending}"
        title = {"title": name, "collection": Collection.get_first_root_node().pk}
        address = reverse(f"wagtail{kind}s:add_multiple")
        return officer_client.post(address, {**title, "files[]": SimpleUploadedFile(name, content)}).json()

    return send


@pytest.mark.parametrize(
    ("kind", "content", "ending"), [("image", picture_bytes(), ".png"), ("doc", pdf_bytes(), ".pdf")]
)
def test_an_upload_that_is_not_finished_has_no_address(unfinished, stored_files, kind, content, ending):
    assert unfinished(kind, content, ending)["uploaded_file_id"]

    (file,) = stored_files()
    assert file.is_relative_to(storages["private"].location)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_upload_is_finished_by_its_title(unfinished, officer_client, stored_files):
    answer = unfinished("doc", pdf_bytes(), ".pdf")
    prefix = f"uploaded-document-{answer['uploaded_file_id']}"
    form = {f"{prefix}-title": "Garden", f"{prefix}-tags": ""}
    address = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[answer["uploaded_file_id"]])

    assert officer_client.post(address, form_on(answer["form"]) | form).json()["success"]

    assert CustomDocument.objects.get().title == "Garden"
    assert not [file for file in stored_files() if "wagtail_uploads" in file.parts]
    gc.collect()  # Wagtail leaves the file open, which is told when it is collected


def test_a_picture_may_be_kept_for_ever(db, fetch):
    name = storages["default"].save("images/abc/garden.webp", ContentFile(b"-"))

    response = fetch(f"/media/{name}")

    assert response.headers["Content-Type"] == "image/webp"
    assert "immutable" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "../private/documents/secret.txt",
        "images/../../private/documents/secret.txt",
        "%2e%2e/private/documents/secret.txt",
        "..%2fprivate%2fdocuments%2fsecret.txt",
        "/etc/hostname",
        "images/",
        "images/none.webp",
        "images/there.webp/below",
        "images/" + "x" * 300,
        "images/nul%00.webp",
    ],
)
def test_no_address_leads_out_of_the_public_folder(db, fetch, path):
    storages["private"].save("documents/secret.txt", ContentFile(b"secret"))
    storages["default"].save("images/there.webp", ContentFile(b"-"))

    assert fetch(f"/media/{path}").status_code == (400 if "%00" in path else 404)
