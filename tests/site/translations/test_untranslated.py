"""The original's words under another language: held back, marked where somebody lets them pass, and not remembered."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.roles import PUBLISHER
from audit.models import Entry, Event
from news.models import NewsPage
from tests.factories import UserFactory
from tests.site.translations.desk import client_of, editor, form_of, given, row_html, translator
from tests.site.translations.lifecycle import begun, body, change, french, locale
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import GlossaryTerm, MemoryUnit, Translation
from translations.models.words import State
from translations.writing import units_of

__all__ = ["article", "planted", "site_tree", "translator"]
SENTENCE = "Buyers ask for it every day."
SAME = "The translation says the same as the source."


@pytest.fixture
def translation(article, translator) -> Translation:
    translation = begun(change(article, body=body(f"<p>{SENTENCE}</p>")))
    given(translation, translator)
    return translation


def filled(desk, translation, how) -> dict[str, str]:
    """The desk's form with every passage translated, but for the sentence."""
    form = form_of(desk.get(editor(translation)))
    for unit in units_of(translation):
        form[f"text-{unit.key}"] = f"Fr {french(unit.source)}"
        if unit.source == SENTENCE:
            form[f"text-{unit.key}"] = SENTENCE if how == "typed" else ""
            form |= {f"keeps-{unit.key}": "on"} if how == "kept" else {}
    return form


@pytest.mark.parametrize("how", ["typed", "kept"])
def test_the_originals_words_are_not_sent_and_the_passage_is_named(translation, translator, how):
    desk = client_of(translator)

    response = desk.post(editor(translation), filled(desk, translation, how) | {"do": "send"})

    assert response.status_code == 422
    assert f"“{SENTENCE}”: {SAME}" in response.content.decode()
    translation.refresh_from_db()
    assert (translation.state, translation.errors) == (State.BLOCKED, 1)
    digest = next(unit.key for unit in units_of(translation) if unit.source == SENTENCE)
    assert SAME in row_html(response, digest).get_text()


@pytest.mark.parametrize("how", ["typed", "kept"])
def test_who_lets_them_pass_marks_them_for_readers_and_stands_in_the_log(translation, client, how):
    publisher = UserFactory(role=PUBLISHER)
    desk = client_of(publisher)
    desk.post(editor(translation), filled(desk, translation, how) | {"do": "save"})

    question = desk.get(with_gaps := reverse("translation_desk:publish_with_gaps", args=[translation.pk]))
    assert SAME in question.content.decode()
    assert desk.post(with_gaps).status_code == 302

    page = BeautifulSoup(client.get("/fr/news/plan/").content, "html.parser")
    assert page.find(string=SENTENCE).find_parent(lang=True).attrs.items() >= {"lang": "en", "dir": "ltr"}.items()
    assert Entry.objects.get(event=Event.PUBLISHED_WITH_GAPS).data["passages"] == 1


def test_names_and_words_that_are_never_translated_stay_in_peace(translation, translator):
    GlossaryTerm.objects.create(locale=locale("en"), term=SENTENCE.rstrip("."), do_not_translate=True)
    desk = client_of(translator)

    response = desk.post(editor(translation), filled(desk, translation, "kept") | {"do": "send"})

    assert response.status_code == 302
    assert Translation.objects.get().state == State.REVIEW
    assert not NewsPage.objects.get(locale=locale("fr")).live


def test_the_memory_forgets_the_originals_words(translation, translator):
    desk = client_of(translator)

    desk.post(editor(translation), filled(desk, translation, "typed") | {"do": "save"})

    assert MemoryUnit.objects.exists()
    assert not MemoryUnit.objects.filter(text__contains="Buyers").exists()
