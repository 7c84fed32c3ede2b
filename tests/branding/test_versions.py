"""Replaced artwork keeps its address; what it replaced stays reachable and says so."""

import pytest

from branding.models import LogoFile
from branding.numbers import next_number
from branding.services import sources_of
from branding.tasks import build_outdated_logo_kits
from tests.branding.conftest import WIDTHS, archive, content, reloaded
from tests.factories import LogoKitPageFactory
from tests.files import logo_bytes

NAME = "gcc_horizontal_colour_rgb.svg"


@pytest.fixture
def kit(make_kit):
    return make_kit(masters={"colour": logo_bytes("#1F5A41"), ("symbol", "mono"): logo_bytes("#17211B")})


@pytest.fixture
def renewed(kit, replace_master):
    replace_master(kit, logo_bytes("#8A1538"), variant="colour")
    return reloaded(kit)


def test_new_artwork_appears_under_the_old_address_and_the_old_file_under_its_version(renewed, fetch):
    newest, old = fetch(f"/logos/gcc/{NAME}"), fetch(f"/logos/gcc/v/1.0/{NAME}")

    assert b"8A1538" in newest.body
    assert "Link" not in newest.headers
    assert b"1F5A41" in old.body
    assert old.headers["Link"] == f'<http://testserver/logos/gcc/{NAME}>; rel="latest-version"'
    assert "Link" not in fetch(f"/logos/gcc/v/1.1/{NAME}").headers


def test_a_file_that_is_not_made_any_more_points_to_everything_that_is(kit, fetch, django_capture_on_commit_callbacks):
    kit.variants.get(lockup="symbol").delete()
    with django_capture_on_commit_callbacks(execute=True):
        kit.save()

    assert fetch("/logos/gcc/gcc_symbol_mono_rgb.svg").status_code == 404
    old = fetch("/logos/gcc/v/1.0/gcc_symbol_mono_rgb.svg")
    assert old.headers["Link"] == '<http://testserver/logos/gcc/gcc.zip>; rel="latest-version"'


@pytest.mark.parametrize("address", [f"/logos/gcc/v/9.9/{NAME}", "/logos/gcc/v/1.0/gcc_stacked_mono_rgb.svg"])
def test_a_version_or_file_that_never_was_is_not_found(kit, fetch, address):
    assert fetch(address).status_code == 404


def test_the_page_says_what_changed_and_that_older_versions_are_superseded(site_tree, renewed, client):
    pages = site_tree.add_versions(LogoKitPageFactory, ["en", "fr"], kit=renewed)

    html = client.get(pages["en"].get_url()).content.decode()

    assert "A newer version exists" in html
    assert 'href="/logos/gcc/v/1.0/gcc.zip"' in html
    assert "Changed: Horizontal · Colour<" in html
    assert not any(words in html for words in ("Changed: Symbol", "New: ", "No longer offered: "))


def test_words_alone_make_a_new_archive_and_no_new_version(kit, site_tree, django_capture_on_commit_callbacks):
    drawn = set(LogoFile.objects.exclude(format="zip").values_list("file", flat=True))
    page = site_tree.add(LogoKitPageFactory, kit=kit)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    kit = reloaded(kit)
    assert [version.number for version in kit.versions.all()] == ["1.0"]
    assert set(LogoFile.objects.exclude(format="zip").values_list("file", flat=True)) == drawn
    assert b"README.en.txt" in content(kit, "gcc.zip")


def test_a_kit_from_before_there_were_small_pictures_gets_them_under_its_number(make_kit, fetch, monkeypatch):
    with monkeypatch.context() as older_site:
        older_site.setattr("branding.derivation.WEBP_WIDTHS", WIDTHS[1:])
        older_site.setattr("branding.services.ASSORTMENT", 0)
        kit = make_kit()
    preview = f"gcc_horizontal_colour_rgb_{WIDTHS[0]}px.webp"
    before = {name: fetch(f"/logos/gcc/{name}").body for name in kit.newest.files.values_list("name", flat=True)}

    build_outdated_logo_kits.func()

    kit = reloaded(kit)
    assert preview not in before
    assert preview in archive(kit).namelist()
    assert [version.number for version in kit.versions.all()] == ["1.0"]
    assert {name for name in before if fetch(f"/logos/gcc/{name}").body != before[name]} == {"gcc.zip"}
    assert fetch("/logos/gcc/preview/horizontal_colour").body == content(kit, preview)


def test_a_number_that_the_officer_raises_names_the_same_files(kit, fetch, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        kit.version = "2.0"
        kit.save()

    kit = reloaded(kit)
    assert [version.number for version in kit.versions.all()] == ["2.0", "1.0"]
    assert len(set(LogoFile.objects.filter(name=NAME).values_list("file", flat=True))) == 1
    kit.versions.get(number="1.0").delete()
    assert fetch(f"/logos/gcc/{NAME}").status_code == 200  # what two versions share goes with the last


def test_nothing_is_left_to_make_of_a_version_that_got_its_number_by_itself(kit, site_tree, replace_master):
    site_tree.add(LogoKitPageFactory, kit=kit)
    replace_master(kit, logo_bytes("#8A1538"), variant="colour")

    kit = reloaded(kit)
    assert (kit.version, kit.made_from) == ("1.1", sources_of(kit))


def test_two_changes_in_a_row_are_two_versions(renewed, replace_master):
    replace_master(renewed, logo_bytes("#000000"), lockup="symbol")

    assert [version.number for version in reloaded(renewed).versions.all()] == ["1.2", "1.1", "1.0"]
    assert reloaded(renewed).newest.changes == {"changed": ["symbol_mono"]}


def test_addresses_from_before_there_were_lockups_lead_on(kit, fetch):
    response = fetch("/logos/gcc/gcc_colour_rgb.svg")

    assert (response.status_code, response.headers["Location"]) == (301, f"/logos/gcc/{NAME}")


@pytest.mark.parametrize(
    ("number", "taken", "free"),
    [
        ("2.0", {"1.0"}, "2.0"),
        ("1.9", {"1.9"}, "1.10"),
        ("1.0", {"1.0", "1.1"}, "1.2"),
        ("2026", {"2026"}, "2026.1"),
        ("2026-10", {"2026-10", "2026-10.1"}, "2026-10.2"),
    ],
)
def test_the_next_number_is_one_that_nobody_has(number, taken, free):
    assert next_number(number, taken) == free
