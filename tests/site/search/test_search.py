"""The search of each language: what readers may see, in their language, whatever they type."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from search import results
from tests.factories import (
    BrochurePageFactory,
    InsightPageFactory,
    LogoKitPageFactory,
    MemberFactory,
    MemberShowcasePageFactory,
    NewsPageFactory,
    StandardPageFactory,
)

MOST_QUERIES = 6


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_class(root, name: str) -> list:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


def found(root) -> list[str]:
    """The titles of the pages of the reader's language."""
    return [text_of(title) for title in with_class(root, "result__title") if title.tag == "h2"]


def found_elsewhere(root) -> list[str]:
    return [text_of(title) for title in with_class(root, "result__title") if title.tag == "h3"]


def restrict(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize(
    ("language", "query", "title"), [("en", "argan", "Argan in Paris"), ("ar", "الأركان", "زيت الأركان في باريس")]
)
def test_each_language_finds_its_own_pages(site_tree, read, language, query, title):
    for code, words in (("en", "Argan in Paris"), ("fr", "Argan à Paris"), ("ar", "زيت الأركان في باريس")):
        site_tree.add(NewsPageFactory, code, title=words, slug="argan")

    root = read(f"/{language}/search/?q={quote(query)}")

    assert found(root) == [title]
    link = with_class(root, "result__title")[0].find("a")
    assert link.get("href") == f"/{language}/news/argan/"


def test_pages_of_every_kind_are_found_with_their_section(site_tree, read):
    site_tree.add(NewsPageFactory, title="Argan harvest", standfirst="Pressed <cold>, says argan grower.")
    site_tree.add(MemberShowcasePageFactory, member=MemberFactory(short_name="Argan Coast", country="MA"))

    root = read("/en/search/?q=Argan")

    kinds = {text_of(result.find("h2")): text_of(result.find("p")) for result in with_class(root, "result")}
    assert kinds == {"Argan harvest": "news, English", "Argan Coast": "members, English"}
    assert "2 results for “Argan”" in text_of(with_class(root, "filter-summary__count")[0])


def test_the_words_stand_out_in_the_summary(site_tree, read):
    site_tree.add(NewsPageFactory, title="Harvest", standfirst="Pressed <cold>, says the Argan grower.")

    text = with_class(read("/en/search/?q=argan"), "result__text")[0]

    assert text_of(text) == "Pressed <cold>, says the Argan grower."
    assert [text_of(mark) for mark in text.findall("mark")] == ["Argan"]


def test_every_word_has_to_be_there(site_tree, read):
    site_tree.add(NewsPageFactory, title="Argan harvest")
    site_tree.add(NewsPageFactory, title="Rose harvest")

    assert found(read("/en/search/?q=rose+harvest")) == ["Rose harvest"]


def test_drafts_and_private_pages_are_not_found(site_tree, read):
    site_tree.add(NewsPageFactory, title="Argan draft", live=False)
    restrict(site_tree.add(NewsPageFactory, title="Argan secret"))
    site_tree.add(NewsPageFactory, title="Argan open")

    assert found(read("/en/search/?q=argan")) == ["Argan open"]


def test_nothing_below_a_private_page_is_found(site_tree, read):
    page = site_tree.add(NewsPageFactory, title="Argan within")
    restrict(page.get_parent())

    assert found(read("/en/search/?q=argan")) == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_without_a_query_the_page_says_what_to_do(site_tree, read, language):
    for query in ("", "?q=", "?q=+++", "?q=%22%27"):
        root = read(f"/{language}/search/{query}")
        assert len(with_class(root, "empty")) == 1
        assert found(root) == []
        assert with_class(root, "filter-summary") == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_where_nothing_is_found_there_are_ways_on(site_tree, read, language):
    root = read(f"/{language}/search/?q=zzzzz")

    empty = with_class(root, "empty")[0]
    assert f"/{language}/members/" in [link.get("href") for link in empty.iter("a")]


def test_results_come_in_pages(site_tree, read, client):
    for number in range(12):
        site_tree.add(NewsPageFactory, title=f"Argan {number}")

    first, second = read("/en/search/?q=argan"), read("/en/search/?q=argan&page=2")

    assert (len(found(first)), len(found(second))) == (10, 2)
    assert not set(found(first)) & set(found(second))
    links = [link.get("href") for link in with_class(first, "pagination__page")]
    assert links == ["?q=argan", "?q=argan&page=2"]
    for page in ("3", "0", "x", "-1", "9" * 30):
        assert client.get(f"/en/search/?q=argan&page={page}").status_code == 404


def test_results_are_not_for_other_search_engines(site_tree, client):
    response = client.get("/en/search/?q=argan")

    assert response.headers["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_a_language_without_a_home_finds_nothing(site_tree, client):
    site_tree.home("es").unpublish()

    assert client.get("/es/search/?q=argan").status_code == 200


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("ja", "モロッコのアルガンの収穫を報告します。", "アルガン"),
        ("ja", "モロッコのアルガンの収穫を報告します。", "収穫 報告"),
        ("ja", "モロッコのアルガンの収穫を報告します。", "穫"),
        ("ja", "フランスの「ERDYN」による調査です。", "ｅｒｄｙｎ"),
        ("ar", "انضمّ تجمّع جديد إلى الشبكة.", "تجمع"),
        ("ar", "انضمّ تجمّع جديد إلى الشبكة.", "جديد"),
        ("ar", "انضمّ تجمّع جديد إلى الشبكة.", "شبكه"),
        ("ar", "مستحضرات التجميل", "مُستحضرات"),
        ("ar", "أسواق أوروبا", "اوروبا"),
        ("fr", "Une Société de beauté", "societe BEAUTE"),
        ("es", "El congreso de Málaga", "malaga"),
        ("fr", "Une societe", "société"),
    ],
)
def test_words_are_found_as_readers_type_them(site_tree, read, language, text, query):
    site_tree.add(NewsPageFactory, language, title="X", body=[("text", f"<p>{text}</p>")])

    assert found(read(f"/{language}/search/?q={quote(query)}")) == ["X"]


