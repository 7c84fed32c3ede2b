import io

import pytest
from PIL import Image

from assets.models import CustomDocument
from audit.models import Entry, Event
from tests.branding.conftest import WIDTHS


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("gcc_horizontal_colour_rgb.svg", "image/svg+xml"),
        ("gcc_horizontal_colour_rgb.pdf", "application/pdf"),
        ("gcc_horizontal_colour_rgb_60px.png", "image/png"),
        ("gcc.zip", "application/zip"),
    ],
)
def test_a_logo_file_comes_as_a_download_under_its_own_name(kit, fetch, name, content_type):
    response = fetch(f"/logos/gcc/{name}")

    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Content-Type"] == content_type
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("address", "content_type"),
    [("/logos/gcc/preview/horizontal_colour", "image/webp"), ("/logos/gcc/preview/horizontal_colour.png", "image/png")],
)
def test_the_preview_is_shown_in_place_and_can_do_nothing(kit, fetch, address, content_type):
    response = fetch(address)

    assert response.headers["Content-Type"] == content_type
    assert Image.open(io.BytesIO(response.body)).width == WIDTHS[0]
    assert response.headers["Content-Disposition"].startswith("inline")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "sandbox" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    [
        "/logos/gcc/gcc_horizontal_gold_rgb.svg",
        "/logos/other/gcc.zip",
        "/logos/gcc/preview/stacked_mono",
        "/logos/gcc/preview/stacked_mono.png",
        "/logos/gcc/README.en.txt",
    ],
)
def test_a_file_that_no_kit_has_is_not_found(kit, fetch, address):
    assert fetch(address).status_code == 404


def test_a_kit_from_before_webp_is_shown_as_png(kit, fetch):
    kit.newest.files.filter(format="webp").delete()

    assert fetch("/logos/gcc/preview/horizontal_colour").headers["Content-Type"] == "image/png"


def test_a_file_that_the_disk_has_lost_is_not_found(kit, fetch):
    file = kit.newest.files.get(name="gcc.zip").file
    file.storage.delete(file.name)

    assert fetch("/logos/gcc/gcc.zip").status_code == 404


def test_taking_a_file_of_a_kit_that_is_not_for_everybody_is_recorded(kit, fetch, client, officer):
    client.force_login(officer)
    fetch("/logos/gcc/gcc.zip")
    assert not Entry.objects.filter(event=Event.DOWNLOADED).exists()

    CustomDocument.objects.update(audience="staff")
    fetch("/logos/gcc/gcc.zip")

    row = Entry.objects.get(event=Event.DOWNLOADED)
    assert (row.actor, row.object_label) == (officer, "gcc.zip")
