"""RSS and Atom: the newest articles of one language, for programs that read news."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from navigation.models import SiteText
from tests.factories import NewsPageFactory

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture
def feed(client):
    def get(address: str):
        response = client.get(address)
        assert response.status_code == 200
        kind = "rss" if address.endswith(".rss") else "atom"
        assert response.headers["Content-Type"].startswith(f"application/{kind}+xml")
        return ElementTree.fromstring(response.content)  # noqa: S314  our own answer

    return get


@pytest.fixture
def article(site_tree):
    return site_tree.add_versions(
        NewsPageFactory,
        ["en", "ar"],
        slug="meeting",
        title="Members & friends <meet>",
        standfirst="What “we” decided.",
        date=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_rss_is_in_one_language_and_leads_to_its_pages(article, feed, language):
    channel = feed(f"/{language}/feeds/news.rss").find("channel")

    assert channel.findtext("language") == language
    assert channel.findtext("link") == f"http://testserver/{language}/news/"
    (item,) = channel.findall("item")
    assert item.findtext("title") == "Members & friends <meet>"
    assert item.findtext("link") == f"http://testserver/{language}/news/meeting/"
    assert item.findtext("description") == "What “we” decided."
    assert item.findtext("pubDate") == "Sun, 01 Mar 2026 09:30:00 +0000"
    assert item.findtext("guid").endswith(f":{language}")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_atom_is_in_one_language_and_leads_to_its_pages(article, feed, language):
    root = feed(f"/{language}/feeds/news.atom")

    assert root.get(f"{XML}lang") == language
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/{language}/news/meeting/"
    assert entry.findtext(f"{ATOM}published") == "2026-03-01T09:30:00+00:00"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver/{language}/feeds/news.atom"


def test_a_feed_bears_the_name_of_the_network(site_tree, feed):
    SiteText.objects.create(
        locale=site_tree.home("fr").locale, network_name="Réseau", tagline="Ensemble", about_short="Court."
    )

    assert feed("/fr/feeds/news.rss").find("channel").findtext("title") == "Réseau: news, French"


def test_nothing_unpublished_and_nothing_private_is_in_a_feed(site_tree, feed):
    site_tree.add(NewsPageFactory, title="Draft", live=False)
    private = site_tree.add(NewsPageFactory, title="For members")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    site_tree.add(NewsPageFactory, title="Open")

    assert [item.findtext("title") for item in feed("/en/feeds/news.rss").iter("item")] == ["Open"]


def test_a_feed_without_articles_is_valid(site_tree, feed):
    assert list(feed("/ja/feeds/news.rss").iter("item")) == []


def test_there_is_no_feed_where_the_language_has_no_news(site_tree, client):
    site_tree.home("es").unpublish()

    assert client.get("/es/feeds/news.rss").status_code == 404
    assert client.get("/de/feeds/news.rss").status_code == 404
