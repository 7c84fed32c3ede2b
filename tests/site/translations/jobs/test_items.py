"""What has been given out is looked after."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page

from accounts.roles import AUDITOR
from news.models import NewsPage
from tests.factories import NewsPageFactory, UserFactory
from tests.site.translations.lifecycle import locale, published, reviewer, translate_all
from tests.site.translations.one_article import article, planted, site_tree
from translations import jobs, tasks
from translations.models import Job, JobItem

__all__ = ["article", "planted", "reviewer", "site_tree"]


def act(client, job, action, *chosen, status=302, **fields):
    data = {"action": action, "item": [item.pk for item in chosen], **fields}
    response = client.post(f"/admin/translations/jobs/{job.pk}/", data)
    assert response.status_code == status
    return response


@pytest.fixture
def job(article, give):
    give(article, languages=("fr", "es"))
    return Job.objects.get()


def of(job, code) -> JobItem:
    return job.items.get(locale__language_code=code)


def test_an_item_is_given_to_somebody_else_who_may(job, translator, officer_client):
    act(officer_client, job, "assign", of(job, "fr"), person=translator.pk)
    assert of(job, "fr").assignee == translator

    response = act(officer_client, job, "assign", of(job, "fr"), of(job, "es"), person=translator.pk, status=400)
    assert "Ada Green may not translate into this language: Spanish." in response.content.decode()
    assert of(job, "es").assignee is None
    act(officer_client, job, "assign", status=400, person=translator.pk)


def test_a_withdrawn_item_leaves_the_words_and_can_be_given_out_again(job, article, give, officer_client):
    translate_all(of(job, "fr").translation)

    act(officer_client, job, "withdraw", of(job, "fr"))

    assert of(job, "fr").state == "withdrawn"
    give(article)
    again = JobItem.objects.get(state="open", locale=locale("fr"))
    assert again.translation.passages_done == again.translation.passages_total > 0


def test_what_could_not_be_prepared_says_why_and_is_tried_again(job, article, officer_client):
    item = of(job, "fr")
    JobItem.objects.filter(pk=item.pk).update(state="waiting", translation=None)
    NewsPage.objects.filter(locale=locale("fr")).delete()
    NewsPage.objects.get(pk=article.pk).delete()
    tasks.prepare_item.call(item.pk)

    content = officer_client.get(f"/admin/translations/jobs/{job.pk}/").content.decode()
    assert "The original was deleted." in content

    site_page = NewsPageFactory(
        parent=Page.objects.get(slug="news", locale=locale("en")), translation_key=article.translation_key, slug="again"
    )
    act(officer_client, job, "retry", item)
    assert of(job, "fr").state == "open"
    assert site_page.get_translation(locale("fr"))


def test_an_error_of_the_site_stands_in_the_item_too(job, monkeypatch):
    JobItem.objects.filter(locale=locale("fr")).update(state="waiting")
    monkeypatch.setattr("translations.beginning.begin", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        tasks.prepare_item.call(of(job, "fr").pk)

    assert (of(job, "fr").state, of(job, "fr").reason[:26]) == ("failed", "It could not be prepared b")


def test_lists_say_how_far_a_job_is_and_that_it_is_late(job, article, officer, reviewer, officer_client):
    Job.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    published(translate_all(of(job, "fr").translation), officer, reviewer)

    content = officer_client.get("/admin/translations/jobs/").content.decode()
    assert "1 of 2" in content
    assert "late" in content

    act(officer_client, job, "withdraw", all="on")
    assert "Autumn" not in officer_client.get("/admin/translations/jobs/").content.decode()
    assert "Autumn" in officer_client.get("/admin/translations/jobs/?show=all").content.decode()


def test_jobs_are_not_for_translators_and_auditors_only_look(job, translator, client):
    address = f"/admin/translations/jobs/{job.pk}/"
    client.force_login(translator)
    assert client.get(address).status_code == 404
    client.force_login(UserFactory(role=AUDITOR))
    assert client.get(address).status_code == 200
    assert client.post(address, {"action": "withdraw", "all": "on"}).status_code == 404
    assert job.items.open().count() == 2


def test_items_of_others_are_refused_by_the_service_itself(job, translator):
    with pytest.raises(ValidationError):
        jobs.assign(job.items.all(), translator)
    assert not job.items.filter(assignee=translator).exists()