@pytest.mark.parametrize("query", ["アルカン", "穫収", "ルモ"])
def test_what_only_resembles_is_not_found(site_tree, read, query):
    site_tree.add(NewsPageFactory, "ja", title="X", body=[("text", "<p>モロッコのアルガンの収穫を報告します。</p>")])

    assert found(read(f"/ja/search/?q={quote(query)}")) == []


@pytest.mark.parametrize(("language", "query"), [("en", "brazil"), ("ja", "ブラジル"), ("fr", "Brésil")])
def test_a_member_is_found_by_its_facts_as_they_are_now(
    site_tree, read, language, query, django_capture_on_commit_callbacks
):
    member = MemberFactory(short_name="Rio Botanica", country="FR")
    site_tree.add(MemberShowcasePageFactory, language, member=member, title="Rio Botanica")
    assert found(read(f"/{language}/search/?q={quote(query)}")) == []

    with django_capture_on_commit_callbacks(execute=True):
        member.country = "BR"
        member.save()

    assert found(read(f"/{language}/search/?q={quote(query)}")) == ["Rio Botanica"]


def test_results_of_many_kinds_cost_few_queries(site_tree, client):
    def count(address):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    site_tree.add(NewsPageFactory, title="Argan news")
    few = count("/en/search/?q=argan")
    site_tree.add(StandardPageFactory, title="Argan page")
    site_tree.add(MemberShowcasePageFactory, member=MemberFactory(short_name="Argan Coast"))
    site_tree.add(InsightPageFactory, title="Argan insight")
    site_tree.add(BrochurePageFactory, title="Argan brochure")
    site_tree.add(LogoKitPageFactory, title="Argan logo")
    many = count("/en/search/?q=argan")

    assert few == many
    assert many <= MOST_QUERIES


