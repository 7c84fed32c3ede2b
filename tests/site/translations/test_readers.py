"""What readers are told of a translation that is behind its original."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import NewsPage
from tests.factories import UserFactory
from tests.site.translations.as_reader import by_class, code, read, text_of
from tests.site.translations.lifecycle import FIGURES, TEXT, begun, body, change, published, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Translation
from translations.sources import keep_source
from translations.states import refresh

__all__ = ["article", "code", "planted", "read", "site_tree"]
NOTICES = {"fr": "L’original (anglais) a été modifié le 3 mars 2026", "ar": "عُدّل الأصل (الإنجليزية) في 3 مارس 2026"}
MARKED = {"fr": "filet en marge", "ar": "بخطّ"}
CHANGED = "<p>First paragraph.</p><p>Second <b>paragraph</b> that is new.</p>"


@pytest.fixture(scope="module", autouse=True)
def published_in(planted) -> dict[str, int]:
    article = NewsPage.objects.get(slug="plan")
    officer, reviewer = UserFactory(), UserFactory()
    translations = {code: translate_all(begun(article, code), author=officer) for code in ("fr", "ar")}
    return {code: published(translation, officer, reviewer).pk for code, translation in translations.items()}


@pytest.fixture
def translation(published_in, code, db) -> Translation:
    return Translation.objects.get(pk=published_in[code])


def test_a_current_translation_says_nothing_of_itself(translation, read):
    _html, main = read()

    assert not by_class(main, "translation-notice")
    assert not by_class(main, "behind")


def test_a_reader_learns_that_the_original_changed_when_and_where(translation, article, read, code):
    with time_machine.travel("2026-03-03 12:00Z"):
        change(article, body=body(CHANGED))
    _html, main = read()

    (notice,) = by_class(main, "translation-notice")
    assert NOTICES[code] in text_of(notice)
    (link,) = notice.findall(".//a")
    assert (link.get("href"), link.get("hreflang"), link.get("lang"), link.get("dir")) == (
        "/en/news/plan/",
        "en",
        "en",
        "ltr",
    )
    (marked,) = by_class(main, "behind")
    assert "Premier" in text_of(marked)
    assert "Report" not in text_of(marked)
    assert by_class(marked, "visually-hidden")


def test_the_original_itself_says_nothing(translation, article, client):
    change(article, body=body(CHANGED))

    assert "translation-notice" not in client.get("/en/news/plan/").content.decode()


def test_a_comma_is_no_news_for_readers(translation, article, read):
    change(article, body=body("<p>First, paragraph!</p><p>Second <b>paragraph</b>.</p>"))

    assert Translation.objects.get(pk=translation.pk).state == "stale"
    assert "translation-notice" not in read()[0]


def test_a_figure_that_counts_something_else_is_marked(translation, article, read):
    change(article, body=body(label="guests"))

    (marked,) = by_class(read()[1], "behind")
    assert "39" in text_of(marked)


@pytest.mark.parametrize("field", ["standfirst", "title"])
def test_a_changed_standfirst_is_marked_and_a_title_is_announced(translation, article, read, code, field):
    change(article, **{field: "Quite another thing."})

    html, main = read()
    marked = [text_of(found) for found in by_class(main, "behind")]
    assert by_class(main, "translation-notice")
    assert len(marked) == (1 if field == "standfirst" else 0)
    assert all("Fr What comes next." in text for text in marked)
    assert (MARKED[code] in html) is bool(marked)


def test_no_mark_is_announced_where_only_something_was_added(translation, article, read, code):
    added = {"type": "text", "id": "7f1c5f0e-0000-4000-8000-000000000001", "value": "<p>Added later.</p>"}
    change(article, body=[*body(), added])

    (notice,) = by_class(read()[1], "translation-notice")
    assert MARKED[code] not in text_of(notice)


def test_when_the_original_goes_back_so_does_the_notice(translation, article, read):
    change(article, body=body(CHANGED))
    change(article, body=body())

    assert "translation-notice" not in read()[0]


@pytest.mark.parametrize(("days", "is_told"), [(2, False), (4, True)])
def test_a_type_of_page_decides_when_its_readers_are_told(translation, article, read, monkeypatch, days, is_told):
    monkeypatch.setattr(NewsPage, "stale_notice_after", timedelta(days=3))
    with time_machine.travel(timezone.now() - timedelta(days=days)):
        change(article, body=body(CHANGED))

    assert ("translation-notice" in read()[0]) is is_told


def test_a_type_of_page_may_never_tell(translation, article, read, monkeypatch):
    monkeypatch.setattr(NewsPage, "stale_notice_after", None)
    change(article, body=body(CHANGED))

    assert "behind" not in read()[0]


def test_a_draft_of_the_original_is_no_news_for_readers(translation, article, read):
    draft = NewsPage.objects.get(pk=article.pk)
    draft.body = body(CHANGED)
    keep_source(draft, is_draft=True)

    assert "translation-notice" not in read()[0]


def test_one_question_more_at_most(translation, article, client, code):
    def queries(path):
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return [query["sql"] for query in captured if "translations_translation" in query["sql"]]

    assert len(queries(f"/{code}/news/plan/")) == 1
    assert len(queries("/en/news/plan/")) == 1
    change(article, body=body(CHANGED))
    assert len(queries(f"/{code}/news/plan/")) == 1

    Translation.objects.all().delete()
    NewsPage.objects.exclude(pk=article.pk).delete()
    assert queries("/en/news/plan/") == []


def test_what_is_reckoned_twice_stays_the_same(translation, article):
    change(article, body=body(CHANGED))
    found = Translation.objects.get(pk=translation.pk)

    assert refresh(found).behind == [f"body.{TEXT}"]
    assert FIGURES not in "".join(found.behind)
