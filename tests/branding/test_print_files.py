"""EPS and AI: taken by logo kits alone, judged by their first lines, never opened (knowledge: bad inputs 14)."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from assets.models import CustomDocument, CustomImage
from branding.models import LogoKit, LogoPrintFile
from tests.branding.conftest import archive
from tests.factories import LogoKitPageFactory, UserFactory
from tests.files import pdf_bytes
from tests.forms import save

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n0 0 moveto 9 9 lineto stroke\n%%EOF\n"
DOS_EPS = b"\xc5\xd0\xd3\xc6" + struct.pack("<IIIIIIH", 30, len(EPS), 0, 0, 0, 0, 0xFFFF) + EPS
OLD_AI = b"%!PS-Adobe-3.0\n%%Creator: a drawing program\n"


def send(client, kit: LogoKit, *files: tuple[bytes, str]):
    """Print files in the form of their kit, as an officer sends them."""
    variant, colour = kit.variants.get(), kit.colours.get()
    form = {
        **{field: getattr(kit, field) for field in ("slug", "version", "clear_space")},
        "updated": "2026-10-01",
        "audience": "public",
        "minimum_width_mm": 25,
        "minimum_width_px": 120,
        "variants": inline_formset(
            [{"id": variant.pk, "lockup": "horizontal", "variant": "colour", "master": variant.master_id}],
            initial=1,
        ),
        "colours": inline_formset(
            [{"id": colour.pk, "name": colour.name_id, "hex": colour.hex, "cmyk": colour.cmyk}], initial=1
        ),
        "print_files": inline_formset([{"lockup": "horizontal", "variant": "colour"} for _file in files]),
    }
    uploads = {
        f"print_files-{row}-file": SimpleUploadedFile(name, content) for row, (content, name) in enumerate(files)
    }
    address = reverse(LogoKit.snippet_viewset.get_url_name("edit"), args=[kit.pk])
    return save(client, address, nested_form_data(form) | uploads)


@pytest.fixture
def add(kit, officer_client, django_capture_on_commit_callbacks):
    def post(content: bytes, name: str, inspect: bool = True):
        with django_capture_on_commit_callbacks(execute=inspect):
            return send(officer_client, kit, (content, name))

    return post


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (EPS, "logo.eps"),
        (EPS + b"currentfile <0f0fff> /x <</a (w)>> def (a profile of a file) pop", "logo.eps"),
        (DOS_EPS, "logo.EPS"),
        (OLD_AI, "logo.ai"),
        (pdf_bytes(), "logo.ai"),
    ],
)
def test_a_print_file_goes_out_as_it_came_as_a_download_in_a_sandbox(add, kit, client, fetch, site_tree, content, name):
    site_tree.add(LogoKitPageFactory, kit=kit)
    assert add(content, name).status_code == 302
    client.logout()
    name = f"gcc_horizontal_colour_print.{name[-3:].lower().lstrip('.')}"

    response = fetch(f"/logos/gcc/{name}")

    assert (response.status_code, response.body) == (200, content)
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert name in zipfile.ZipFile(io.BytesIO(fetch("/logos/gcc/gcc.zip").body)).namelist()


def test_until_the_kit_is_published_nobody_outside_gets_its_print_files(add, kit, client, fetch, site_tree):
    add(EPS, "logo.eps")
    print_files, drawing = (
        ["/logos/gcc/gcc_horizontal_colour_print.eps", "/logos/gcc/gcc.zip"],
        "/logos/gcc/gcc_horizontal_colour_rgb.svg",
    )
    assert {fetch(address).status_code for address in [*print_files, drawing]} == {200}  # who works with it does
    client.logout()
    assert {fetch(address).status_code for address in print_files} == {404}
    assert fetch(drawing).status_code == 200

    page = site_tree.add(LogoKitPageFactory, kit=kit)
    assert {fetch(address).status_code for address in print_files} == {200}

    page.unpublish()
    assert {fetch(address).status_code for address in print_files} == {404}


@pytest.fixture
def keeper_of_records(db):
    """Changes logo kits and publishes nothing."""
    person = UserFactory(is_staff=True)
    codes = ("access_admin", "change_logokit", "view_logokit")
    person.user_permissions.set(Permission.objects.filter(codename__in=codes))
    return person


def test_in_a_published_kit_a_print_file_waits_for_somebody_who_may_publish(
    add, kit, client, fetch, site_tree, officer, keeper_of_records, django_capture_on_commit_callbacks
):
    page = site_tree.add(LogoKitPageFactory, kit=kit)
    client.force_login(keeper_of_records)
    assert add(EPS, "logo.eps").status_code == 302

    client.force_login(officer)
    form = client.get(reverse(LogoKit.snippet_viewset.get_url_name("edit"), args=[kit.pk])).content.decode()
    assert "as soon as somebody who may do so publishes" in form
    client.logout()
    assert fetch("/logos/gcc/gcc_horizontal_colour_print.eps").status_code == 404
    assert "gcc_horizontal_colour_print.eps" not in archive(LogoKit.objects.get()).namelist()
    assert [version.number for version in LogoKit.objects.get().versions.all()] == ["1.0"]

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision(user=officer).publish(user=officer)
    assert fetch("/logos/gcc/gcc_horizontal_colour_print.eps").body == EPS
    assert "gcc_horizontal_colour_print.eps" in archive(LogoKit.objects.get()).namelist()


def test_a_print_file_that_waits_is_served_to_nobody_and_the_kit_stays_as_it_was(add, fetch):
    add(EPS, "logo.eps", inspect=False)

    assert fetch("/logos/gcc/gcc_horizontal_colour_print.eps").status_code == 404
    assert fetch("/logos/gcc/gcc.zip").status_code == 200


REFUSED = [
    (b"", "logo.eps", "The submitted file is empty"),
    (b"<html>", "logo.eps", "not a EPS file"),
    (b"%!PS-Adobe-3.0\n", "logo.eps", "not a EPS file"),
    (b"\xc5\xd0\xd3\xc6", "logo.eps", "not a EPS file"),
    (DOS_EPS[:60], "logo.eps", "not a EPS file"),
    (DOS_EPS[:30] + b"<html>" + b"x" * len(EPS), "logo.eps", "not a EPS file"),
    (EPS + b"(%pipe%id) (w) file", "logo.eps", "runs or deletes other files"),
    (EPS + b"(/etc/x) deletefile", "logo.eps", "runs or deletes other files"),
    (EPS + b"<25706970 65256964> <77> file", "logo.eps", "runs or deletes other files"),
    (EPS + b"< 25 70 69 70 65 2 5 69 64 >(w)file", "logo.eps", "runs or deletes other files"),
    (EPS + b"(\\045pi\\\npe\\45id) run", "logo.eps", "runs or deletes other files"),
    (EPS + b"<~-#dR;AL2&$~> (r) file", "logo.eps", "runs or deletes other files"),
    (EPS + b"(/etc/passwd) ( w+ ) file", "logo.eps", "runs or deletes other files"),
    (EPS + b"(/tmp/x) <61> file", "logo.eps", "runs or deletes other files"),
    (EPS + b"<64656c65746566696c65> cvn cvx exec", "logo.eps", "runs or deletes other files"),
    (OLD_AI + b"<25706970652569643e> (w) file", "logo.ai", "runs or deletes other files"),
    (b"MZ\x90", "logo.ai", "not a AI file"),
    (pdf_bytes(), "logo.pdf", "Choose an EPS or AI file"),
]


@pytest.fixture(scope="module")
def refusals(made_kit):
    """The page that answers a form with all of them, what it has against each, and the files that are kept."""
    client, kit, root = Client(), LogoKit.objects.get(pk=made_kit[0]), Path(settings.MEDIA_ROOT)
    client.force_login(UserFactory(role="Communications officer"))
    before = set(root.rglob("*"))
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = send(client, kit, *((content, name) for content, name, _words in REFUSED))
    assert answer.status_code == 200
    rows = answer.context["form"].formsets["print_files"].forms
    reasons = {key: row.errors.as_text() for key, row in zip(REFUSED, rows, strict=True)}
    return answer.content.decode(), reasons, set(root.rglob("*")) - before


@pytest.mark.parametrize(("content", "name", "words"), REFUSED)
def test_what_is_no_print_file_is_refused_with_a_reason_and_nothing_is_kept(refusals, db, content, name, words):
    page, reasons, kept = refusals

    assert words in page
    assert words in reasons[content, name, words]
    assert not LogoPrintFile.objects.exists()
    assert not kept


def test_a_file_that_the_scanner_refuses_is_in_no_kit_and_the_editor_reads_why(
    add, kit, fetch, officer_client, monkeypatch
):
    monkeypatch.setattr("assets.services.scan", lambda content: "Eicar")
    add(EPS, "logo.eps")

    assert fetch("/logos/gcc/gcc_horizontal_colour_print.eps").status_code == 404
    page = officer_client.get(reverse(LogoKit.snippet_viewset.get_url_name("edit"), args=[kit.pk]))
    assert "Eicar" in page.content.decode()


@pytest.mark.parametrize("views", ["wagtaildocs:add", "wagtailimages:add"])
@pytest.mark.parametrize("name", ["logo.eps", "logo.ai"])
def test_elsewhere_a_print_file_is_refused_with_the_way_to_the_kits(officer_client, settings, views, name):
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = "assets.forms.ImageForm"
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "assets.forms.DocumentForm"
    form = {"title": "Logo", "collection": 1, "audience": "public", "file": SimpleUploadedFile(name, EPS)}
    before = kept()

    response = officer_client.post(reverse(views), form)

    assert "belong to a logo kit" in response.content.decode()
    assert kept() == before


def kept() -> tuple[int, int]:
    return CustomDocument.objects.count(), CustomImage.objects.count()
