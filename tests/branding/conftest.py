import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import TestCase

from branding.models import LogoKit
from demo.quiet import no_index_updates
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


@pytest.fixture(scope="module")
def made_kit(request, shared_rows) -> tuple[int, dict[Path, bytes]]:
    """Made once for all tests of a module, from the facts in its `KIT`: its key, and its files."""
    root = Path(settings.MEDIA_ROOT)
    before = set(root.rglob("*"))
    with no_index_updates(), TestCase.captureOnCommitCallbacks(execute=True):
        kit = LogoKitFactory(**{"slug": "gcc", **getattr(request.module, "KIT", {})})
    return kit.pk, {path: path.read_bytes() for path in set(root.rglob("*")) - before if path.is_file()}


@pytest.fixture
def kit(made_kit, db):
    """Files that a test takes away come back, as its rows do."""
    pk, files = made_kit
    yield LogoKit.objects.get(pk=pk)
    for path, content in files.items():
        if not path.exists():
            path.write_bytes(content)


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
