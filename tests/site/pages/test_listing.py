"""Lists that readers narrow: every address has one honest answer."""

import pytest
from django.http import Http404

from news.models import NewsCountry, NewsPage, NewsTopic
from pages.listing import Facet, Listing, Option, options_by_facet
from tests.factories import NewsPageFactory, TermFactory


@pytest.fixture
def facets():
    return [
        Facet("country", "Country", "countries__country", [Option("FR", "France"), Option("JP", "Japan")]),
        Facet("topic", "Topic", "topics__term__code", [Option("care", "Care")]),
        Facet("year", "Year", "date__year", []),
    ]


@pytest.fixture
def articles(site_tree):
    care = TermFactory(code="care")
    for number in range(4):
        article = site_tree.add(NewsPageFactory, title=f"News {number}")
        article.countries = [NewsCountry(country="FR" if number else "JP")]
        article.topics = [NewsTopic(term=care)] if number < 2 else []
        article.save()
    return NewsPage.objects.order_by("title")


@pytest.fixture
def listing(rf, articles, facets):
    return lambda query="": Listing(rf.get(f"/en/news/{query}"), articles, facets, page_size=2)


def titles(listing: Listing) -> list[str]:
    return [article.title for article in listing.page]


def test_a_list_begins_with_its_first_page(listing):
    assert titles(listing()) == ["News 0", "News 1"]
    assert titles(listing("?page=2")) == ["News 2", "News 3"]


def test_filters_narrow_the_list_together(listing):
    narrowed = listing("?country=FR&topic=care")

    assert titles(narrowed) == ["News 1"]
    assert [facet.selected_label for facet in narrowed.selected] == ["France", "Care"]


def test_a_list_is_called_after_its_filters_and_its_page(listing):
    assert listing().title_parts == []
    assert listing("?topic=care").title_parts == ["Care"]
    assert listing("?country=FR&page=2").title_parts == ["France", "Page 2"]


def test_a_filter_that_leads_nowhere_is_not_offered(listing):
    assert [facet.name for facet in listing().facets] == ["country", "topic"]
    assert not listing().is_filtered


def test_an_article_that_carries_a_topic_twice_is_listed_once(listing, articles):
    article = articles.first()
    article.topics.add(NewsTopic(term=article.topics.first().term))
    article.save()

    assert titles(listing("?topic=care")) == ["News 0", "News 1"]


@pytest.mark.parametrize(
    "query",
    [
        "?country=XX",
        "?country=fr",
        "?topic=care%27--",
        "?year=2026",
        "?page=0",
        "?page=4",
        "?page=-1",
        "?page=1.0",
        "?page=x",
        "?page=%D9%A2",
        "?page=99999999999999999999",
    ],
)
def test_an_unknown_filter_or_page_is_not_found(rf, facets, query):
    with pytest.raises(Http404):
        Listing(rf.get(f"/en/news/{query}"), NewsPage.objects.none(), facets)


@pytest.mark.parametrize("address", ["/en/news/?topic=nothing", "/fr/news/?page=7", "/ar/members/?country=XX"])
def test_readers_get_that_answer_too(site_tree, client, address):
    assert client.get(address).status_code == 404


def test_options_are_named_once_and_sorted_as_readers_sort(db):
    rows = [
        ("topic", "b", "épices"),
        ("topic", "a", "Zinc"),
        ("topic", "b", "épices"),
        ("year", None, ""),
        ("year", 2026, ""),
    ]

    assert options_by_facet(rows) == {
        "topic": [Option("b", "épices"), Option("a", "Zinc")],
        "year": [Option("2026", "2026")],
    }
