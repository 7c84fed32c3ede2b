import hashlib
import io
import json
from datetime import timedelta
from unittest.mock import Mock

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from assets.storages import PrivateFileSystemStorage, private_storage
from branding import services
from branding.artwork.flat import flattened
from branding.drawing import draw_png
from branding.models import LogoFile, LogoKit, LogoKitPage, LogoKitVersion
from branding.services import build_kit
from branding.stored import forget_orphans
from branding.tasks import build_outdated_logo_kits
from tests.branding.conftest import WIDTHS, archive, content, reloaded
from tests.factories import LogoKitFactory, LogoKitPageFactory
from tests.files import logo_bytes, logo_with

PNG_WIDTHS = (600, 1200, 2400)
HOSTILE = logo_bytes().replace(
    b"<path",
    b'<script>alert(1)</script><path onclick="alert(2)" style="fill:url(https://example.org/spy)" d="M0 0"/><path',
    1,
)


@pytest.fixture
def kit(make_kit):
    return make_kit(masters={"colour": HOSTILE, "mono": logo_bytes("#000000")})


@pytest.fixture
def kit_in_three_languages(site_tree, kit, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pages = site_tree.add_versions(LogoKitPageFactory, ["en", "fr", "ar"], kit=kit, title="Logo")
        pages["fr"].save_revision().publish()
    return pages


def names_of(lockup: str, variant: str) -> set[str]:
    ground = "green" if variant == "reversed" else "white"
    stem = f"gcc_{lockup}_{variant}"
    return {
        *(f"{stem}_{end}" for end in ("rgb.svg", "rgb.pdf", "cmyk.pdf", "cmyk.eps")),
        *(f"{stem}_rgb_{width}px.webp" for width in WIDTHS),
        *(f"{stem}_rgb_{width}px{end}.png" for width in WIDTHS for end in ("", f"_{ground}")),
    }


def test_a_kit_offers_each_variant_in_every_format_and_all_of_them_in_one_archive(kit):
    names = {file.name for file in kit.newest.files.all()}

    drawn = [names_of("horizontal", variant) for variant in ("colour", "mono", "black", "reversed")]
    assert names == {"gcc.zip"}.union(*drawn)
    assert set(archive(kit).namelist()) == (names - {"gcc.zip"}) | {"manifest.json"}


def test_each_lockup_and_language_has_its_variants_from_the_master_that_it_has(make_kit):
    kit = make_kit(masters={("stacked", "colour", "fr"): logo_bytes(), ("symbol", "mono"): logo_bytes("#17211B")})

    assert set(kit.newest.cells) == {
        "symbol_mono",
        "symbol_black",
        "symbol_reversed",
        *(f"stacked_{variant}_fr" for variant in ("colour", "mono", "black", "reversed")),
    }
    assert "gcc_stacked_black_cmyk_fr.eps" in archive(kit).namelist()
    assert "gcc_stacked_colour_rgb_fr_60px_white.png" in archive(kit).namelist()


@pytest.mark.parametrize(("variant", "colour"), [("mono", "#1F5A41"), ("black", "#000000"), ("reversed", "#FFFFFF")])
def test_a_variant_that_nobody_drew_is_the_colour_master_in_one_colour(make_kit, variant, colour):
    two = logo_with('<path fill="#E3A798" d="M0 0h50v40z"/>', '<path fill="#1F5A41" d="M50 0h50v40z"/>')
    kit = make_kit(masters={"colour": two})

    drawing = flattened(content(kit, f"gcc_horizontal_{variant}_rgb.svg"))

    assert drawing.colours == [colour]
    assert len(drawing.shapes) == 2


def test_a_variant_in_which_parts_would_close_up_is_not_provided(make_kit):
    tile = logo_with('<path fill="#1F5A41" d="M0 0h120v40H0z"/>', '<path fill="#FFFFFF" d="M9 9h50v20z"/>')
    kit = make_kit(masters={"colour": tile})

    assert list(kit.newest.cells) == ["horizontal_colour"]


def test_the_manifest_names_every_file_with_its_size_and_checksum(kit):
    packed = archive(kit)
    manifest = json.loads(packed.read("manifest.json"))

    assert (manifest["kit"], manifest["version"], manifest["terms_version"]) == ("gcc", "1.0", None)
    assert {row["name"]: (row["bytes"], row["sha256"]) for row in manifest["files"]} == {
        name: (len(packed.read(name)), hashlib.sha256(packed.read(name)).hexdigest())
        for name in packed.namelist()
        if name != "manifest.json"
    }


def test_scripts_handlers_and_foreign_addresses_in_the_artwork_reach_nobody(kit):
    svg = content(kit, "gcc_horizontal_colour_rgb.svg")

    assert b"<path" in svg
    assert not any(danger in svg for danger in (b"script", b"onclick", b"example.org"))


def test_the_pdf_is_one_page_of_vectors_in_the_size_of_the_drawing(kit):
    with pypdfium2.PdfDocument(content(kit, "gcc_horizontal_colour_rgb.pdf")) as document:
        assert len(document) == 1
        page = document[0]
        assert page.get_width() / page.get_height() == pytest.approx(3, rel=0.01)
        drawn = list(page.get_objects())
        assert drawn
        assert not [thing for thing in drawn if thing.type == FPDF_PAGEOBJ_IMAGE]


@pytest.mark.parametrize("width", PNG_WIDTHS)
def test_a_png_is_as_wide_as_promised_and_transparent_around_the_logo(width):
    picture = Image.open(io.BytesIO(draw_png(logo_bytes(), width)))

    assert picture.width == width
    assert picture.getpixel((0, 0))[3] == 0


def test_a_picture_with_background_brings_the_clear_space_along(kit):
    picture = Image.open(io.BytesIO(content(kit, "gcc_horizontal_reversed_rgb_120px_green.png"))).convert("RGBA")

    # A quarter of the height on each side: 120 by 40 becomes 140 by 60.
    assert picture.size == (120, 52)
    assert picture.getextrema()[3] == (255, 255)
    assert picture.getpixel((0, 0)) == (31, 90, 65, 255)
    assert picture.getpixel((60, 25)) == (255, 255, 255, 255)


def test_webp_shows_what_png_shows(kit):
    webp, png = (
        Image.open(io.BytesIO(content(kit, f"gcc_horizontal_colour_rgb_120px.{kind}"))).convert("RGBA")
        for kind in ("webp", "png")
    )

    assert (webp.size, webp.getpixel((30, 15)), webp.getpixel((0, 0))[3]) == (png.size, png.getpixel((30, 15)), 0)


def test_the_archive_explains_itself_in_the_languages_that_have_a_live_page(kit, kit_in_three_languages):
    readmes = {
        name: archive(kit).read(name).decode("utf-8-sig") for name in archive(kit).namelist() if "README" in name
    }

    assert set(readmes) == {"README.en.txt", "README.fr.txt", "README.ar.txt"}
    assert "Keep the clear space." in readmes["README.en.txt"]
    assert "Green: #1F5A41" in readmes["README.en.txt"]
    assert "Vert\xa0: #1F5A41" in readmes["README.fr.txt"]
    assert "أخضر: #1F5A41" in readmes["README.ar.txt"]


def test_rules_that_are_taken_down_leave_the_archive(kit, kit_in_three_languages, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        LogoKitPage.objects.get(pk=kit_in_three_languages["ar"].pk).unpublish()

    assert "README.ar.txt" not in archive(kit).namelist()


def test_two_builds_give_the_same_addresses_and_the_same_bytes(kit):
    def state():
        return {file.name: (file.checksum, file.size) for file in kit.newest.files.all()}

    before, first = state(), set(kit.newest.files.values_list("pk", flat=True))
    LogoKit.objects.update(made_from="")
    LogoKitVersion.objects.update(artwork="")
    build_kit(reloaded(kit))

    assert state() == before
    assert not first & set(kit.newest.files.values_list("pk", flat=True))


def _disk_is_full_at_the_last_file(kit, monkeypatch):
    save = PrivateFileSystemStorage.save

    def save_little(self, name, content, max_length=None):
        if ".zip" in name:
            raise OSError("No space left on device")
        return save(self, name, content, max_length)

    monkeypatch.setattr(PrivateFileSystemStorage, "save", save_little)


def _one_master_is_broken(kit, monkeypatch):
    master = kit.variants.get(variant="mono").master
    with master.file.storage.open(master.file.name, "wb") as file:
        file.write(b"<svg")


def _worker_is_killed(kit, monkeypatch):
    monkeypatch.setattr("branding.services.archive_of", Mock(side_effect=SystemExit))


@pytest.mark.parametrize("trouble", [_one_master_is_broken, _disk_is_full_at_the_last_file, _worker_is_killed])
def test_a_build_that_fails_leaves_the_old_kit_and_nothing_half_made(stored_files, kit, monkeypatch, trouble):
    before = stored_files(), {(file.name, file.file.name) for file in kit.newest.files.all()}
    LogoKit.objects.update(made_from="")
    LogoKitVersion.objects.update(artwork="")
    trouble(kit, monkeypatch)

    with pytest.raises((ValueError, OSError, SystemExit)):
        build_kit(reloaded(kit))

    kit = reloaded(kit)
    assert (stored_files(), {(file.name, file.file.name) for file in kit.newest.files.all()}) == before
    monkeypatch.undo()


def test_what_a_killed_worker_left_on_the_disk_goes_and_what_is_served_stays(stored_files, make_kit, time_machine):
    make_kit(slug="left-behind")
    served = stored_files()
    private_storage().save("logos/left-behind/half-made.png", ContentFile(b"half"))

    assert forget_orphans("left-behind") == 0  # a build may be under way
    time_machine.move_to(timezone.now() + timedelta(hours=3))
    assert forget_orphans("left-behind") == 1
    assert stored_files() == served


def test_of_two_builds_at_once_the_one_that_saw_the_older_state_changes_nothing(
    stored_files, kit, replace_master, monkeypatch
):
    """Two officers replace two masters; the build of the first change ends after that of the second."""
    pack, old = services.archive_of, kit.newest.files.count()
    before = {path for path in stored_files() if "logos" in path.parts}

    def pack_slowly(*args):
        monkeypatch.setattr("branding.services.archive_of", pack)
        replace_master(kit, logo_bytes("#17211B"), variant="mono")  # built meanwhile, whole
        return pack(*args)

    replace_master(kit, logo_bytes("#E3A798"), build=False, variant="colour")
    monkeypatch.setattr("branding.services.archive_of", pack_slowly)
    build_kit(reloaded(kit))

    kit = reloaded(kit)
    assert [version.number for version in kit.versions.all()] == ["1.1", "1.0"]
    assert b"E3A798" in content(kit, "gcc_horizontal_colour_rgb.svg")
    assert b"17211B" in content(kit, "gcc_horizontal_mono_rgb.svg")
    known = {file.file.name for version in kit.versions.all() for file in version.files.all()}
    assert len({path for path in stored_files() if "logos" in path.parts} - before) == len(known) - old


def test_a_kit_that_is_deleted_takes_its_files_along(stored_files, kit, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        kit.delete()

    assert not [path for path in stored_files() if "logos" in path.parts]


def test_a_kit_whose_task_was_lost_is_made_within_minutes(db):
    kit = LogoKitFactory(slug="gcc")  # without the callbacks of its transaction, as after a crash
    assert not kit.versions.exists()

    build_outdated_logo_kits.func()
    made = set(LogoFile.objects.values_list("pk", flat=True))
    build_outdated_logo_kits.func()

    assert made
    assert set(LogoFile.objects.values_list("pk", flat=True)) == made
