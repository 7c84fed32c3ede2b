"""What readers and officers have at each step of a translation's life."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from audit.models import Entry, Event
from news.models import NewsCountry, NewsPage
from tests.site.translations.lifecycle import (
    FIGURE,
    FIGURES,
    begun,
    body,
    change,
    locale,
    officer,
    published,
    reviewer,
    translate_all,
)
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Comment, LocaleProfile, Translation
from translations.models.words import State
from translations.release import ReleaseError, publish, publish_together
from translations.reviewing import approve, send, send_back
from translations.sources import keep_source
from translations.writing import previous_words, units_of, write

__all__ = ["article", "officer", "planted", "reviewer", "site_tree"]
ADDRESS = "/fr/news/plan/"


def again(translation):
    return Translation.objects.get(pk=translation.pk)


def stale_texts(translation) -> list[str]:
    """What has to be written anew, as it reads in the original."""
    return [unit.source for unit in units_of(translation) if not unit.target]


def test_begun_it_is_a_draft_that_no_reader_sees(article, client):
    translation = begun(article)

    assert translation.state == State.DRAFT
    assert translation.words_open == keep_source(article).words > 0
    assert not NewsPage.objects.get(locale=locale("fr")).live
    assert client.get(ADDRESS).status_code == 404
    assert not any(Page.find_problems())


def test_beginning_twice_changes_nothing(article):
    first, second = begun(article), begun(article)

    assert first.pk == second.pk
    assert NewsPage.objects.filter(locale=locale("fr")).count() == 1


def test_what_is_missing_above_is_begun_too(article, site_tree, client):
    site_tree.section(type(article.get_parent().specific), "fr").delete()

    begun(article)

    assert client.get("/fr/news/").status_code == client.get(ADDRESS).status_code == 404
    assert Page.objects.get(locale=locale("fr"), slug="plan").get_parent().slug == "news"
    assert not any(Page.find_problems())


def test_written_sent_approved_and_published(article, officer, reviewer, client):
    translation = translate_all(begun(article), author=officer)
    assert client.get(ADDRESS).status_code == 404

    send(translation, officer)
    assert again(translation).state == State.REVIEW
    assert client.get(ADDRESS).status_code == 404

    approve(translation, reviewer)
    publish(translation, reviewer)

    assert again(translation).state == State.CURRENT
    answer = client.get(ADDRESS).content.decode()
    assert "Fr Premier" in answer
    assert "Fr Deuxième <b>alinéa</b>" in answer
    assert "First" not in answer


def test_saving_does_not_touch_what_readers_see(article, officer, reviewer, client):
    translation = published(translate_all(begun(article)), officer, reviewer)
    title = units_of(translation)[0]

    write(translation, title.key, "Autre titre")

    assert "Autre titre" not in client.get(ADDRESS).content.decode()
    draft_title = NewsPage.objects.values_list("draft_title", flat=True).get(locale=locale("fr"))
    assert draft_title == "Fr A plan for 2027"


def test_with_a_passage_missing_it_is_not_published_and_the_passage_is_named(article, officer, reviewer):
    translation = begun(article)
    translate_all(translation)
    missing = next(unit for unit in units_of(translation) if unit.source == "participants")
    write(translation, missing.key, "")

    with pytest.raises(ValidationError, match=r"Key figures › .*participants"):
        send(translation, officer)
    with pytest.raises(ReleaseError, match="participants"):
        publish(translation, reviewer)


def test_who_may_publishes_with_gaps_and_it_is_logged(article, reviewer, client):
    translation = begun(article)
    for unit in units_of(translation)[:2]:
        write(translation, unit.key, f"Fr {unit.source}")

    publish(translation, reviewer, with_gaps=True)

    assert "participants" in client.get(ADDRESS).content.decode()
    assert f"body.{FIGURES}.figures.{FIGURE}.label" in again(translation).gaps
    assert Entry.objects.get(event=Event.PUBLISHED_WITH_GAPS).data["passages"] == len(again(translation).gaps)


def test_a_wrong_number_blocks(article, officer):
    translation = translate_all(begun(article), {"A plan for 2027": "Un plan pour 2072"})

    assert again(translation).state == State.BLOCKED
    with pytest.raises(ValidationError, match="2027"):
        send(translation, officer)


def test_nobody_approves_the_own_translation(article, officer):
    translation = translate_all(begun(article))
    send(translation, officer)

    with pytest.raises(ValidationError, match="Somebody else"):
        approve(translation, officer)
    with pytest.raises(ReleaseError, match="approved"):
        publish(translation, officer)


def test_sent_back_it_says_why(article, officer, reviewer):
    translation = translate_all(begun(article))
    send(translation, officer)
    with pytest.raises(ValidationError):
        send_back(translation, reviewer, "  ")

    send_back(translation, reviewer, "The title is too long.")

    assert again(translation).state == State.DRAFT
    assert Comment.objects.get().text == "The title is too long."


def test_a_change_of_approved_words_needs_approval_again(article, officer, reviewer):
    translation = translate_all(begun(article))
    send(translation, officer)
    approve(translation, reviewer)
    write(translation, units_of(translation)[0].key, "Un autre plan pour 2027")

    with pytest.raises(ReleaseError, match="approved"):
        publish(translation, reviewer)


def test_a_change_of_the_original_marks_exactly_the_changed_passages(article, officer, reviewer, client):
    translation = published(translate_all(begun(article)), officer, reviewer)

    change(article, body=body("<p>First paragraph.</p><p>Second <b>paragraph</b>, longer.</p>"))

    translation = again(translation)
    assert translation.state == State.STALE
    assert translation.stale_since
    assert stale_texts(translation) == ["Second <b>paragraph</b>, longer."]
    assert "Fr Deuxième <b>alinéa</b>." in client.get(ADDRESS).content.decode()

    passage = translation.source.passages.get(text__contains="longer")
    old = previous_words(translation, passage)
    assert (old.source_text, old.text) == ("Second <b>paragraph</b>.", "Fr Deuxième <b>alinéa</b>.")


def test_reverted_the_translation_is_current_again(article, officer, reviewer):
    translation = published(translate_all(begun(article)), officer, reviewer)

    change(article, title="A plan for 2028")
    assert again(translation).state == State.STALE
    change(article, title="A plan for 2027")

    assert again(translation).state == State.CURRENT
    assert again(translation).stale_since is None


def test_a_draft_of_the_original_marks_nothing_unless_chosen(article, officer, reviewer):
    translation = published(translate_all(begun(article)), officer, reviewer)
    article.title = "A plan for 2029"
    article.save_revision()
    assert again(translation).state == State.CURRENT

    keep_source(article.get_latest_revision_as_object(), is_draft=True)

    assert stale_texts(again(translation)) == ["A plan for 2029"]


def test_facts_are_right_in_every_language_at_once(article, officer, reviewer, client):
    published(translate_all(begun(article)), officer, reviewer)
    translate_all(begun(article, "ja"))

    article = NewsPage.objects.get(pk=article.pk)
    article.countries = [NewsCountry(country="BR")]
    article.body = body(number=40)
    article.save_revision().publish()

    french = NewsPage.objects.get(locale=locale("fr"))
    assert [row.country for row in french.countries.all()] == ["BR"]
    answer = client.get(ADDRESS).content.decode()
    assert ">40<" in answer
    assert "Fr participants" in answer
    japanese = NewsPage.objects.get(locale=locale("ja")).get_latest_revision_as_object()
    assert [row.country for row in japanese.countries.all()] == ["BR"]


def test_a_release_goes_live_at_one_instant_or_not_at_all(article, officer, reviewer, client):
    french = published(translate_all(begun(article)), officer, reviewer)
    japanese = translate_all(begun(article, "ja"))
    article = NewsPage.objects.get(pk=article.pk)
    article.title = "A plan for 2030"
    article.save_revision()
    keep_source(article.get_latest_revision_as_object(), is_draft=True)
    for translation in (french, japanese):
        title = units_of(translation)[0]
        write(translation, title.key, f"{translation.locale.language_code} 2030")
    send(again(french), officer)
    approve(french, reviewer)

    with pytest.raises(ReleaseError, match="Japanese"):
        publish_together(article, [again(french), again(japanese)], reviewer)
    assert "2030" not in client.get("/en/news/plan/").content.decode()
    assert "2030" not in client.get(ADDRESS).content.decode()

    send(again(japanese), officer)
    approve(japanese, reviewer)
    publish_together(article, [again(french), again(japanese)], reviewer)

    for address in ("/en/news/plan/", ADDRESS, "/ja/news/plan/"):
        assert "2030" in client.get(address).content.decode()


def test_what_was_typed_survives_the_deletion_of_the_page(article, officer, reviewer):
    translation = translate_all(begun(article))
    NewsPage.objects.get(locale=locale("fr")).delete()

    again_begun = begun(article)

    assert again_begun.pk == translation.pk
    assert again_begun.passages_done == again_begun.passages_total


def test_where_nobody_has_to_approve_words_are_published_at_once_and_still_checked(article, officer):
    LocaleProfile.objects.filter(locale__language_code="fr").update(review_required=False)
    translation = begun(article)
    with pytest.raises(ReleaseError, match="has no translation"):
        publish(translation, officer)

    translation = translate_all(translation)
    wrong = next(unit for unit in units_of(translation) if unit.source == article.title)
    write(translation, wrong.key, "Un plan pour 2072")
    with pytest.raises(ReleaseError, match="2027"):
        publish(again(translation), officer)
    write(translation, wrong.key, "Un plan pour 2027")
    publish(again(translation), officer)

    assert NewsPage.objects.get(locale=locale("fr")).live
    with pytest.raises(ReleaseError, match="Nobody has approved"):
        publish(translate_all(begun(article, "es")), officer)
