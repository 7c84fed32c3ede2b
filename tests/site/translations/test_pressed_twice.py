"""Buttons that are pressed twice, or by two people: each thing is done once, and whoever comes second is told."""

import pytest
from django.urls import reverse

from audit.models import Entry, Event
from news.models import NewsPage
from tests.factories import UserFactory
from tests.site.translations.desk import client_of, editor, form_of, given
from tests.site.translations.lifecycle import begun, locale, officer, reviewer, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Translation
from translations.reviewing import approve, send
from translations.writing import units_of, write

__all__ = ["article", "officer", "planted", "reviewer", "site_tree"]
SAID = "This translation is published already."


@pytest.fixture
def publisher(site_tree):
    return client_of(UserFactory(role="Publisher"))


def revisions() -> int:
    return NewsPage.objects.get(locale=locale("fr")).revisions.count()


def approved(translation, officer, reviewer):
    send(translation, officer)
    approve(translation, reviewer)


def test_what_two_people_publish_is_published_once(article, officer, reviewer, publisher):
    translation = translate_all(begun(article))
    given(translation)
    approved(translation, officer, reviewer)
    pressed = form_of(publisher.get(editor(translation))) | {"do": "publish"}

    first = publisher.post(editor(translation), pressed)
    before = revisions()
    second = publisher.post(editor(translation), pressed)

    assert first.status_code == 302
    assert SAID in second.content.decode()
    assert revisions() == before


def test_what_was_approved_anew_is_published_again(article, officer, reviewer, publisher):
    translation = translate_all(begun(article))
    given(translation)
    approved(translation, officer, reviewer)
    publisher.post(editor(translation), form_of(publisher.get(editor(translation))) | {"do": "publish"})
    write(translation, units_of(translation)[0].key, "Autre plan pour 2027")
    approved(translation, officer, reviewer)

    answer = publisher.post(editor(translation), form_of(publisher.get(editor(translation))) | {"do": "publish"})

    assert answer.status_code == 302
    assert NewsPage.objects.get(locale=locale("fr")).title == "Autre plan pour 2027"


def test_gaps_are_published_and_logged_once(article, publisher):
    translation = begun(article)
    given(translation)
    for unit in units_of(translation)[:2]:
        write(translation, unit.key, f"Fr {unit.source}")
    address = reverse("translation_desk:publish_with_gaps", args=[translation.pk])

    publisher.post(address)
    before = revisions()
    second = publisher.post(address)

    assert SAID in second.content.decode()
    assert revisions() == before
    assert Entry.objects.filter(event=Event.PUBLISHED_WITH_GAPS).count() == 1
    assert Translation.objects.get(pk=translation.pk).gaps


def test_a_job_for_one_page_is_called_like_the_page(article, site_tree, publisher):
    site_tree.section(type(article.get_parent().specific), "fr").delete()

    answer = publisher.get(reverse("translation_job_new"), {"text": article.translation_key, "language": "fr"})

    assert len(answer.context["lines"]) > 1
    assert answer.context["form"]["title"].value() == "A plan for 2027"
