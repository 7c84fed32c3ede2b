"""The list of news when it is empty and when it is long."""

import pytest

MOST_QUERIES = 12


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_class(root, name: str) -> list:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_list_without_articles_says_so_and_leads_on(site_tree, client, language):
    html = client.get(f"/{language}/news/").content.decode()

    assert 'class="empty"' in html
    assert f'href="/{language}/members/"' in html


def test_pages_keep_the_filters(fill, read):
    fill(30)
    root = read("/en/news/?topic=events&page=2")

    links = {text_of(link): link.get("href") for link in with_class(root, "pagination__page") if link.get("href")}
    assert links == {"1": "?topic=events", "2": "?topic=events&page=2", "3": "?topic=events&page=3"}
    assert [link.get("rel") for link in root.iter("a") if link.get("rel")] == ["prev", "next"]
    assert root.find(".//link[@rel='canonical']").get("href").endswith("/en/news/?page=2")
    # What the other languages have on their second page is something else.
    assert root.find(".//link[@hreflang]") is None


def test_a_card_names_the_first_topic_in_its_language(write, topics, read):
    write("ar", title="خبر", topics=[topics["events"], topics["funding"]])

    assert [text_of(kicker) for kicker in with_class(read("/ar/news/"), "kicker")] == ["الفعاليات"]


def test_queries_do_not_grow_with_the_articles(fill, count_queries):
    fill(3)
    few = count_queries("/en/news/")
    fill(27)
    many = count_queries("/en/news/")

    assert few == many
    assert many <= MOST_QUERIES
