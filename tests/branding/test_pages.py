import html5lib
import pytest

from branding.models import LogoKitIndexPage
from tests.factories import LogoKitPageFactory
from tests.files import logo_bytes


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_logo_stands_below_the_title_of_its_section(site_tree, client, language):
    page = site_tree.add(LogoKitPageFactory, language)

    root = html5lib.parse(client.get(page.get_url()).content.decode(), namespaceHTMLElements=False)

    assert root.find(".//p[@class='kicker']").text == site_tree.section(LogoKitIndexPage, language).title


def test_only_the_first_drawing_is_fetched_before_somebody_scrolls_to_it(site_tree, make_kit, client):
    kit = make_kit(masters={"colour": logo_bytes(), ("symbol", "mono"): logo_bytes()})
    page = site_tree.add(LogoKitPageFactory, kit=kit)

    root = html5lib.parse(client.get(page.get_url()).content.decode(), namespaceHTMLElements=False)

    drawings = [image for image in root.iter("img") if "/preview/" in image.get("src")]
    assert [image.get("loading") for image in drawings] == [None, *["lazy"] * 6]
    assert all(image.get("width") and image.get("height") for image in drawings)


@pytest.mark.parametrize(
    ("reader", "headings"),
    [
        ("fr", ["Horizontal français", "Horizontal", "Symbole seul", "Horizontal espagnol"]),
        ("en", ["Horizontal", "Symbol alone", "Horizontal Spanish", "Horizontal French"]),
    ],
)
def test_drawings_in_the_readers_language_come_first_and_those_in_others_last(
    reader, headings, site_tree, make_kit, client
):
    cells = ["colour", ("symbol", "colour"), ("horizontal", "colour", "es"), ("horizontal", "colour", "fr")]
    kit = make_kit(masters={cell: logo_bytes() for cell in cells})
    page = site_tree.add(LogoKitPageFactory, reader, kit=kit)

    root = html5lib.parse(client.get(page.get_url()).content.decode(), namespaceHTMLElements=False)

    sections = [section for section in root.iter("section") if section.find(".//ul[@class='logo-grid']") is not None]
    assert [" ".join("".join(section.find(".//h2").itertext()).split()) for section in sections] == headings


def test_no_two_lists_of_files_have_the_same_name(site_tree, make_kit, client):
    kit = make_kit(masters={"colour": logo_bytes(), ("stacked", "colour"): logo_bytes()})
    page = site_tree.add(LogoKitPageFactory, kit=kit)

    root = html5lib.parse(client.get(page.get_url()).content.decode(), namespaceHTMLElements=False)

    names = ["".join(element.itertext()) for element in root.iter("summary") if "files" in "".join(element.itertext())]
    assert any("Stacked · Black" in name for name in names)
    assert len(set(names)) == len(names) == 8
