"""The directory: one set of members as list and as map, narrowed by filters."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import MemberFactory, MemberShowcasePageFactory, TermFactory


def listed(root) -> list[str]:
    return [link.get("href") for link in root.findall(".//h2[@class='member-row__name']/a")]


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


def test_an_empty_directory_shows_no_map(site_tree, client):
    response = client.get("/ar/members/")

    assert response.status_code == 200
    assert "world-map" not in response.content.decode()


def test_the_map_is_not_mirrored(network, read):
    places = {}
    for language in ("en", "ja"):
        root = read(f"/{language}/members/")
        dots = [element for element in root.iter() if element.get("class") == "world-map__dot"]
        places[language] = [(dot.get("cx"), dot.get("cy")) for dot in dots]
    assert places["en"] == places["ja"]


def test_queries_do_not_grow_with_the_members(site_tree, make_member, client):
    def queries_with(first: int, last: int) -> int:
        for number in range(first, last + 1):
            term = TermFactory(kind="specialisation", labels={"en": f"Skill {number}"})
            member = make_member(f"Cluster {number}", roles=["testing", "research"], terms=[term])
            site_tree.add(MemberShowcasePageFactory, member=member)
        with CaptureQueriesContext(connection) as queries:
            response = client.get("/en/members/")
        assert len(response.context["showcases"]) == last
        return len(queries)

    client.get("/en/members/")
    assert queries_with(1, 3) == queries_with(4, 30) <= 12


def test_names_stand_in_the_readers_order_and_japanese_ones_by_their_reading(site_tree, make_member, read):
    names = {"zeta": "Zeta", "elan": "Élan", "delta": "delta", "rose": "花", "oil": "油", "care": "化粧"}
    for slug, name in names.items():
        reading = {"花": "はな", "油": "アブラ", "化粧": "けしょう"}.get(name, "")
        member = make_member(name, slug=slug, reading=reading)
        site_tree.add_versions(MemberShowcasePageFactory, ["fr", "ja"], member=member, slug=slug)

    latin = ["delta", "elan", "zeta"]
    for language, others in (("ja", ["oil", "care", "rose"]), ("fr", ["care", "oil", "rose"])):
        assert listed(read(f"/{language}/members/")) == [f"/{language}/members/{slug}/" for slug in latin + others]


def test_countries_to_choose_from_stand_in_the_readers_order(site_tree, make_member, read):
    for code in ("EG", "ES", "ZA", "AT"):
        member = make_member(f"Cluster {code}", country=code)
        site_tree.add_versions(MemberShowcasePageFactory, ["fr"], member=member, slug=member.slug)

    options = next(field for field in read("/fr/members/").iter("select") if field.get("name") == "country")
    assert [option.text for option in options][1:] == ["Afrique du Sud", "Autriche", "Égypte", "Espagne"]


@pytest.mark.parametrize(
    ("reading", "is_right"), [("はな", True), ("ハナ・クラスター", True), ("hana", False), ("花", False)]
)
def test_a_reading_is_written_in_kana(db, reading, is_right):
    member = MemberFactory.build(reading=reading)
    errors = {}
    try:
        member.clean_fields(exclude=["slug"])
    except ValidationError as error:
        errors = error.message_dict

    assert ("reading" in errors) is not is_right
