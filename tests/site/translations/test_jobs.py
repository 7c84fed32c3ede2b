"""Jobs: given out, prepared in the queue, changed, and looked after."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from accounts.roles import AUDITOR
from navigation.models import SiteText
from news.models import NewsIndexPage, NewsPage
from tests.factories import NewsPageFactory, UserFactory
from tests.site.translations.lifecycle import article, begun, locale, published, reviewer, translate_all
from translations import jobs, tasks
from translations.models import Job, JobItem, Translation
from translations.sources import keep_source
from translations.writing import units_of

__all__ = ["article", "reviewer"]
NEW = "/admin/translations/jobs/new/"


@pytest.fixture
def translator(site_tree):
    return UserFactory(role="Translator (fr)", first_name="Ada", last_name="Green")


@pytest.fixture
def queue(settings):
    """Tasks wait in the database, as they do on the site."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def run(most: int | None = None) -> int:
        waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path__endswith="prepare_item")
        waiting = list(waiting.order_by("enqueued_at")[:most])
        for task in waiting:
            tasks.prepare_item.call(*task.args_kwargs["args"])
        DBTaskResult.objects.filter(pk__in=[task.pk for task in waiting]).update(status=TaskResultStatus.SUCCESSFUL)
        return len(waiting)

    return run


@pytest.fixture
def give(officer_client):
    def post(*texts, languages=("fr",), status=302, **fields):
        data = {"title": "Autumn", "text": [text.translation_key for text in texts], "language": languages, **fields}
        response = officer_client.post(NEW, data)
        assert response.status_code == status, response.content.decode()
        return response

    return post


def items() -> set[tuple[str, str]]:
    return {
        (item.source.title, item.locale.language_code)
        for item in JobItem.objects.select_related("source", "locale").exclude(state="withdrawn")
    }


def section(site_tree, number: int):
    for step in range(number):
        site_tree.add(NewsPageFactory, "en", title=f"News {step}", slug=f"news-{step}")
    return site_tree.section(NewsIndexPage)


def test_before_confirming_one_sees_words_people_and_what_stays_out(article, translator, officer_client):
    jobs.create_job(Job(title="Spring"), [article], [locale("ja")])

    response = officer_client.get(NEW, {"text": article.translation_key, "language": ["fr", "ja"]})

    words = keep_source(article).words
    rows = {
        language.code: (chosen, texts, count, out)
        for language, chosen, texts, count, out, _who in response.context["languages"]
    }
    assert rows["fr"] == (True, 1, words, 0)
    assert rows["ja"] == (True, 0, 0, 1)
    assert "en" not in rows
    content = response.content.decode()
    assert "In a job already: “Spring”." in content
    assert content.count("Ada Green") == 1


