"""The list of news: newest first, narrowed by topic, country, member and year, without a script."""

import uuid
from datetime import UTC, datetime
from functools import partial

import pytest
from django.db import transaction

from demo.quiet import no_index_updates
from tests.news.newsroom import make_members, make_topics, publish_article
from tests.tree import grow


def day(number: int, year: int = 2026) -> datetime:
    return datetime(year, 1, number, 9, tzinfo=UTC)


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_class(root, name: str) -> list:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


def titles(root) -> list[str]:
    return [text_of(title) for title in with_class(root, "news-card__title")]


@pytest.fixture(scope="module")
def module_newsroom(django_db_setup, django_db_blocker):
    """Four articles in English, one a draft, one in French too; nothing here changes them."""
    with django_db_blocker.unblock(), transaction.atomic():
        with no_index_updates():
            tree = grow()
            topics, members = make_topics(), make_members(tree)
            publish = partial(publish_article, tree)
            grants = {
                "topics": [topics["funding"]],
                "countries": ["FR"],
                "translation_key": uuid.uuid4(),
                "date": day(3),
            }
            publish(title="Grants open", members=members[:1], **grants)
            publish(title="Buyers meet", topics=[topics["events"]], countries=["JP"], members=members[1:], date=day(2))
            publish(title="Old plan", topics=topics.values(), countries=["FR"], date=day(1, 2019))
            publish(title="Draft", topics=[topics["events"]], date=day(4), live=False)
            publish("fr", title="Subventions", **grants)
        yield tree
        transaction.set_rollback(True)


@pytest.fixture
def newsroom(module_newsroom, db):
    return module_newsroom


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Grants open", "Buyers meet", "Old plan"]),
        ("?topic=funding", ["Grants open", "Old plan"]),
        ("?topic=events&country=FR", ["Old plan"]),
        ("?member=camellia-bay", ["Buyers meet"]),
        ("?year=2019", ["Old plan"]),
        ("?year=2019&topic=&country=&member=", ["Old plan"]),
    ],
)
def test_filters_narrow_the_list(newsroom, read, query, found):
    assert titles(read(f"/en/news/{query}")) == found


def test_each_language_lists_its_own_articles_and_words_and_marks_others(newsroom, read):
    root = read("/fr/news/")

    assert titles(root) == ["Subventions", "Buyers meet", "Old plan"]
    assert [text_of(badge) for badge in with_class(root, "language-badge__name")] == ["English", "English"]
    options = [text_of(option) for option in root.find(".//select[@name='topic']")]
    assert "Financement" in options
    assert "Funding" not in options


def test_a_choice_can_be_seen_and_taken_back(newsroom, read):
    root = read("/en/news/?topic=events&country=FR")

    removers = {text_of(tag): tag.get("href") for tag in with_class(root, "tag--active")}
    assert removers == {"Events Remove filter": "?country=FR", "France Remove filter": "?topic=events"}
    chosen = root.findall(".//select/option[@selected]")
    assert [option.get("value") for option in chosen] == ["events", "FR"]
    assert text_of(with_class(root, "filter-summary__count")[0]) == "1 article"


@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ("/en/news/", []),
        ("/en/news/?year=2019&country=FR", ["France", "Year 2019"]),
        ("/fr/news/?topic=funding", ["Financement"]),
    ],
)
def test_the_title_names_what_was_chosen(newsroom, read, address, chosen):
    parts = text_of(read(address).find(".//title")).split(" · ")

    assert parts[1:-1] == chosen


@pytest.mark.parametrize(
    "query",
    ["topic=gardening", "year=1066", "country=fr", "page=0", "page=2", "page=x", "page=-1", "page=99999999999"],
)
def test_what_is_not_offered_is_not_found(newsroom, client, query):
    response = client.get(f"/fr/news/?{query}")

    assert response.status_code == 404
    assert '<html lang="fr"' in response.content.decode()


def test_feeds_are_announced(newsroom, read):
    links = {link.get("type"): link.get("href") for link in read("/fr/news/").findall(".//link[@type]")}

    assert links["application/rss+xml"] == "/fr/feeds/news.rss"
    assert links["application/atom+xml"] == "/fr/feeds/news.atom"
