"""Plain pages: about, legal notice, privacy, accessibility, contact."""

import pytest

from home.models import StandardPage
from tests.factories import ImageFactory, StandardPageFactory

MOST_QUERIES = 10


def paragraphs(number: int, target) -> list[tuple]:
    link = f'<a linktype="page" id="{target.pk}">the legal notice</a>'
    return [("text", f"<p>See {link}, part {part}.</p>") for part in range(number)]


@pytest.mark.parametrize(("language", "title"), [("en", "About"), ("ar", "عن الشبكة")])
def test_a_standard_page_shows_title_introduction_and_text(site_tree, read, language, title):
    body = [("heading", {"text": "Who runs it", "level": "2"}), ("text", "<p>The members.</p>")]
    site_tree.add(StandardPageFactory, language, title=title, slug="about", introduction="In short.", body=body)

    root = read(f"/{language}/about/")

    assert root.find(".//h1").text == title
    text = "".join(root.find(".//main").itertext())
    assert "In short." in text
    assert "The members." in text
    assert root.find(".//main//h2").get("id") == "h-who-runs-it"


def test_no_heading_takes_the_identifier_of_a_part_of_the_frame_or_of_another_heading(site_tree, read):
    frame = [element.get("id") for element in read("/en/").iter() if element.get("id")]
    assert "content" in frame
    words = [*(identifier.replace("-", " ") for identifier in frame), "Next steps", "Next steps 2", "Next steps"]
    body = [("heading", {"text": text, "level": "2"}) for text in words]
    site_tree.add(StandardPageFactory, slug="legal", body=body)

    identifiers = [element.get("id") for element in read("/en/legal/").iter() if element.get("id")]
    assert len(identifiers) >= 2 * len(frame)
    assert len(identifiers) == len(set(identifiers))


def test_a_page_below_a_page_has_both_above_it(site_tree, read):
    parent = site_tree.add(StandardPageFactory, title="About", slug="about")
    StandardPageFactory(parent=parent, title="Statutes", slug="statutes")

    crumbs = read("/en/about/statutes/").findall(".//nav[@class='breadcrumbs wrap']//a")

    assert [(crumb.text, crumb.get("href")) for crumb in crumbs] == [("Home", "/en/"), ("About", "/en/about/")]


def test_queries_do_not_grow_with_the_text(site_tree, count_queries):
    legal = site_tree.add(StandardPageFactory, title="Legal notice", slug="legal")
    page = site_tree.add(
        StandardPageFactory, title="About", slug="about", image=ImageFactory(), body=paragraphs(3, legal)
    )
    few = count_queries("/en/about/")
    page = StandardPage.objects.get(pk=page.pk)
    page.body = paragraphs(30, legal)
    page.save()
    many = count_queries("/en/about/")

    assert few == many
    assert many <= MOST_QUERIES