def test_what_only_other_languages_have_comes_after(site_tree, read):
    site_tree.add(NewsPageFactory, "ja", title="ERDYN の調査", standfirst="ERDYN がまとめた。")
    site_tree.add(NewsPageFactory, "ar", slug="erdyn", title="دراسة ERDYN", standfirst="أعدّتها ERDYN.")
    site_tree.add_versions(NewsPageFactory, ["ja", "fr", "en"], slug="both", title="ERDYN 2026")

    root = read("/ja/search/?q=erdyn")

    assert set(found(root)) == {"ERDYN の調査", "ERDYN 2026"}
    assert found_elsewhere(root) == ["دراسة ERDYN"]
    (section,) = with_class(root, "elsewhere")
    assert text_of(section.find("h2")) == "ほかの言語の結果"
    link = section.find(".//h3/a")
    assert (link.get("href"), link.get("lang"), link.get("dir")) == ("/ar/news/erdyn/", "ar", "rtl")
    summary = with_class(section, "result__text")[0]
    assert (summary.get("lang"), summary.get("dir")) == ("ar", "rtl")
    assert text_of(summary.find("mark")) == "ERDYN"
    assert text_of(with_class(section, "result__type")[0]) == "アラビア語"
    assert [tag.get("href") for tag in with_class(section, "tag")] == ["/ar/search/?q=erdyn"]


def test_a_page_stands_once_among_the_other_languages(site_tree, read):
    site_tree.add_versions(NewsPageFactory, ["fr", "es", "ar"], title="ERDYN 2026")

    root = read("/en/search/?q=erdyn")

    assert found(root) == []
    assert found_elsewhere(root) == ["ERDYN 2026"]


def test_other_languages_show_what_the_reader_may_see(site_tree, read):
    site_tree.add(NewsPageFactory, "fr", title="ERDYN brouillon", live=False)
    restrict(site_tree.add(NewsPageFactory, "fr", title="ERDYN secret"))
    site_tree.add(NewsPageFactory, "es", title="ERDYN abierto")
    site_tree.home("es").unpublish()

    assert found_elsewhere(read("/en/search/?q=erdyn")) == []


def test_results_are_narrowed_by_section(site_tree, read, client):
    site_tree.add(NewsPageFactory, title="Argan harvest")
    site_tree.add(NewsPageFactory, title="Argan prices")
    site_tree.add(MemberShowcasePageFactory, member=MemberFactory(short_name="Argan Coast"))

    root = read("/en/search/?q=argan")
    (sections,) = with_class(root, "result-sections")
    links = {text_of(link): link.get("href") for link in sections.iter("a")}
    assert links == {
        "All": "?q=argan",
        "news, English 2": "?q=argan&section=news",
        "members, English 1": "?q=argan&section=members",
    }
    assert found(read("/en/search/?q=argan&section=members")) == ["Argan Coast"]
    assert found(read("/en/search/?q=argan&section=logos")) == []
    assert client.get("/en/search/?q=argan&section=nowhere").status_code == 404
    # Another language may not have the section.
    narrowed = read("/en/search/?q=argan&section=members")
    assert {link.get("href") for link in narrowed.iter("a") if link.get("lang") == "fr"} == {"/fr/search/?q=argan"}


def test_words_of_the_title_count_most_then_the_newest(site_tree, read):
    day = datetime(2026, 1, 1, tzinfo=UTC)
    site_tree.add(NewsPageFactory, title="Old rose", date=day)
    site_tree.add(NewsPageFactory, title="New rose", date=day + timedelta(days=1))
    site_tree.add(NewsPageFactory, title="Flowers", standfirst="A rose.", date=day + timedelta(days=2))
    site_tree.add(NewsPageFactory, title="Garden", body=[("text", "<p>Rosemary.</p>")], date=day + timedelta(days=3))

    assert found(read("/en/search/?q=rose")) == ["New rose", "Old rose", "Flowers", "Garden"]


def test_very_many_results_are_cut_and_say_so(site_tree, read, monkeypatch):
    monkeypatch.setattr(results, "MOST_HITS", 3)
    for number in range(4):
        site_tree.add(NewsPageFactory, title=f"Argan {number}", date=datetime(2026, 1, 1 + number, tzinfo=UTC))
    site_tree.add(StandardPageFactory, title="About us", introduction="Argan and roses.")

    root = read("/en/search/?q=argan")

    assert found(root) == ["Argan 3", "Argan 2", "Argan 1"]
    assert "More than 3 results for “argan”" in text_of(with_class(root, "filter-summary__count")[0])
