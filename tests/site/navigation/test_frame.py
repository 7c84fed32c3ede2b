"""What stands around every page: languages, menu, way up, site texts."""

import io
import json

import pytest
from django.conf import settings
from PIL import Image

from insights.models import InsightTopic
from news.models import NewsPage
from tests.factories import (
    ImageFactory,
    InsightPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    TermFactory,
)

LANGUAGES = settings.PUBLIC_LANGUAGES


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_class(root, name: str) -> list:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


def switch(root) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in with_class(root, "language-switch__link")}


def hreflang(root) -> dict[str, str]:
    links = root.findall(".//link[@rel='alternate']")
    return {link.get("hreflang"): link.get("href") for link in links if link.get("hreflang")}


def test_the_switch_leads_to_the_same_page_and_marks_what_is_not_translated(site_tree, read):
    site_tree.add_versions(NewsPageFactory, ["en", "ar"], slug="meeting")
    root = read("/ar/news/meeting/")

    assert switch(root) == {
        "en": "/en/news/meeting/",
        "fr": "/fr/",
        "es": "/es/",
        "ja": "/ja/",
        "ar": "/ar/news/meeting/",
    }
    missing = [link.get("hreflang") for link in with_class(root, "language-switch__link--missing")]
    assert missing == ["fr", "es", "ja"]
    (current,) = [link for link in with_class(root, "language-switch__link") if link.get("aria-current")]
    assert (text_of(current), current.get("lang"), current.get("dir")) == ("العربية", "ar", "rtl")


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_switch_names_each_language_as_its_readers_do_in_one_order_and_without_a_script(site_tree, read, code):
    site_tree.add_versions(NewsPageFactory, ["en", code], slug="meeting")
    root = read(f"/{code}/news/meeting/")

    (box,) = with_class(root, "language-switch")
    assert (box.tag, box[0].tag, box.findall(".//script"), box.findall(".//button")) == ("details", "summary", [], [])
    told = []
    for link in with_class(box, "language-switch__link"):
        words = link if link.get("lang") else link.find("span")
        told.append((link.get("hreflang"), words.get("lang"), words.get("dir"), words.text))
    assert told == [
        ("en", "en", "ltr", "English"),
        ("fr", "fr", "ltr", "Français"),
        ("es", "es", "ltr", "Español"),
        ("ja", "ja", "ltr", "日本語"),
        ("ar", "ar", "rtl", "العربية"),
    ]
    notes = {text_of(note) for note in with_class(box, "language-switch__note")}
    assert notes == {{"fr": "pas encore traduit", "ar": "لم تُترجم بعد"}[code]}


def footer_languages(root) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in with_class(root, "site-footer__language")}


def test_the_footer_leads_to_the_same_languages_and_marks_what_is_not_translated(site_tree, read):
    site_tree.add_versions(NewsPageFactory, ["en", "ar"], slug="meeting")
    root = read("/ar/news/meeting/")

    assert footer_languages(root) == switch(root)
    missing = [link.get("hreflang") for link in with_class(root, "site-footer__language--missing")]
    assert missing == ["fr", "es", "ja"]


def test_the_switch_keeps_the_words_of_a_search_and_begins_at_its_first_page(site_tree, read):
    assert switch(read("/en/search/?q=argan"))["ja"] == "/ja/search/?q=argan"
    assert switch(read("/ja/search/?q=argan&page=1"))["en"] == "/en/search/?q=argan"


def test_the_switch_of_a_filtered_list_keeps_filters_that_find_something_there(site_tree, client, read):
    export = TermFactory(code="export", labels={"en": "Export", "fr": "Export", "ja": "輸出"})
    for language in ("en", "ja", "ar"):
        page = site_tree.add(InsightPageFactory, language, slug="asia")
        page.topics = [InsightTopic(term=export)]
        page.save()
    links = switch(read("/en/insights/?topic=export"))

    # French has the word and no entry, Arabic an entry and no word for the filter.
    assert links == {
        "en": "/en/insights/?topic=export",
        "fr": "/fr/insights/",
        "es": "/es/insights/",
        "ja": "/ja/insights/?topic=export",
        "ar": "/ar/insights/",
    }
    assert {client.get(link).status_code for link in links.values()} == {200}


@pytest.mark.parametrize("query", ["", "?page=7"])
def test_where_a_page_is_missing_the_switch_leads_to_the_versions_that_exist(site_tree, client, read, query):
    site_tree.add(NewsPageFactory, slug="meeting")
    root = read(f"/fr/news/meeting/{query}", 404)
    links = switch(root)

    assert links == {"en": "/en/news/meeting/", "fr": "/fr/", "es": "/es/", "ja": "/ja/", "ar": "/ar/"}
    assert {client.get(link).status_code for link in links.values()} == {200}
    for place in ("language-switch__link", "site-footer__language"):
        marked = [link.get("hreflang") for link in with_class(root, f"{place}--missing")]
        assert marked == ["es", "ja", "ar"]


def test_where_nothing_exists_the_switch_leads_to_the_home_pages(site_tree, read):
    root = read("/fr/nowhere/", 404)

    assert switch(root) == {code: f"/{code}/" for code in LANGUAGES}
    notes = {text_of(note) for note in with_class(root, "language-switch__note")}
    assert notes == {"Accueil"}


def test_a_language_that_is_not_online_is_not_offered(site_tree, read):
    site_tree.home("es").unpublish()

    root = read("/en/")
    assert "es" not in switch(root)
    assert "es" not in hreflang(root)


