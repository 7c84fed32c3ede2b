"""What search engines read: every open page in every language, and where they may look."""

from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import NewsPageFactory

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture
def sitemap(client):
    def get(address: str):
        response = client.get(address)
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "application/xml"
        return ElementTree.fromstring(response.content)  # noqa: S314  our own answer

    return get


def addresses(root) -> list[str]:
    return [element.text for element in root.iter(f"{MAP}loc")]


def test_the_index_names_a_file_for_each_language_online(site_tree, sitemap):
    site_tree.home("es").unpublish()

    languages = ("en", "fr", "ja", "ar")
    assert addresses(sitemap("/sitemap.xml")) == [f"http://testserver/sitemap-{code}.xml" for code in languages]


def test_a_page_names_its_versions_and_the_default(site_tree, sitemap):
    site_tree.add_versions(NewsPageFactory, ["en", "ar"], slug="meeting")

    entries = {entry.findtext(f"{MAP}loc"): entry for entry in sitemap("/sitemap-ar.xml")}
    links = entries["http://testserver/ar/news/meeting/"].findall(LINK)
    assert {link.get("hreflang"): link.get("href") for link in links} == {
        "en": "http://testserver/en/news/meeting/",
        "ar": "http://testserver/ar/news/meeting/",
        "x-default": "http://testserver/en/news/meeting/",
    }


def test_drafts_and_private_pages_are_left_out(site_tree, sitemap):
    site_tree.add(NewsPageFactory, slug="draft", live=False)
    private = site_tree.add(NewsPageFactory, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    site_tree.add(NewsPageFactory, slug="open")

    news = [address for address in addresses(sitemap("/sitemap-en.xml")) if "/news/" in address]
    assert news == ["http://testserver/en/news/", "http://testserver/en/news/open/"]


def test_there_is_no_sitemap_of_an_unknown_language(site_tree, client):
    assert client.get("/sitemap-de.xml").status_code == 404


def test_robots_are_shown_the_sitemap_and_kept_from_the_editors(site_tree, client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /admin/" in lines
