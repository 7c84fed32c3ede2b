"""Which drawing on which ground: asked without JavaScript."""

import html5lib
import pytest

from branding.artwork.colours import contrast
from tests.factories import LogoKitPageFactory
from tests.files import logo_with

TWO = logo_with('<path fill="#1F5A41" d="M0 0h90v40z"/>', '<path fill="#E3A798" d="M110 30h5v5z"/>')
KIT = {"masters": {"colour": TWO}}


@pytest.fixture
def ask(site_tree, kit, client):
    pages = site_tree.add_versions(LogoKitPageFactory, ["en", "ar"], kit=kit)

    def get(query: str, language: str = "en"):
        html = client.get(f"{pages[language].get_url()}?{query}").content.decode()
        return html5lib.parse(html, namespaceHTMLElements=False)

    return get


def rows(root) -> dict[str, str]:
    return {
        row.get("data-variant"): " ".join("".join(row.itertext()).split())
        for row in root.iter("li")
        if "tester__result" in (row.get("class") or "")
    }


def best(root) -> str:
    return next(
        row.get("data-variant") for row in root.iter("li") if "tester__result--best" in (row.get("class") or "")
    )


@pytest.mark.parametrize(
    ("query", "variant"),
    [
        ("background=%23ffffff", "colour"),
        ("background=%23777777", "reversed"),
        ("background=%231f5a41", "reversed"),
        ("background=%23ffffff&hex=1F5A41", "reversed"),
        ("hex=%23fff", "colour"),
    ],
)
def test_a_colour_is_answered_with_the_drawing_that_can_be_seen_on_it(ask, query, variant):
    root = ask(query)

    assert best(root) == variant
    assert "Take this one" in rows(root)[variant]
    link = next(link for link in root.iter("a") if "tag" in (link.get("class") or "") and variant in link.get("href"))
    assert link.get("href") == f"/logos/gcc/gcc_horizontal_{variant}_rgb.svg"


def test_the_ratio_is_that_of_wcag_and_an_accent_does_not_count(ask):
    answer = rows(ask("hex=%23777777"))

    assert "4.6:1" in answer["black"]  # 4.69, cut off
    assert "4.4:1" in answer["reversed"]
    assert "1.8:1 Too little contrast" in answer["colour"]
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("text", ["red", "%23GGGGGG", "12", "%3Cscript%3E"])
def test_what_is_no_colour_is_answered_with_what_a_colour_looks_like(ask, text):
    root = ask(f"hex={text}")

    field = next(field for field in root.iter("input") if field.get("name") == "hex")
    assert field.get("aria-invalid") == "true"
    assert "six hexadecimal digits" in "".join(root.find(".//*[@id='tester-problem']").itertext())


def test_without_a_question_nothing_is_recommended(ask):
    root = ask("")

    assert not any("tester__result--best" in (row.get("class") or "") for row in root.iter("li"))
    assert set(rows(root)) == {"colour", "mono", "black", "reversed"}


def test_a_ratio_reads_from_left_to_right_in_arabic_too(ask):
    assert any((mark.text or "").endswith(":1") for mark in ask("hex=%23777777", "ar").iter("bdi"))


def test_the_page_shows_every_drawing(ask):
    root = ask("")

    previews = {image.get("src") for image in root.iter("img") if "preview" in (image.get("src") or "")}
    assert previews == {f"/logos/gcc/preview/horizontal_{name}" for name in ("colour", "mono", "black", "reversed")}
