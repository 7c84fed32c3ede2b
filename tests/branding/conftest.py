import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from tests.factories import LogoKitFactory
from tests.tree import SMALL_WIDTHS

WIDTHS = SMALL_WIDTHS


@pytest.fixture
def make_kit(db, django_capture_on_commit_callbacks):
    """A kit with its files."""

    def make(**fields):
        with django_capture_on_commit_callbacks(execute=True):
            return LogoKitFactory(**{"slug": "gcc", **fields})

    return make


@pytest.fixture
def replace_master(django_capture_on_commit_callbacks):
    """Other content under the name of a master, as an officer uploads it."""

    def replace(kit, content: bytes, build: bool = True, **cell):
        master = kit.variants.get(**cell).master
        master.file = ContentFile(content, "new.svg")
        master._set_document_file_metadata()
        with django_capture_on_commit_callbacks(execute=build):
            master.save()

    return replace


def content(kit, name: str) -> bytes:
    with kit.newest.files.get(name=name).file.open() as file:
        return file.read()


def archive(kit) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content(kit, f"{kit.slug}.zip")))


def reloaded(kit):
    """Without what it remembers of its versions."""
    return type(kit).objects.get(pk=kit.pk)
