"""What a step costs: many passages and many languages take as many queries as few, and no more than is written here."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from tests.factories import NewsPageFactory, UserFactory
from tests.site.translations.desk import client_of, digest_of, editor, form_of, given
from tests.site.translations.lifecycle import (
    begun,
    body,
    change,
    french,
    locale,
    officer,
    published,
    reviewer,
    translate_all,
)
from tests.site.translations.one_article import article, planted, site_tree
from translations.markup import cut_once
from translations.models import GlossaryTerm, MemoryUnit, Translation
from translations.models.words import State
from translations.release import ReleaseError, publish
from translations.reviewing import approve, send
from translations.writing import units_of

__all__ = ["article", "officer", "planted", "reviewer", "site_tree"]
OTHERS = ["ar", "es", "ja"]
FIFTY = body("".join(f"<p>First paragraph, number {number}.</p>" for number in range(50)))


@pytest.fixture
def translator(site_tree):
    return UserFactory(role="Translator (fr)")


def queries(step, *arguments) -> int:
    with CaptureQueriesContext(connection) as captured:
        step(*arguments)
    return len(captured)


def test_a_form_of_fifty_passages_is_saved_in_few_queries(article, translator):
    translation = begun(change(article, body=FIFTY))
    given(translation, translator)
    desk = client_of(translator)
    empty = form_of(desk.get(editor(translation)))
    texts = {f"text-{unit.key}": french(unit.source) for unit in units_of(translation)}
    assert len(texts) > 50

    assert queries(desk.post, editor(translation), empty | texts) <= 18

    translation.refresh_from_db()
    assert translation.passages_done == translation.passages_total == len(texts)
    translated = [unit for unit in units_of(translation) if unit.target != unit.source]
    assert MemoryUnit.objects.count() == len(translated) >= 50


@pytest.mark.parametrize("passages", [2, 50])
def test_a_passage_is_kept_in_few_queries_however_many_there_are(article, translator, passages):
    text = "".join(f"<p>First paragraph, number {number}.</p>" for number in range(passages))
    translation = begun(change(article, body=body(text)))
    given(translation, translator)
    desk, digest = client_of(translator), digest_of(translation, article.title)
    address = reverse("translation_desk:save_passage", args=[translation.pk, digest])

    assert queries(desk.post, address, {"text": "Un plan pour 2027"}) <= 24

    assert translation.words.get(digest=digest).text == "Un plan pour 2027"


def test_the_overview_takes_the_same_queries_for_many_texts_that_something_blocks(article, officer):
    overview = client_of(officer)
    look = partial(overview.get, reverse("translation_overview"))

    def block(page):
        for code in ("fr", *OTHERS):
            Translation.objects.filter(pk=begun(page, code).pk).update(state=State.BLOCKED)

    block(article)
    look()
    few = queries(look)
    for number in range(4):
        block(NewsPageFactory(parent=article.get_parent(), title=f"News {number}", body=body()))

    assert queries(look) == few <= 15


def test_fifty_passages_go_before_readers_in_few_queries(article, officer, reviewer):
    translation = translate_all(begun(change(article, body=FIFTY)))

    assert queries(send, translation, officer) <= 7
    assert queries(approve, translation, reviewer) <= 5
    assert queries(publish, translation, reviewer) <= 90

    assert Page.objects.get(translation_key=article.translation_key, locale=locale("fr")).live


def test_a_change_takes_as_many_queries_in_four_languages_as_in_one(article, officer, reviewer):
    published(translate_all(begun(article)), officer, reviewer)
    one = queries(lambda: change(article, standfirst="What comes now."))
    for code in OTHERS:
        published(translate_all(begun(article, code)), officer, reviewer)

    assert queries(lambda: change(article, standfirst="What comes then.")) <= one

    assert Translation.objects.filter(state="stale").count() == 1 + len(OTHERS)


def test_an_original_that_comes_out_again_with_the_same_facts_leaves_its_translations_alone(article, officer, reviewer):
    published(translate_all(begun(article)), officer, reviewer)
    page = Page.objects.get(translation_key=article.translation_key, locale=locale("fr"))
    before = page.revisions.count()

    change(article)

    assert page.revisions.count() == before


def test_a_term_that_is_new_since_the_approval_keeps_a_translation_back(article, officer, reviewer):
    translation = translate_all(begun(article))
    send(translation, officer)
    approve(translation, reviewer)
    GlossaryTerm.objects.create(locale=locale("en"), term="participants", do_not_translate=True)
    translation.words.filter(source_text="participants").update(text="invités")

    with pytest.raises(ReleaseError, match="participants"):
        publish(translation, reviewer)


def test_what_is_remembered_of_a_text_is_not_what_somebody_made_of_it():
    text = '<p>See <a href="/plan/">the plan</a>.</p>'
    _template, [(string, attributes)] = cut_once(text)
    string.data, attributes["a1"]["href"] = "", "/elsewhere/"

    _template, [(string, attributes)] = cut_once(text)
    assert (string.data, attributes) == ('See <a id="a1">the plan</a>.', {"a1": {"href": "/plan/"}})
