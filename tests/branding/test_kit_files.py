import io
import zipfile

import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from assets.storages import PrivateFileSystemStorage
from branding.drawing import draw_png
from branding.models import LogoKitPage
from branding.services import PNG_WIDTHS, build_kit
from branding.tasks import build_outdated_logo_kits
from tests.factories import LogoKitFactory, LogoKitPageFactory
from tests.files import logo_bytes

HOSTILE = logo_bytes().replace(
    b"<path",
    b'<script>alert(1)</script><path onclick="alert(2)" style="fill:url(https://example.org/spy)" d="M0 0"/><path',
    1,
)


# The real sizes cost most of the time of a build, and only one test looks at them.
WIDTHS = (60, 120)


@pytest.fixture(autouse=True)
def small_pictures(monkeypatch):
    monkeypatch.setattr("branding.services.PNG_WIDTHS", WIDTHS)


@pytest.fixture
def kit(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return LogoKitFactory(slug="gcc", masters={"colour": HOSTILE, "mono": logo_bytes("#000000")})


@pytest.fixture
def kit_in_three_languages(site_tree, kit, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pages = site_tree.add_versions(LogoKitPageFactory, ["en", "fr", "ar"], kit=kit, title="Logo")
        pages["fr"].save_revision().publish()
    return pages


def content(kit, name: str) -> bytes:
    with kit.files.get(name=name).file.open() as file:
        return file.read()


def archive(kit) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content(kit, f"{kit.slug}.zip")))


def test_a_kit_offers_each_variant_in_every_format_and_all_of_them_in_one_archive(kit):
    names = {file.name for file in kit.files.all()}

    assert names == {
        "gcc.zip",
        *(f"gcc_{variant}_rgb.{kind}" for variant in ("colour", "mono") for kind in ("svg", "pdf")),
        *(f"gcc_{variant}_rgb_{width}px.png" for variant in ("colour", "mono") for width in WIDTHS),
    }
    assert set(archive(kit).namelist()) == names - {"gcc.zip"}


def test_scripts_handlers_and_foreign_addresses_in_the_artwork_reach_nobody(kit):
    svg = content(kit, "gcc_colour_rgb.svg")

    assert b"<path" in svg
    assert not any(danger in svg for danger in (b"script", b"onclick", b"example.org"))


def test_the_pdf_is_one_page_of_vectors_in_the_size_of_the_drawing(kit):
    with pypdfium2.PdfDocument(content(kit, "gcc_colour_rgb.pdf")) as document:
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


def test_the_archive_explains_itself_in_the_languages_that_have_a_live_page(kit, kit_in_three_languages):
    readmes = {
        name: archive(kit).read(name).decode("utf-8-sig") for name in archive(kit).namelist() if "README" in name
    }

    assert set(readmes) == {"README.en.txt", "README.fr.txt", "README.ar.txt"}
    assert "Keep the clear space." in readmes["README.en.txt"]
    assert "Green: #1F5A41" in readmes["README.en.txt"]
    assert "Vert: #1F5A41" in readmes["README.fr.txt"]
    assert "أخضر: #1F5A41" in readmes["README.ar.txt"]


def test_rules_that_are_taken_down_leave_the_archive(kit, kit_in_three_languages, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        LogoKitPage.objects.get(pk=kit_in_three_languages["ar"].pk).unpublish()

    assert "README.ar.txt" not in archive(kit).namelist()


def test_two_builds_give_the_same_addresses_and_the_same_bytes(kit):
    def state():
        return {file.name: (file.checksum, file.size) for file in kit.files.all()}

    before = state()
    build_kit(kit)

    assert state() == before


def test_new_artwork_appears_under_the_old_addresses(kit, fetch, django_capture_on_commit_callbacks):
    master = kit.variants.get(variant="mono").master
    with master.file.storage.open(master.file.name, "wb") as file:
        file.write(logo_bytes("#ABCDEF"))
    with django_capture_on_commit_callbacks(execute=True):
        master.save()

    assert b"ABCDEF" in fetch("/logos/gcc/gcc_mono_rgb.svg").body


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


@pytest.mark.parametrize("trouble", [_one_master_is_broken, _disk_is_full_at_the_last_file])
def test_a_build_that_fails_leaves_the_old_kit_and_nothing_half_made(stored_files, kit, monkeypatch, trouble):
    before = stored_files(), {(file.name, file.file.name) for file in kit.files.all()}
    trouble(kit, monkeypatch)

    with pytest.raises((ValueError, OSError)):
        build_kit(kit)

    assert (stored_files(), {(file.name, file.file.name) for file in kit.files.all()}) == before


def test_a_kit_that_is_deleted_takes_its_files_along(stored_files, kit, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        kit.delete()

    assert not [path for path in stored_files() if "logos" in path.parts]


@pytest.mark.parametrize(
    "artwork",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="linked.png" width="9"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>',
    ],
    ids=["names a picture elsewhere", "has no size"],
)
def test_an_editor_is_told_which_artwork_cannot_become_a_kit(db, artwork):
    kit = LogoKitFactory(masters={"colour": artwork})

    with pytest.raises(ValidationError, match="whole in itself"):
        kit.variants.get().clean()


def test_a_kit_whose_task_was_lost_is_made_within_the_hour(db):
    kit = LogoKitFactory(slug="gcc")  # without the callbacks of its transaction, as after a crash
    assert not kit.files.exists()

    build_outdated_logo_kits.func()
    made = set(kit.files.values_list("pk", flat=True))
    build_outdated_logo_kits.func()

    assert made
    assert set(kit.files.values_list("pk", flat=True)) == made
