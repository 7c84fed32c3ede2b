"""Sending a page for translation shows readers nothing before somebody has translated it."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.operations import translate_object

from members.models import Member
from news.models import NewsCountry, NewsMember, NewsTopic
from tests.factories import MemberFactory, NewsPageFactory, StandardPageFactory, TermFactory
from tests.forms import save


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


def translate(page: Page, language: str, passages: int | None = None) -> None:
    """Write a translation for the first passages, or for all."""
    source = TranslationSource.objects.get_for_instance(page)
    locale = Locale.objects.get(language_code=language)
    for segment in source.stringsegment_set.order_by("order")[:passages]:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, locale=locale, context=segment.context, defaults={"data": "Traduit"}
        )


@pytest.fixture
def publish(officer_client, django_capture_on_commit_callbacks):
    """Presses the button of the translation editor."""

    def press(page: Page):
        with django_capture_on_commit_callbacks(execute=True):
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            return officer_client.post(edit, {"action": "publish"}, follow=True)

    return press


def test_half_a_translation_is_not_published(article, officer_client, publish):
    send(article, "fr")
    translate(article, "fr", passages=1)
    french = translation_of(article, "fr")

    answer = publish(french)

    assert re.search(r"Not published: \d+ passages? (is|are) not translated", answer.content.decode())
    assert not translation_of(article, "fr").live
    assert officer_client.get("/fr/news/plan/").status_code == 404


def test_a_whole_translation_is_published_and_stays_until_its_successor_is_whole(article, officer_client, publish):
    send(article, "fr")
    translate(article, "fr")
    publish(translation_of(article, "fr"))
    assert "Traduit" in officer_client.get("/fr/news/plan/").content.decode()

    article.standfirst = "Said in another way."
    article.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(article)
    sync = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert officer_client.post(sync, {"publish_translations": "on"}).status_code == 302
    publish(translation_of(article, "fr"))

    french = officer_client.get("/fr/news/plan/").content.decode()
    assert "Traduit" in french
    assert "Said in another way" not in french


def test_what_has_no_language_is_left_to_its_own_form(officer_client, db):
    edit = reverse(Member.snippet_viewset.get_url_name("edit"), args=[MemberFactory().pk])

    assert save(officer_client, edit, {"action": "publish"}).status_code == 200
