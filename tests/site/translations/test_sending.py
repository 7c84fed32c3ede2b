"""Sending a page for translation shows readers nothing before somebody has translated it."""

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from news.models import NewsCountry, NewsMember, NewsTopic
from tests.factories import MemberFactory, NewsPageFactory, StandardPageFactory, TermFactory


@pytest.fixture(autouse=True)
def indexes():
    """Written with each save, as on the site: one of these tests searches."""


@pytest.fixture
def article(site_tree):
    article = site_tree.add(NewsPageFactory, "en", title="A plan for 2027", slug="plan")
    article.topics = [NewsTopic(term=TermFactory())]
    article.countries = [NewsCountry(country="JP"), NewsCountry(country="FR")]
    article.members = [NewsMember(member=MemberFactory())]
    article.save()
    return article


def send(page: Page, *languages: str) -> None:
    translate_object(page, Locale.objects.filter(language_code__in=languages))


def translation_of(page: Page, language: str) -> Page:
    return page.get_translation(Locale.objects.get(language_code=language)).specific


def test_a_live_page_becomes_a_draft_that_no_reader_sees(article, client):
    send(article, "fr", "ar")

    for language in ("fr", "ar"):
        assert not translation_of(article, language).live
        assert client.get(f"/{language}/news/plan/").status_code == 404
    assert client.get("/en/news/plan/").status_code == 200
    assert not any(Page.find_problems())


def test_the_draft_lies_in_its_own_language_at_the_same_address(article, site_tree):
    send(article, "fr")

    french = translation_of(article, "fr")
    assert french.get_parent().pk == site_tree.section(type(article.get_parent().specific), "fr").pk
    assert french.slug == article.slug


def test_facts_come_along_and_follow_the_original(article):
    send(article, "fr")
    article.countries = [NewsCountry(country="BR")]
    article.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(article)
    source.update_from_db()
    source.translations.get().save_target(publish=False)

    french = translation_of(article, "fr").get_latest_revision_as_object()

    assert french.date == article.date
    assert [row.country for row in french.countries.all()] == ["BR"]
    assert french.members.count() == french.topics.count() == 1


def test_what_stands_in_for_an_untranslated_parent_is_shown_to_nobody(site_tree, client):
    parent = site_tree.add(StandardPageFactory, "en", title="Glasshouse", slug="about")
    child = StandardPageFactory(parent=parent, slug="history")

    send(child, "fr")

    assert client.get("/fr/about/").status_code == client.get("/fr/about/history/").status_code == 404
    for address in ("/fr/", "/fr/search/?q=glasshouse", "/sitemap-fr.xml"):
        assert "/fr/about/" not in client.get(address).content.decode()
    assert not any(Page.find_problems())
