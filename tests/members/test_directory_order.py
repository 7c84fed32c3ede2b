"""The directory of no members, of many, and in the reader's order."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import MemberFactory, MemberShowcasePageFactory, TermFactory

from .directory import listed


def test_an_empty_directory_shows_no_map(site_tree, client):
    response = client.get("/ar/members/")

    assert response.status_code == 200
    assert "world-map" not in response.content.decode()


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
