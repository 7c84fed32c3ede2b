"""A page that does not exist in a language: what lists, links, the switch and the 404 tell of it."""

import json
import re

import html5lib
import pytest

from insights.models import InsightPage
from news.models import NewsPage
from pages.models import BasePage
from tests.factories import InsightPageFactory, NewsPageFactory, StandardPageFactory
from translations.absence import Absence
from translations.adopting import adopt_all

LISTS = {NewsPageFactory: "news", InsightPageFactory: "insights"}


def element(html: str, selector):
    return html5lib.HTMLParser(namespaceHTMLElements=False).parse(html).find(selector)


@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("factory", LISTS, ids=lambda factory: factory._meta.model.__name__)
def test_a_list_shows_what_stands_in_other_languages_only_and_says_so(factory, code, site_tree, client):
    site_tree.add_versions(factory, ("en", "ja", code), slug="everywhere", title="Everywhere")
    site_tree.add_versions(factory, ("en", "ja"), slug="missing", title="Missing here")

    main = element(client.get(f"/{code}/{LISTS[factory]}/").content.decode(), ".//main")

    links = {link.get("href"): link for link in main.iter("a")}
    assert f"/{code}/{LISTS[factory]}/everywhere/" in links
    assert f"/{code}/{LISTS[factory]}/missing/" not in links
    link = links[f"/en/{LISTS[factory]}/missing/"]
    assert link.get("hreflang") == "en"
    assert {"lang": "en", "dir": "ltr"}.items() <= link.find("bdi").attrib.items()
    assert [badge.get("lang") for badge in main.iter() if badge.get("class") == "language-badge__name"] == ["en"]


@pytest.mark.parametrize("absence", [Absence.STRICT, Absence.HIDE])
def test_a_type_may_keep_other_languages_out_of_its_lists(absence, site_tree, client, monkeypatch):
    monkeypatch.setattr(NewsPage, "absence", absence)
    monkeypatch.setattr(InsightPage, "absence", absence)
    for factory, section in LISTS.items():
        site_tree.add_versions(factory, ("en", "ja"), slug="missing")

        assert "missing" not in client.get(f"/fr/{section}/").content.decode()


def test_a_list_is_read_with_one_question_more_only(site_tree, client, django_assert_max_num_queries):
    site_tree.add_versions(NewsPageFactory, ("en", "ja"), slug="missing")
    client.get("/fr/news/")

    with django_assert_max_num_queries(12):
        client.get("/fr/news/")


@pytest.mark.parametrize("absence", Absence)
@pytest.mark.parametrize("code", ["fr", "ja"])
def test_the_address_is_absent_whatever_the_policy_and_only_hidden_pages_name_no_language(
    absence, code, site_tree, client, monkeypatch
):
    monkeypatch.setattr(BasePage, "absence", absence)
    site_tree.add_versions(StandardPageFactory, ("en", "ar"), slug="missing")
    answer = client.get(f"/{code}/missing/")

    assert answer.status_code == 404
    assert ('href="/ar/missing/"' in answer.content.decode()) is (absence != Absence.HIDE)


def test_nothing_leads_from_another_language_to_a_hidden_page(site_tree, client, monkeypatch):
    hidden = site_tree.add_versions(StandardPageFactory, ("en", "ar"), slug="hidden")
    text = f'<p><a linktype="page" id="{hidden["en"].pk}">there</a></p>'
    site_tree.add(NewsPageFactory, "fr", slug="plan", body=[{"type": "text", "value": text}])
    assert 'href="/en/hidden/"' in client.get("/fr/news/plan/").content.decode()

    monkeypatch.setattr(BasePage, "absence", Absence.HIDE)

    assert "/hidden/" not in client.get("/fr/news/plan/").content.decode()
    switch = element(client.get("/en/hidden/").content.decode(), ".//details")
    assert {link.get("hreflang") for link in switch.iter("a")} == {"en", "ar"}


def test_feeds_and_sitemaps_stay_with_their_language(site_tree, client):
    site_tree.add_versions(NewsPageFactory, ("en", "ja"), slug="missing")

    for address in ("/fr/feeds/news.rss", "/sitemap-fr.xml"):
        assert "missing" not in client.get(address).content.decode()


def works(client, address: str) -> dict:
    html = client.get(address).content.decode()
    (first, *_others) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(first)


def hreflang(client, address: str) -> dict:
    html = client.get(address).content.decode()
    links = dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', html))
    links.pop("x-default", None)
    return links


@pytest.mark.parametrize("factory", [NewsPageFactory, InsightPageFactory, StandardPageFactory])
def test_original_and_translations_name_each_other_as_hreflang_and_sitemap_do(factory, site_tree, client):
    made = site_tree.add_versions(factory, ("en", "fr", "ar"), slug="plan", title="Plan")
    adopt_all(made["fr"], [made["en"], made["ar"]])
    address = {code: page.get_url() for code, page in made.items()}

    live = hreflang(client, address["en"])
    original = works(client, address["fr"])
    assert {work["inLanguage"]: work["url"] for work in original["workTranslation"]} == {
        code: url for code, url in live.items() if code != "fr"
    }
    assert "translationOfWork" not in original
    for code in ("en", "ar"):
        work = works(client, address[code])["translationOfWork"]
        assert (work["inLanguage"], work["url"]) == ("fr", live["fr"])
    sitemap = client.get("/sitemap-ar.xml").content.decode()
    entry = next(part for part in sitemap.split("<url>") if f"<loc>{live['ar']}</loc>" in part)
    assert dict(re.findall(r'hreflang="(\w+)" href="([^"]+)"', entry)) == live

    made["fr"].unpublish()
    assert "translationOfWork" not in works(client, address["en"])