def test_versions_name_each_other_and_a_default(site_tree, read):
    site_tree.add_versions(NewsPageFactory, ["en", "ja"], slug="meeting")
    expected = {
        "en": "http://testserver/en/news/meeting/",
        "x-default": "http://testserver/en/news/meeting/",
        "ja": "http://testserver/ja/news/meeting/",
    }

    assert hreflang(read("/en/news/meeting/")) == expected
    assert hreflang(read("/ja/news/meeting/")) == expected
    assert read("/ja/news/meeting/").find(".//link[@rel='canonical']").get("href") == expected["ja"]


def test_the_menu_knows_where_the_reader_is(site_tree, read):
    site_tree.add(NewsPageFactory, slug="meeting")

    def current(address):
        links = with_class(read(address), "site-nav__link")
        return [(text_of(link), link.get("aria-current")) for link in links if link.get("aria-current")]

    assert current("/en/news/") == [("news, English", "page")]
    assert current("/en/news/meeting/") == [("news, English", "true")]
    assert current("/en/") == []


def test_pages_outside_the_menu_stand_in_the_footer(site_tree, read):
    site_tree.add(StandardPageFactory, title="Legal notice", slug="legal")
    root = read("/en/")

    assert "Legal notice" not in [text_of(link) for link in with_class(root, "site-nav__link")]
    footer = {text_of(link): link.get("href") for link in with_class(root, "site-footer__nav")[0].iter("a")}
    assert footer["Legal notice"] == "/en/legal/"


@pytest.mark.parametrize(("language", "home"), [("en", "Home"), ("fr", "Accueil")])
def test_the_way_up_is_shown_and_told_to_machines(site_tree, read, language, home):
    site_tree.add(NewsPageFactory, language, slug="meeting", title="Meeting")
    root = read(f"/{language}/news/meeting/")

    links = root.findall(".//ol[@class='breadcrumbs__list']//a")
    assert [link.get("href") for link in links] == [f"/{language}/", f"/{language}/news/"]
    assert text_of(links[0]) == home
    shared = json.loads([script.text for script in root.iter("script") if "json" in script.get("type", "")][1])
    trail = next(part for part in shared["@graph"] if part["@type"] == "BreadcrumbList")["itemListElement"]
    assert [step.get("item") for step in trail] == [
        f"http://testserver/{language}/",
        f"http://testserver/{language}/news/",
        None,
    ]
    assert trail[-1]["name"] == "Meeting"


def test_site_texts_speak_the_language_of_the_page(site_texts, read):
    statement = with_class(read("/ar/"), "site-footer__statement")[0]

    assert text_of(statement) == "نصنع معًا"
    assert statement.find("bdi") is None


def test_a_site_text_of_another_language_is_marked_as_such(site_texts, read):
    root = read("/ja/")

    for name in ("site-footer__statement", "site-footer__about", "hero__title"):
        fragment = with_class(root, name)[0].find("bdi")
        assert fragment.attrib == {"lang": "en", "dir": "ltr"}
    assert "Made together" not in root.find(".//title").text


def test_a_notice_stands_above_every_page_while_there_is_one(site_texts, read):
    assert with_class(read("/en/"), "site-notice") == []
    site_texts["en"].notice = "Closed on Sunday."
    site_texts["en"].save()

    assert text_of(with_class(read("/en/search/"), "site-notice")[0]) == "Closed on Sunday."


def test_a_site_without_texts_bears_the_name_of_its_home(site_tree, read):
    root = read("/fr/")

    assert text_of(with_class(root, "brand__name")[0]) == "Home, French"


def test_a_shared_link_has_words_and_picture(site_texts, site_tree, read):
    image = ImageFactory(description="A garden")
    image.get_rendition("fill-1200x630|format-jpeg|jpegquality-80")
    site_tree.add(NewsPageFactory, slug="meeting", title="Meeting", standfirst="In Paris.", image=image)
    root = read("/en/news/meeting/")

    meta = {element.get("property") or element.get("name"): element.get("content") for element in root.iter("meta")}
    assert meta["description"] == meta["og:description"] == "In Paris."
    assert meta["og:title"] == "Meeting"
    assert meta["og:site_name"] == "Cosmetics Network"
    assert meta["og:type"] == "article"
    assert meta["og:locale"] == "en_GB"
    assert meta["og:image"].startswith("http://testserver/media/")
    assert (meta["og:image:width"], meta["og:image:height"], meta["og:image:alt"]) == ("1200", "630", "A garden")
    assert meta["twitter:card"] == "summary_large_image"


def test_a_shared_page_without_a_picture_bears_the_network_s(site_texts, site_tree, read, fetch):
    meta = {element.get("property"): element.get("content") for element in read("/en/news/").iter("meta")}

    card = fetch(meta["og:image"])
    assert Image.open(io.BytesIO(card.body)).size == (int(meta["og:image:width"]), int(meta["og:image:height"]))
    assert meta["og:image:alt"] == "Cosmetics Network"


def test_words_cannot_close_the_script_that_holds_them(site_tree, client):
    title = "</script><script>alert(1)</script>"
    site_tree.add(NewsPageFactory, slug="meeting", title=title)

    html = client.get("/en/news/meeting/").content.decode()

    assert "<script>alert" not in html
    root_data = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(root_data)["headline"] == title


def test_a_new_page_can_be_previewed_before_it_has_an_address(site_tree, rf, admin_user):
    page = NewsPage(title="Unsaved", standfirst="New.", locale=site_tree.home("ar").locale)
    request = rf.get("/admin/")
    request.user = admin_user

    html = page.make_preview_request(request).content.decode()

    assert '<html lang="ar" dir="rtl">' in html
    assert "Skip to content" not in html
