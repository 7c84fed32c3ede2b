"""Sent, approved, returned, published: with the buttons of the desk, by those who may."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from accounts.roles import PUBLISHER
from news.models import NewsPage
from tests.factories import UserFactory
from tests.site.translations.desk import (
    client_of,
    digest_of,
    editor,
    form_of,
    given,
    officer,
    reviewer,
    row_html,
    translation,
    translator,
)
from tests.site.translations.lifecycle import change, french, locale, published, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Comment, LocaleProfile, Translation, Words
from translations.models.words import Stage, State
from translations.reviewing import approve, send
from translations.writing import units_of, write

__all__ = ["article", "officer", "planted", "reviewer", "site_tree", "translation", "translator"]
ADDRESS = "/fr/news/plan/"


def again(translation) -> Translation:
    return Translation.objects.get(pk=translation.pk)


def press(client, translation, button: str, **fields):
    return client.post(editor(translation), fields | {"do": button})


def step(translation, name: str) -> str:
    return reverse(f"translation_desk:{name}", args=[translation.pk])


def test_from_the_desk_to_the_reader(translation, translator, reviewer, client):
    mine, theirs = client_of(translator), client_of(reviewer)
    form = form_of(mine.get(editor(translation)))
    for unit in units_of(translation):
        form[f"text-{unit.key}"] = f"Fr {french(unit.source)}"

    mine.post(editor(translation), form | {"do": "send"})
    assert again(translation).stage == Stage.REVIEW
    press(theirs, translation, "approve")
    assert client.get(ADDRESS).status_code == 404
    press(theirs, translation, "publish")

    assert again(translation).state == State.CURRENT
    assert "Fr A plan for 2027" in client.get(ADDRESS).content.decode()


def test_where_nobody_has_to_approve_an_officer_publishes_at_once(translation, officer, client):
    translate_all(translation)
    mine = client_of(officer)
    assert 'value="publish"' not in mine.get(editor(translation)).content.decode()
    LocaleProfile.objects.filter(locale=translation.locale).update(review_required=False)
    assert 'value="publish"' in mine.get(editor(translation)).content.decode()

    press(mine, translation, "publish")

    assert client.get(ADDRESS).status_code == 200
    assert 'value="publish"' not in mine.get(editor(translation)).content.decode()


def test_what_hinders_is_named_with_a_way_to_its_row(translation, translator):
    answer = press(client_of(translator), translation, "send")

    assert answer.status_code == 422
    for unit in units_of(translation):
        if unit.path not in ("seo_title", "search_description"):
            assert f"#p-{unit.key}" in answer.content.decode()
    assert again(translation).stage == Stage.WORK


def test_that_nobody_has_approved_is_told_once_words_can_be_sent(translation, translator):
    mine, missing = client_of(translator), "Nobody has approved the translation yet."
    translate_all(translation, {"A plan for 2027": "Un plan pour 2072"})
    refused = press(mine, translation, "send").content.decode()
    assert "2027 of the source is missing" in refused
    assert missing not in refused

    write(translation, digest_of(translation, "A plan for 2027"), "Un plan pour 2027")

    assert missing in mine.get(editor(translation)).content.decode()


@pytest.mark.parametrize("button", ["approve", "publish"])
def test_a_translator_neither_approves_nor_publishes(translation, translator, reviewer, button, client):
    send(translate_all(translation), reviewer)
    if button == "publish":
        approve(translation, UserFactory())
    mine = client_of(translator)

    assert press(mine, translation, button).status_code == 404
    assert f'value="{button}"' not in mine.get(editor(translation)).content.decode()
    for name in ("send_back", "publish_with_gaps", "unlink"):
        assert mine.get(step(translation, name)).status_code == mine.post(step(translation, name)).status_code == 404
    assert client.get(ADDRESS).status_code == 404


def test_an_officer_does_not_approve_the_own_words(translation, reviewer):
    send(translate_all(translation), reviewer)

    answer = press(client_of(reviewer), translation, "approve")

    assert answer.status_code == 422
    assert "Somebody else has to look" in answer.content.decode()


def test_sent_back_with_a_comment_that_the_translator_reads(translation, translator, reviewer):
    send(translate_all(translation), translator)
    theirs = client_of(reviewer)
    assert theirs.post(step(translation, "send_back"), {"comment": " "}).status_code == 422

    theirs.post(step(translation, "send_back"), {"comment": "Too formal."})

    mine = client_of(translator)
    assert "Too formal." in mine.get(editor(translation)).content.decode()
    press(mine, translation, f"resolve:{Comment.objects.get().pk}")
    assert "Too formal." not in mine.get(editor(translation)).content.decode()


def test_changed_words_go_back_to_work(translation, translator, reviewer):
    send(translate_all(translation), translator)
    digest = digest_of(translation, "A plan for 2027")
    mine = client_of(translator)

    mine.post(editor(translation), form_of(mine.get(editor(translation))) | {f"text-{digest}": "Le plan 2027"})

    assert again(translation).stage == Stage.WORK
    assert press(client_of(reviewer), translation, "approve").status_code == 422


def test_what_is_approved_is_not_sent_again(translation, translator, reviewer):
    published(translate_all(translation), translator, reviewer)

    answer = press(client_of(translator), translation, "send")

    assert answer.status_code == 422
    assert "Nothing has changed" in answer.content.decode()
    assert again(translation).state == State.CURRENT


def test_gaps_are_named_before_they_are_published(translation, client):
    write(translation, digest_of(translation, "A plan for 2027"), "Un plan pour 2027")
    write(translation, digest_of(translation, "What comes next."), "La suite.")
    publisher = client_of(UserFactory(role=PUBLISHER))

    question = publisher.get(step(translation, "publish_with_gaps")).content.decode()
    assert "participants" in question
    publisher.post(step(translation, "publish_with_gaps"))

    assert "participants" in client.get(ADDRESS).content.decode()
    assert again(translation).gaps


def test_an_officer_publishes_no_gaps(translation, officer):
    assert client_of(officer).get(step(translation, "publish_with_gaps")).status_code == 404


def test_with_errors_it_is_not_even_published_with_gaps(translation, client):
    write(translation, digest_of(translation, "A plan for 2027"), "Un plan pour 2072")
    publisher = client_of(UserFactory(role=PUBLISHER))

    answer = publisher.post(step(translation, "publish_with_gaps"))

    assert answer.status_code == 422
    assert "2027" in answer.content.decode()
    assert client.get(ADDRESS).status_code == 404


def test_the_preview_shows_the_words_and_saves_nothing(translation, translator, django_assert_num_queries):
    write(translation, digest_of(translation, "A plan for 2027"), "Un plan jamais vu")
    before = list(Page.objects.order_by("pk").values()), list(Words.objects.values())

    answer = client_of(translator).get(step(translation, "preview"))

    html = answer.content.decode()
    assert "Un plan jamais vu" in html
    assert '<html lang="fr"' in html
    assert "participants" in html
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in answer["Cache-Control"]
    assert before == (list(Page.objects.order_by("pk").values()), list(Words.objects.values()))


@pytest.mark.parametrize("source", ["First paragraph.", "participants"])
def test_each_passage_leads_to_its_place_in_the_preview(translation, translator, source):
    mine, digest = client_of(translator), digest_of(translation, source)
    row = row_html(mine.get(editor(translation)), digest)

    [address, anchor] = row.find("a", string="See it on the page")["href"].split("#")

    assert address == step(translation, "preview")
    assert source in BeautifulSoup(mine.get(address).content, "html.parser").find(id=anchor).get_text()


def test_what_only_search_engines_show_leads_to_no_place(translation, translator, article):
    change(article, search_description="For engines.")

    row = row_html(client_of(translator).get(editor(translation)), digest_of(again(translation), "For engines."))

    assert row.find("a", string="See it on the page") is None


def test_an_update_is_published_like_the_first_time(translation, translator, reviewer, article, client):
    published(translate_all(translation), translator, reviewer)
    change(article, standfirst="Said in another way.")
    given(translation, translator)
    mine, theirs = client_of(translator), client_of(reviewer)
    form = form_of(mine.get(editor(translation)))
    form[f"text-{digest_of(translation, 'Said in another way.')}"] = "Dit autrement."

    mine.post(editor(translation), form | {"do": "send"})
    press(theirs, translation, "approve")
    press(theirs, translation, "publish")

    assert "Dit autrement." in client.get(ADDRESS).content.decode()
    assert again(translation).state == State.CURRENT


def test_going_its_own_way_and_back_loses_no_words(translation, translator, reviewer, client, article):
    published(translate_all(translation), translator, reviewer)
    theirs = client_of(reviewer)

    assert b"neither words nor dates" in theirs.get(step(translation, "unlink")).content
    theirs.post(step(translation, "unlink"))
    assert not again(translation).is_linked
    page = NewsPage.objects.get(locale=locale("fr"))
    page.title = "Titre à part"
    page.save_revision().publish()
    change(article, standfirst="Said in another way.")
    theirs.post(step(translation, "link"))

    joined = again(translation)
    assert joined.is_linked
    assert joined.words.get(digest=digest_of(joined, "A plan for 2027")).text == "Titre à part"
    assert joined.state == State.STALE
    assert not joined.words.filter(digest=digest_of(joined, "Said in another way.")).exists()
    assert "Titre à part" in client.get(ADDRESS).content.decode()