def test_a_job_names_translators_and_a_day(article, translator, give):
    due = timezone.localdate() + timedelta(days=9)

    response = give(article, languages=("fr", "es"), assignee_fr=translator.pk, due_on=due, note="Mind the plural.")

    french, spanish = (
        JobItem.objects.order_by("locale__language_code")[1],
        JobItem.objects.order_by("locale__language_code")[0],
    )
    assert (french.assignee, spanish.assignee) == (translator, None)
    assert french.state == "open"
    assert french.translation.locale == locale("fr")
    assert (french.job.due_on, french.job.note) == (due, "Mind the plural.")
    assert response.url == f"/admin/translations/jobs/{french.job_id}/"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"languages": ()}, "Please choose a language at least."),
        ({"languages": ("xx",)}, "xx"),
        ({"due_on": "2020-01-01"}, "This day is over."),
        ({"title": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_given_out(article, give, fields, message):
    assert message in give(article, status=400, **fields).content.decode()
    assert not Job.objects.exists()


def test_nobody_gets_work_in_a_language_that_is_not_theirs(article, translator, give):
    give(article, languages=("es",), assignee_es=translator.pk, status=400)
    assert not Job.objects.exists()


def test_sent_twice_there_is_one_job(article, give):
    first, second = give(article), give(article)

    assert Job.objects.count() == JobItem.objects.count() == 1
    assert first.url == second.url


def test_what_is_current_already_is_not_sent_again(article, officer, reviewer, give):
    published(translate_all(begun(article)), officer, reviewer)
    assert "Nothing to translate: it is current." in give(article, status=400).content.decode()


def test_a_draft_is_sent_only_when_chosen(article, give):
    article.title = "A plan for 2029"
    article.save_revision()

    give(article, languages=("fr",))
    assert units_of(Translation.objects.get())[0].source == "A plan for 2027"

    give(article, languages=("es",), draft=article.translation_key)
    assert units_of(Translation.objects.get(locale=locale("es")))[0].source == "A plan for 2029"


def test_what_was_never_published_waits_for_its_draft_to_be_chosen(site_tree, give):
    draft = site_tree.add(NewsPageFactory, "en", title="Soon", slug="soon", live=False)
    draft.save_revision()

    assert "Not published. Choose its draft" in give(draft, status=400).content.decode()
    give(draft, draft=draft.translation_key)
    assert items() == {("Soon", "fr")}


def test_pages_above_that_a_language_lacks_and_chosen_records_come_along(article, site_tree, give):
    site_tree.section(NewsIndexPage, "fr").delete()
    text = SiteText.objects.create(locale=locale("en"), network_name="Net", tagline="One", about_short="Short")

    give(article, languages=("fr", "es"), record=text.translation_key)

    assert items() == {
        (above := site_tree.section(NewsIndexPage).title, "fr"), (article.title, "fr"), (article.title, "es"),
        (str(text), "fr"), (str(text), "es"),
    }  # fmt: skip
    assert above
    assert not any(Page.find_problems())


@pytest.mark.django_db(transaction=True)
def test_a_section_goes_through_the_queue_page_by_page(site_tree, give, queue):
    site_tree.section(NewsIndexPage, "ja").delete()
    languages = ("fr", "es", "ja", "ar")
    give(section(site_tree, 8), languages=languages, below="on")
    assert set(JobItem.objects.values_list("state", flat=True)) == {"waiting"}
    assert DBTaskResult.objects.filter(task_path__endswith="prepare_item").count() == JobItem.objects.count() == 36
    assert queue() == 36

    assert set(JobItem.objects.values_list("state", flat=True)) == {"open"}
    assert not any(Page.find_problems())
    for code in languages:
        assert NewsPage.objects.filter(locale=locale(code)).count() == 8
    assert not NewsPage.objects.filter(live=True).exclude(locale=locale("en")).exists()


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_an_item_leaves_nothing_and_the_rest_is_mended(site_tree, give, queue, monkeypatch):
    give(section(site_tree, 3), below="on")
    queue(most=2)
    DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path__endswith="prepare_item").delete()
    waiting = JobItem.objects.filter(state="waiting").first()

    def killed(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("translations.states.refresh", killed)
        with pytest.raises(KeyboardInterrupt):
            tasks.prepare_item.call(waiting.pk)
    assert NewsPage.objects.filter(locale=locale("fr")).count() == 1

    assert tasks.prepare_waiting_items.call() == 2
    assert tasks.prepare_waiting_items.call() == 0
    queue()

    assert set(JobItem.objects.values_list("state", flat=True)) == {"open"}
    assert NewsPage.objects.filter(locale=locale("fr")).count() == 3
    assert not any(Page.find_problems())


def test_a_version_that_went_its_own_way_keeps_its_words(site_tree, give):
    versions = site_tree.add_versions(NewsPageFactory, ["en", "fr"], title="Both")
    versions["fr"].title = "Les deux"
    versions["fr"].save()

    give(versions["en"])

    assert units_of(Translation.objects.get())[0].target == "Les deux"


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
    assert client.post(address, {"action": "withdraw", "all": "on"}).status_code == 405
    assert job.items.open().count() == 2


def test_pages_are_sent_from_their_menu(article, officer_client):
    content = officer_client.get(f"/admin/pages/{article.pk}/edit/").content.decode()
    assert f"{NEW}?text={article.translation_key}" in content


def test_items_of_others_are_refused_by_the_service_itself(job, translator):
    with pytest.raises(ValidationError):
        jobs.assign(job.items.all(), translator)
    assert not job.items.filter(assignee=translator).exists()
