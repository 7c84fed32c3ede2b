"""RSS and Atom: the newest articles of one language, for programs that read news."""

from datetime import UTC, datetime
from uuid import UUID
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from navigation.models import SiteText
from news.models import NewsIndexPage, NewsPage
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
    assert item.find("guid").get("isPermaLink") == "false"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_atom_is_in_one_language_and_leads_to_its_pages(article, feed, language, site_tree):
    root = feed(f"/{language}/feeds/news.atom")

    assert root.get(f"{XML}lang") == language
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/{language}/news/meeting/"
    assert entry.findtext(f"{ATOM}published") == "2026-03-01T09:30:00+00:00"
    assert root.find(f"{ATOM}author").findtext(f"{ATOM}name") == site_tree.home(language).title
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver/{language}/feeds/news.atom"


def test_a_feed_bears_the_name_of_the_network(site_tree, feed):
    SiteText.objects.create(
        locale=site_tree.home("fr").locale, network_name="Réseau", tagline="Ensemble", about_short="Court."
    )

    assert feed("/fr/feeds/news.rss").find("channel").findtext("title") == "Réseau\u00a0: news, French"
    assert feed("/fr/feeds/news.atom").find(f"{ATOM}author").findtext(f"{ATOM}name") == "Réseau"


def test_each_version_of_an_article_has_an_identity_of_its_own_for_ever(article, feed):
    found = {}
    for language in ("en", "ar"):
        (entry,) = feed(f"/{language}/feeds/news.atom").findall(f"{ATOM}entry")
        (item,) = feed(f"/{language}/feeds/news.rss").iter("item")
        found[language] = entry.findtext(f"{ATOM}id")
        assert item.findtext("guid") == found[language] == UUID(found[language]).urn
    assert found["en"] != found["ar"]

    NewsPage.objects.filter(pk=article["en"].pk).update(title="Later", url_path="/home/news/later/")

    (entry,) = feed("/en/feeds/news.atom").findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == found["en"]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_what_no_xml_can_carry_is_left_out_of_a_feed(site_tree, feed, kind):
    home = site_tree.home("fr")
    SiteText.objects.create(locale=home.locale, network_name="Ré\x07seau", tagline="Ensemble", about_short="Court.")
    NewsIndexPage.objects.update(title="Actu\x1balités", introduction="Tout\x0bce qui est neuf")
    site_tree.add(NewsPageFactory, "fr", title="Ré\x07union", standfirst="Deux\x0blignes\x1b")

    words = [element.text or "" for element in feed(f"/fr/feeds/news.{kind}").iter()]

    assert {"Réseau\u00a0: Actualités", "Tout ce qui est neuf", "Réunion", "Deux lignes"} <= set(words)


@pytest.mark.parametrize(("kind", "tag"), [("rss", "description"), ("atom", f"{ATOM}summary")])
def test_signs_of_html_in_a_standfirst_are_signs_in_a_feed(site_tree, feed, kind, tag):
    site_tree.add(NewsPageFactory, "fr", standfirst="Moins de <5 % & plus")

    said = [element.text for element in feed(f"/fr/feeds/news.{kind}").iter(tag)]

    assert said[-1] == "Moins de &lt;5 % &amp; plus"


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
