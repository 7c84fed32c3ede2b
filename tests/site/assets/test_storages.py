"""Where files lie, and that no address leads around the views that guard them."""

import json
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from assets.storages import PrivateFileSystemStorage
from tests.factories import DocumentFactory


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
