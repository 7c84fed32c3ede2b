"""A job goes before readers as a whole: drafts of originals with all their languages at one instant, or nothing."""

import pickle

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from accounts.roles import AUDITOR, OFFICER
from news.models import NewsIndexPage, NewsPage
from tests.factories import NewsPageFactory, UserFactory
from tests.site.translations.desk import client_of
from tests.site.translations.lifecycle import locale, reviewer, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Job, JobItem, Translation
from translations.reviewing import approve, send
from translations.writing import units_of, write

__all__ = ["article", "planted", "reviewer", "site_tree"]
NEW = "/admin/translations/jobs/new/"


@pytest.fixture(scope="module", autouse=True)
def given_out(planted) -> Job:
    """News that nobody has published yet, and an article that is live, in French and Japanese."""
    tree, article_id = pickle.loads(planted)  # noqa: S301 - our own, of this process
    launch = tree.add(NewsPageFactory, "en", title="Soon in Lyon", slug="soon", live=False)
    launch.save_revision()
    keys = [launch.translation_key, Page.objects.get(pk=article_id).translation_key]
    data = {"title": "Lyon", "text": keys, "language": ["fr", "ja"], "draft": launch.translation_key}
    client_of(UserFactory(role=OFFICER)).post(NEW, data)
    return Job.objects.get()


@pytest.fixture
def job(given_out, db) -> Job:
    return Job.objects.get(pk=given_out.pk)


def release(job) -> str:
    return f"/admin/translations/jobs/{job.pk}/release/"


def finish(job, officer, reviewer, *, but=()) -> None:
    for translation in Translation.objects.filter(items__job=job).exclude(pk__in=[left.pk for left in but]):
        send(translate_all(translation), officer)
        approve(translation, reviewer)


def of(job, title, code) -> Translation:
    return Translation.objects.get(source__title=title, locale=locale(code))


def items(job) -> list[int]:
    return list(JobItem.objects.filter(job=job).values_list("pk", flat=True))


def live(slug: str) -> set[str]:
    return set(Page.objects.filter(slug=slug, live=True).values_list("locale__language_code", flat=True))


def test_from_the_jobs_page_drafts_and_all_languages_go_live_at_once(job, officer, reviewer, officer_client, client):
    finish(job, officer, reviewer)
    assert release(job) in officer_client.get(f"/admin/translations/jobs/{job.pk}/").content.decode()

    question = officer_client.get(release(job)).content.decode()
    assert "Soon in Lyon" in question
    assert "The original is a draft: it is published together with its translations." in question
    assert "job-form__hindrances" not in question
    assert live("soon") == set()
    answer = officer_client.post(release(job), {"item": items(job)}, follow=True)

    assert "4 translations were published: readers have them now." in answer.content.decode()
    assert live("soon") == live("plan") == {"en", "fr", "ja"}
    assert client.get("/fr/news/soon/").status_code == client.get("/en/news/soon/").status_code == 200
    assert not JobItem.objects.open().exists()


def test_what_hinders_one_language_is_named_and_keeps_back_all(job, officer, reviewer, officer_client):
    late = of(job, "Soon in Lyon", "ja")
    finish(job, officer, reviewer, but=[late])

    asked = officer_client.get(release(job)).content.decode()
    answer = officer_client.post(release(job), {"item": items(job)})

    for said in (asked, answer.content.decode()):
        assert "“Soon in Lyon” has no translation." in said
        assert f"/admin/translations/{late.pk}/#p-" in said
        assert "The original is not published." not in said
    assert answer.status_code == 422
    assert live("soon") == set()
    assert live("plan") == {"en"}


def test_languages_that_are_not_chosen_stay_behind(job, officer, reviewer, officer_client):
    late = of(job, "Soon in Lyon", "ja")
    finish(job, officer, reviewer, but=[late])
    chosen = [pk for pk in items(job) if pk != late.items.get().pk]

    assert officer_client.post(release(job), {"item": chosen}).status_code == 302

    assert live("soon") == {"en", "fr"}
    assert live("plan") == {"en", "fr", "ja"}


def test_what_goes_wrong_at_the_last_moment_takes_everything_back(job, officer, reviewer, officer_client, monkeypatch):
    finish(job, officer, reviewer)
    last = of(job, "A plan for 2027", "ja")
    monkeypatch.setattr("translations.bundles.hindrances", lambda sheet: [])
    write(last, units_of(last)[0].key, "")

    answer = officer_client.post(release(job), {"item": items(job)})

    assert answer.status_code == 422
    assert "A plan for 2027: Japanese:" in answer.content.decode()
    assert live("soon") == set()
    assert live("plan") == {"en"}
    assert of(job, "Soon in Lyon", "fr").source.is_draft


def test_a_draft_that_went_on_since_is_not_published_unseen(job, officer, reviewer, officer_client):
    finish(job, officer, reviewer)
    launch = NewsPage.objects.get(slug="soon", locale=locale("en"))
    launch.title = "Soon in Nice"
    launch.save_revision()

    answer = officer_client.post(release(job), {"item": items(job)})

    assert answer.status_code == 422
    assert "The draft has changed since it was given out." in answer.content.decode()
    assert live("soon") == set()


def test_a_page_waits_for_no_page_that_comes_with_it(site_tree, officer_client, officer, reviewer):
    section = site_tree.section(NewsIndexPage)
    site_tree.section(NewsIndexPage, "fr").delete()
    page = site_tree.add(NewsPageFactory, "en", title="Below", slug="below")
    officer_client.post(NEW, {"title": "Both", "text": page.translation_key, "language": "fr"})
    job = Job.objects.get(title="Both")
    finish(job, officer, reviewer)

    of_the_page = JobItem.objects.get(source__title="Below")
    alone = officer_client.post(release(job), {"item": of_the_page.pk})
    assert f"“{section.title}”" in alone.content.decode()
    officer_client.post(release(job), {"item": items(job)})

    assert live("below") == {"en", "fr"}


@pytest.mark.parametrize(
    ("chosen", "said"), [([], "Please choose what is meant first."), (["9999"], "is not open any more")]
)
def test_a_wrong_choice_is_told(job, officer_client, chosen, said):
    answer = officer_client.post(release(job), {"item": chosen})

    assert answer.status_code == 422
    assert said in BeautifulSoup(answer.content, "html.parser").find(role="alert").get_text()


def test_it_is_for_those_who_publish(job):
    for person in (UserFactory(role="Translator (fr)"), UserFactory(role=AUDITOR)):
        assert client_of(person).post(release(job), {"item": items(job)}).status_code == 404
    auditor = client_of(UserFactory(role=AUDITOR))
    assert release(job) not in auditor.get(f"/admin/translations/jobs/{job.pk}/").content.decode()
