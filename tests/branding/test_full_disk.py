"""The disk is full in the middle of a kit: nothing half-made, the officer reads why, room lets it be made."""

from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path

import pytest
from django.urls import reverse

from assets.storages import PrivateFileSystemStorage
from branding.models import LogoKit
from branding.tasks import build_logo_kit, build_outdated_logo_kits
from tests.branding.conftest import reloaded
from tests.files import logo_bytes

NAME = "gcc_horizontal_colour_rgb.svg"
REASON = "The files could not be stored: the disk is full"


@pytest.fixture
def kit(make_kit):
    return make_kit(masters={"colour": logo_bytes("#1F5A41")})


@contextmanager
def full_disk():
    """Room for seven files and half of the next one."""
    save, saved = PrivateFileSystemStorage._save, []

    def save_half(storage, name, content):
        if not name.startswith("logos/") or len(saved) < 7:
            saved.append(name)
            return save(storage, name, content)
        path = Path(storage.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read()[:20])
        raise OSError(ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PrivateFileSystemStorage, "_save", save_half)
        yield


def screens(kit) -> list[str]:
    """Where officers see how a kit is."""
    address = LogoKit.snippet_viewset.get_url_name
    return [reverse(address("list")), reverse(address("edit"), args=[kit.pk])]


def test_nothing_half_made_is_left_and_the_kit_is_made_when_there_is_room(
    kit, replace_master, stored_files, fetch, officer_client
):
    replace_master(kit, logo_bytes("#8A1538"), build=False)
    before = stored_files()

    with full_disk(), pytest.raises(OSError, match="No space left"):
        build_logo_kit.func(kit.pk)

    assert stored_files() == before
    assert b"1F5A41" in fetch(f"/logos/gcc/{NAME}").body
    assert fetch(f"/logos/gcc/v/1.1/{NAME}").status_code == 404
    assert all(REASON in officer_client.get(screen).content.decode() for screen in screens(kit))

    build_outdated_logo_kits.func()

    assert b"8A1538" in fetch(f"/logos/gcc/{NAME}").body
    assert not any(REASON in officer_client.get(screen).content.decode() for screen in screens(kit))


def test_a_master_that_is_gone_from_the_disk_is_told_too(kit, replace_master, officer_client):
    replace_master(kit, logo_bytes("#8A1538"), build=False)
    master = kit.variants.get().master
    master.file.storage.delete(master.file.name)

    with pytest.raises(FileNotFoundError):
        build_logo_kit.func(kit.pk)

    told = [officer_client.get(screen).content.decode() for screen in screens(kit)]
    assert all("A master or print file is missing or broken" in html for html in told)
    assert reloaded(kit).newest.number == "1.0"


def test_a_reason_goes_with_its_cause(kit):
    """The officer took the new artwork back, so that there is nothing to make."""
    LogoKit.objects.update(problem="storage")

    build_logo_kit.func(kit.pk)

    assert reloaded(kit).problem == ""
