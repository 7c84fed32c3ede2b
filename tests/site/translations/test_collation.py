"""Lists stand in the order of the reader's language."""

from functools import partial

import pytest
from django.db import connection
from django.utils import translation

from taxonomy.models import TermLabel
from tests.factories import TermFactory
from translations.collation import in_order, ordered
from translations.formats import territory_reading
from translations.languages import Language

ORDERS = [
    ("en", ["Aland", "Belgium", "Zambia"]),
    ("fr", ["Afrique du Sud", "Écosse", "Égypte", "Équateur", "Espagne", "Zambie"]),
    ("es", ["África", "Nepal", "Níger", "Ñuble", "Omán", "Zambia"]),
    ("pt-br", ["África", "Áustria", "Brasil", "Índia", "Itália"]),
    ("de", ["Afghanistan", "Ägypten", "Albanien", "Oman", "Österreich", "Zypern"]),
    ("it", ["Città", "Cittadina", "Èze", "Fiume"]),
    (
        "ja",
        ["France", "あさ", "アルガン", "ドイツ", "トルコ", "フランス", "ポーランド", "ポルトガル", "日本"],
    ),
    ("ko", ["가나", "대한민국", "프랑스", "한국", "France"]),
    ("th", ["กรีซ", "เกาหลี", "ไทย", "ฝรั่งเศส", "France"]),
    ("ar", ["إسبانيا", "ألمانيا", "المغرب", "تونس", "فرنسا", "مصر", "France"]),
    ("he", ["איטליה", "גרמניה", "צרפת", "תאילנד", "France"]),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "names"), ORDERS)
def test_names_stand_in_the_order_of_the_language(code, names):
    shuffled = sorted(names, key=lambda name: name[::-1])

    assert ordered(shuffled, str, Language(code)) == names
    for name in shuffled:
        TermFactory(labels={"en": name})
    assert list(TermLabel.objects.order_by(in_order("text", Language(code))).values_list("text", flat=True)) == names


@pytest.mark.django_db
def test_chinese_follows_its_sounds_where_the_database_knows_them():
    names = ["中国", "法国", "日本"]
    expected = ["法国", "日本", "中国"] if connection.vendor == "postgresql" else ["中国", "日本", "法国"]

    assert ordered(names, str, Language("zh-hans")) == expected


@pytest.mark.django_db
def test_countries_stand_where_japanese_readers_look_for_them():
    codes = ["JP", "KR", "CN", "TW", "TH", "BE", "MX", "ZA", "DE"]

    found = ordered(codes, partial(territory_reading, language="ja"), Language("ja"))

    # カンコク, タイ, タイワン, チュウゴク, ドイツ, ニホン, ベルギー, ミナミアフリカ, メキシコ
    assert found == ["KR", "TH", "TW", "CN", "DE", "JP", "BE", "ZA", "MX"]


@pytest.mark.django_db
def test_the_order_is_that_of_the_language_being_spoken():
    with translation.override("es"):
        assert ordered(["Ñuble", "Nz"], str) == ["Nz", "Ñuble"]
    with translation.override("fr"):
        assert ordered(["Nz", "Ñuble"], str) == ["Ñuble", "Nz"]


@pytest.mark.django_db
def test_the_database_is_asked_once_for_a_list(django_assert_max_num_queries):
    names = ["Zürich", "Århus", "Ankara"]
    ordered(names, str, Language("en"))

    with django_assert_max_num_queries(0):
        assert ordered(reversed(names), str, Language("en")) == ["Ankara", "Århus", "Zürich"]
