"""The directory: one set of members as list and as map, narrowed by filters."""

import pytest
import time_machine

from .directory import listed


def on_map(root) -> list[str]:
    return [link.get("href") for link in root.iter() if link.get("class") == "world-map__member"]


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["argan-coast", "camellia-bay", "rose-valley"]),
        ("?country=JP", ["camellia-bay"]),
        ("?value-chain=ingredients", ["argan-coast", "rose-valley"]),
        ("?value-chain=testing&country=MA", ["argan-coast"]),
        ("?specialisation=fragrance", ["rose-valley"]),
        ("?specialisation=fragrance&country=FR&value-chain=", ["rose-valley"]),
    ],
)
def test_list_and_map_hold_the_same_members(network, read, language, query, slugs):
    root = read(f"/{language}/members/{query}")

    assert listed(root) == [f"/{language}/members/{slug}/" for slug in slugs]
    assert sorted(on_map(root)) == sorted(listed(root))


def test_countries_of_the_listed_members_are_set_off(network, read):
    root = read("/en/members/?value-chain=testing")

    shapes = [path.get("data-country") for path in root.iter() if path.get("class") == "world-map__country--member"]
    assert shapes == ["JP", "MA"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_filters_that_match_nobody_say_so_and_can_be_taken_back(network, read, language):
    root = read(f"/{language}/members/?country=JP&specialisation=fragrance")

    assert [element for element in root.iter() if element.get("class") == "empty"]
    assert not on_map(root)
    (summary,) = [element for element in root.iter("div") if element.get("class") == "filter-summary"]
    ways_out = ["?specialisation=fragrance", "?country=JP", f"/{language}/members/"]
    assert [link.get("href") for link in summary.iter("a")] == ways_out


@pytest.mark.parametrize(
    "query", ["?country=BE", "?country=fr", "?country=XX", "?value-chain=gardening", "?specialisation=1", "?page=2"]
)
def test_what_is_not_offered_is_not_found(network, client, query):
    assert client.get(f"/en/members/{query}").status_code == 404


def test_filters_offer_what_leads_somewhere_in_the_readers_words(network, read):
    root = read("/ja/members/")

    options = {
        field.get("name"): [option.text for option in field.findall("option")][1:] for field in root.iter("select")
    }
    assert options["country"] == ["日本", "フランス", "モロッコ"]  # ニホン
    assert options["specialisation"] == ["フレグランス"]
    assert len(options["value-chain"]) == 2


def test_the_page_says_how_many_members_there_are_and_on_which_day(network, read):
    with time_machine.travel("2026-11-22T12:00:00Z"):
        root = read("/fr/members/")

    facts = next(element for element in root.iter("p") if "page-head__meta" in element.get("class", ""))
    assert [text_of(fact).split()[0] for fact in facts][:2] == ["3", "3"]
    assert "22 novembre 2026" in text_of(facts)


def test_the_map_is_not_mirrored(network, read):
    places = {}
    for language in ("en", "ja"):
        root = read(f"/{language}/members/")
        dots = [element for element in root.iter() if element.get("class") == "world-map__dot"]
        places[language] = [(dot.get("cx"), dot.get("cy")) for dot in dots]
    assert places["en"] == places["ja"]
