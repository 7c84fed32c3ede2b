"""The front page: sensible by itself, choosable throughout, the same cost for any number of rows."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from brochures.making import make_version
from home.selection import FrontPage
from members.models import Member, Membership, MemberShowcasePage
from navigation.models import SiteText
from tests.factories import (
    BrochureFactory,
    BrochurePageFactory,
    DatasetFactory,
    DocumentFactory,
    InsightPageFactory,
    LogoKitPageFactory,
    MemberFactory,
    MemberShowcasePageFactory,
    NewsPageFactory,
)
from translations.tree import SiteTree

from .conftest import FIGURE

MOST_QUERIES = 12


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_class(root, name: str) -> list:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


def figures(root) -> dict[str, str]:
    return {text_of(item.find("dt")): text_of(item.find("dd")) for item in with_class(root, "figures__item")}


def news_titles(root) -> list[str]:
    return [text_of(title) for title in with_class(root, "news-card__title")]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_front_page_without_content_is_whole(site_tree, read, language):
    root = read(f"/{language}/")

    assert len(root.findall(".//h1")) == 1
    assert not with_class(root, "section-head")
    assert not with_class(root, "counters")


@time_machine.travel(date(2026, 11, 22))
def test_counters_are_computed_with_their_day(site_tree, read):
    for country in ("FR", "FR", "JP"):
        MemberFactory(country=country)
    former = MemberFactory(country="BE")
    former.memberships = [Membership(state="active", start=date(2019, 1, 1), end=date(2026, 11, 21))]
    former.save()

    root = read("/en/")

    assert figures(root) == {"members": "3", "countries": "2"}
    assert "22 November 2026" in text_of(with_class(root, "figures__source")[0])


def test_the_four_newest_articles_of_the_language_are_shown(site_tree, read):
    for day in range(1, 7):
        site_tree.add(NewsPageFactory, title=f"Day {day}", date=datetime(2026, 1, day, 9, tzinfo=UTC))
    site_tree.add(NewsPageFactory, "fr", title="Jour 9", date=datetime(2026, 1, 9, 9, tzinfo=UTC))

    assert news_titles(read("/en/")) == ["Day 6", "Day 5", "Day 4", "Day 3"]
    assert news_titles(read("/fr/")) == ["Jour 9"]


def test_a_chosen_article_leads_in_each_language_in_its_own_version(site_tree, read):
    old = datetime(2020, 1, 1, 9, tzinfo=UTC)
    chosen = site_tree.add_versions(NewsPageFactory, ["en", "ja"], title="Chosen", date=old)
    chosen["ja"].title = "選ばれた記事"
    chosen["ja"].save()
    for language in ("en", "ja"):
        site_tree.add(NewsPageFactory, language, title="Newer", date=datetime(2026, 1, 1, 9, tzinfo=UTC))
        home = site_tree.home(language)
        home.featured_news = chosen["en"]
        home.save()

    assert news_titles(read("/en/"))[0] == "Chosen"
    assert news_titles(read("/ja/"))[0] == "選ばれた記事"


def test_a_chosen_article_that_is_withdrawn_leaves_the_newest(site_tree, read):
    chosen = site_tree.add(NewsPageFactory, title="Chosen", live=False)
    site_tree.add(NewsPageFactory, title="Newest")
    home = site_tree.home()
    home.featured_news = chosen
    home.save()

    assert news_titles(read("/en/")) == ["Newest"]


def featured_by_week(home) -> list[str]:
    """The names that are shown in the course of a year."""
    names = []
    for week in range(52):
        with time_machine.travel(date(2026, 1, 5) + timedelta(weeks=week)):
            names.append(FrontPage(home, SiteTree()).member.title)
    return names


def test_members_take_turns_unless_one_is_chosen(site_tree):
    members = [MemberFactory(short_name=f"Cluster {letter}") for letter in "ABC"]
    for member in members:
        site_tree.add(MemberShowcasePageFactory, member=member)
    home = site_tree.home()

    assert set(featured_by_week(home)) == {"Cluster A", "Cluster B", "Cluster C"}
    home.featured_member = members[1]
    assert set(featured_by_week(home)) == {"Cluster B"}


def test_a_site_built_anew_shows_the_same_member_in_the_same_week(site_tree):
    def build(letters: str) -> list[str]:
        for letter in letters:
            member = MemberFactory(short_name=f"Cluster {letter}", slug=f"cluster-{letter}")
            site_tree.add(MemberShowcasePageFactory, member=member, slug=member.slug)
        return featured_by_week(site_tree.home())

    before = build("abc")
    for page in MemberShowcasePage.objects.all():
        page.delete()
    Member.objects.all().delete()

    assert build("cba") == before


def test_brochure_says_what_it_is_before_the_click(site_tree, read):
    documents = {"en": DocumentFactory(language="en"), "fr": DocumentFactory(language="fr")}
    page = site_tree.add(BrochurePageFactory, "fr", brochure=BrochureFactory(documents=documents))
    make_version(page.brochure_id)

    panel = with_class(read("/fr/"), "call__panel--cover")[0]

    assert [link.get("href") for link in panel.iter("a")] == [f"/brochures/{page.brochure.slug}/fr/screen.pdf"]
    facts = text_of(with_class(panel, "meta")[0])
    assert facts.startswith("PDF français 2 pages")


def test_of_two_brochures_of_one_day_every_language_shows_the_same(site_tree, read):
    titles = [("Annual report", "دليل"), ("Network", "تقرير")]
    for english, arabic in titles:
        brochure = BrochureFactory(documents={"en": DocumentFactory(), "ar": DocumentFactory()})
        site_tree.add(BrochurePageFactory, title=english, slug=brochure.slug, brochure=brochure)
        site_tree.add(BrochurePageFactory, "ar", title=arabic, slug=brochure.slug, brochure=brochure)
        make_version(brochure.pk)

    shown = [text_of(with_class(read(f"/{code}/"), "call__title")[0]) for code in ("en", "ar")]

    assert shown == ["Network", "تقرير"]


def test_files_that_are_not_public_are_not_offered(site_tree, read):
    document = DocumentFactory(audience="members")
    page = site_tree.add(BrochurePageFactory, brochure=BrochureFactory(documents={"en": document}))
    make_version(page.brochure_id)
    site_tree.add(LogoKitPageFactory, title="The logo")

    root = read("/en/")

    assert not with_class(root, "call__panel--cover")
    assert text_of(with_class(root, "call__title")[0]) == "The logo"


def test_nor_are_files_of_a_language_that_is_a_draft(site_tree, read):
    brochure = BrochureFactory(documents={"fr": DocumentFactory()})
    pages = site_tree.add_versions(BrochurePageFactory, ["en", "fr"], brochure=brochure)
    make_version(brochure.pk)
    pages["fr"].unpublish()

    assert not with_class(read("/en/"), "call__panel--cover")


def test_structured_data_name_the_site_and_the_network(site_tree, read):
    SiteText.objects.create(
        locale=site_tree.home().locale, network_name="Cosmetics Network", tagline="Made together", about_short="Short."
    )
    scripts = [json.loads(script.text) for script in read("/en/").iter("script") if script.get("type") != "module"]

    site, shared = scripts
    assert site["@type"] == "WebSite"
    assert site["potentialAction"]["target"]["urlTemplate"].endswith("/en/search/?q={search_term_string}")
    assert shared["@graph"][0]["name"] == "Cosmetics Network"
    assert shared["@graph"][0]["slogan"] == "Made together"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Retail sales. Source: Yearbook"), ("ja", "Retail sales（出典：Yearbook）")]
)
def test_the_newest_insight_says_what_its_figure_counts_and_who_counted(language, words, site_tree, read):
    body = [("key_figure", {**FIGURE, "dataset": DatasetFactory(source="Yearbook")})]
    site_tree.add(InsightPageFactory, language, body=body)

    (label,) = with_class(read(f"/{language}/"), "insight-card__label")
    assert text_of(label) == words


def test_queries_do_not_grow_with_the_content(grow, count_queries):
    grow(3)
    few = count_queries("/en/")
    grow(27)
    many = count_queries("/en/")

    assert few == many
    assert many <= MOST_QUERIES
