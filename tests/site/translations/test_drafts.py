"""Drafts of originals: translators get them in jobs, and readers learn nothing of them."""

import pytest

from news.models import NewsPage
from tests.site.translations.lifecycle import begun, body, change, published, reviewer, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Job, JobItem, Translation
from translations.models.words import State
from translations.writing import units_of

__all__ = ["article", "planted", "reviewer", "site_tree"]
NEW = "/admin/translations/jobs/new/"
ADDRESS = "/fr/news/plan/"
LONGER = "<p>First paragraph.</p><p>Second <b>paragraph</b>, longer.</p>"


@pytest.fixture
def give(officer_client):
    """Give an article out into a language; what the officer is told then."""

    def post(text, language, **fields):
        data = {"title": "Autumn", "text": text.translation_key, "language": language, **fields}
        response = officer_client.post(NEW, data, follow=True)
        assert response.redirect_chain[-1][0].startswith("/admin/translations/jobs/")
        return response.content.decode()

    return post


def drafted(article, **fields) -> NewsPage:
    article = NewsPage.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(article, name, value)
    article.save_revision()
    return article


def again(translation) -> Translation:
    return Translation.objects.get(pk=translation.pk)


def open_texts(translation) -> list[str]:
    return [unit.source for unit in units_of(again(translation)) if not unit.target]


def test_a_notice_of_what_readers_miss_outlives_a_draft_that_is_sent(article, officer, reviewer, client, give):
    translation = published(translate_all(begun(article)), officer, reviewer)
    change(article, body=body(LONGER))
    since = again(translation).stale_since
    assert "translation-notice" in client.get(ADDRESS).content.decode()

    give(article, "ja", draft=drafted(article, title="A plan for 2030").translation_key)

    answer = client.get(ADDRESS).content.decode()
    assert "translation-notice" in answer
    assert 'class="behind' in answer or " behind" in answer
    assert again(translation).stale_since == since
    assert "A plan for 2030" in open_texts(translation)


def test_a_draft_opens_its_passages_for_translators_and_tells_readers_nothing(article, officer, reviewer, client, give):
    translation = published(translate_all(begun(article)), officer, reviewer)

    give(article, "ja", draft=drafted(article, title="A plan for 2030").translation_key)

    assert again(translation).state == State.STALE
    assert open_texts(translation) == ["A plan for 2030"]
    assert "translation-notice" not in client.get(ADDRESS).content.decode()

    NewsPage.objects.get(pk=article.pk).get_latest_revision().publish()
    assert "translation-notice" in client.get(ADDRESS).content.decode()


def test_a_newer_draft_takes_the_place_of_the_one_in_a_job(article, give, officer_client):
    draft = drafted(article, title="A plan for 2030").translation_key
    give(article, ["fr", "ja"], draft=draft)
    french = translate_all(Translation.objects.get(locale__language_code="fr"))
    drafted(article, body=body(LONGER))
    longer = open_texts(french)

    question = officer_client.get(NEW, {"text": article.translation_key, "language": "fr", "draft": draft})
    assert "Its newest draft takes its place there." in question.content.decode()
    answer = give(article, "fr", title="Winter", draft=draft)

    assert "“A plan for 2030”: the newest draft stands in “Autumn” now." in answer
    assert longer == []
    assert open_texts(french) == ["Second <b>paragraph</b>, longer."]
    assert Job.objects.get().title == "Autumn"
    assert dict(JobItem.objects.values_list("locale__language_code", "words")) == {
        translation.locale.language_code: translation.words_open for translation in Translation.objects.all()
    }


def test_languages_that_are_new_to_a_text_and_those_that_are_not_get_the_same_draft(article, give):
    draft = drafted(article, title="A plan for 2030").translation_key
    give(article, "fr", draft=draft)
    drafted(article, title="A plan for 2031")

    answer = give(article, ["fr", "es"], title="Winter", draft=draft)

    assert "1 translation was given out." in answer
    assert "“A plan for 2031”: the newest draft stands in “Autumn” now." in answer
    assert {open_texts(translation)[0] for translation in Translation.objects.all()} == {"A plan for 2031"}


def test_the_same_draft_twice_is_nothing_new(article, give):
    draft = drafted(article, title="A plan for 2030").translation_key
    give(article, "fr", draft=draft)

    assert "in a job already, or needs no translation." in give(article, "fr", draft=draft)
