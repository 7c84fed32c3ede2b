"""An article: what happened, where, when, and whom it concerns."""

import json
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from navigation.models import SiteText
from news.models import NewsCountry, NewsIndexPage, NewsMember, NewsPage, NewsTopic
from tests.factories import NewsPageFactory


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_class(root, name: str) -> list:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


def facts(root) -> dict[str, list[tuple]]:
    """The margin: label to (text, address) of each entry."""
    return {
        text_of(part.find("h2")): [
            (text_of(entry), getattr(entry.find("a"), "attrib", {}).get("href")) for entry in part.iter("li")
        ]
        for part in with_class(root, "margin-facts")[0].findall("div")
    }


def structured_data(root) -> dict:
    return json.loads(next(script.text for script in root.iter("script") if "json" in script.get("type", "")))


@pytest.fixture
def about_all(write, topics, members):
    return write(
        title="Grants open",
        slug="grants",
        topics=[topics["funding"], topics["events"]],
        countries=["JP"],
        members=members,
        dateline_place="Tokyo",
        date=datetime(2026, 3, 1, 23, 30, tzinfo=UTC),
    )


def test_what_it_is_about_leads_to_more_of_the_same(about_all, read):
    assert facts(read("/en/news/grants/")) == {
        "Topic": [("Funding", "/en/news/?topic=funding"), ("Events", "/en/news/?topic=events")],
        "Country": [("Japan", "/en/news/?country=JP")],
        "Members concerned": [("Rose Valley", "/en/members/rose-valley/"), ("Camellia Bay", None)],
    }


def test_the_keyboard_comes_to_the_margin_before_the_text_as_the_eye_does(about_all, read):
    row = with_class(read("/en/news/grants/"), "grid")[0]

    assert ["margin-facts" in part.get("class") for part in row] == [True, False]


def test_place_and_day_stand_above_the_text(about_all, read):
    meta = with_class(read("/en/news/grants/"), "page-head__meta")[0]

    assert text_of(meta) == "Tokyo 1 March 2026"
    assert meta.find("time").get("datetime") == "2026-03-01T23:30:00+00:00"


def test_structured_data_leave_out_what_is_not_said(site_tree, read):
    site_tree.add(NewsPageFactory, slug="plain")

    data = structured_data(read("/en/news/plain/"))

    assert data["@type"] == "NewsArticle"
    assert not {"about", "articleSection", "contentLocation"} & data.keys()


def test_structured_data_agree_with_the_page(about_all, site_tree, read):
    SiteText.objects.create(
        locale=site_tree.home().locale, network_name="Cosmetics Network", tagline="Together", about_short="Short."
    )
    data = structured_data(read("/en/news/grants/"))

    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == "2026-03-01T23:30:00+00:00"
    assert data["articleSection"] == ["Funding", "Events"]
    assert [member["name"] for member in data["about"]] == ["Rose Valley", "Camellia Bay"]
    assert data["publisher"]["name"] == "Cosmetics Network"
    assert data["publisher"]["@id"] == "http://testserver/#organization"
    assert data["inLanguage"] == "en"


def test_a_translation_names_its_original_and_leads_there(site_tree, read):
    site_tree.add_versions(NewsPageFactory, ["en", "fr"], slug="meeting", original_language="fr")

    note = with_class(read("/en/news/meeting/"), "page-head__meta")[0].find("a")
    assert text_of(note) == "Original language: French"
    assert (note.get("href"), note.get("hreflang")) == ("/fr/news/meeting/", "fr")
    assert with_class(read("/fr/news/meeting/"), "page-head__meta")[0].find("a") is None


def test_an_original_that_is_not_online_is_only_named(site_tree, read):
    site_tree.add(NewsPageFactory, slug="meeting", original_language="ja")

    meta = with_class(read("/en/news/meeting/"), "page-head__meta")[0]
    assert "Original language: Japanese" in text_of(meta)
    assert meta.find("a") is None


def test_a_preview_shows_tags_that_are_not_saved_yet(site_tree, topics, members):
    index = site_tree.section(NewsIndexPage)
    page = NewsPage(title="Unsaved", standfirst="New.", locale=index.locale)
    page.topics = [NewsTopic(term=topics["events"])]
    page.countries = [NewsCountry(country="FR")]
    page.members = [NewsMember(member=members[0])]
    request = RequestFactory().get("/en/")
    request.user = AnonymousUser()

    html = page.make_preview_request(request).content.decode()

    assert "Unsaved" in html
    assert "Events" in html
    assert "Rose Valley" in html
