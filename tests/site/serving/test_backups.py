"""A backup, and the way back."""

import tarfile

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from serving.backups import DATABASE_FILES, restore_backup, write_backup

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def upload(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    file = settings.MEDIA_ROOT / "public" / "picture.svg"
    file.parent.mkdir(parents=True)
    file.write_text("as uploaded")
    return file


def rename_root(title: str) -> None:
    Page.objects.filter(depth=1).update(title=title)


def root_title() -> str:
    return Page.objects.get(depth=1).title


def test_restore_brings_back_database_and_files(tmp_path, upload):
    rename_root("Before")
    archive = write_backup(tmp_path / "backups")
    rename_root("After")
    upload.unlink()

    call_command("restore", archive)

    assert root_title() == "Before"
    assert upload.read_text() == "as uploaded"


def test_damaged_backup_changes_nothing(tmp_path, upload):
    rename_root("Before")
    archive = write_backup(tmp_path / "backups")
    archive.write_bytes(archive.read_bytes()[:-200])
    rename_root("After")

    with pytest.raises(CommandError, match="not a readable backup"):
        restore_backup(archive)

    assert root_title() == "After"


def test_backup_of_another_kind_of_database_is_refused(tmp_path):
    archive = tmp_path / "other.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(__file__, "database.other")
    with pytest.raises(CommandError, match=f"holds no .*{'|'.join(DATABASE_FILES.values())}"):
        restore_backup(archive)


def test_nothing_but_the_archive_is_left(tmp_path, upload):
    archive = write_backup(tmp_path / "backups")
    assert list(archive.parent.iterdir()) == [archive]
