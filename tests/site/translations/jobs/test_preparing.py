"""The pages of a job are prepared in the queue, one by one; killed in the middle, the rest is mended."""

import pytest
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from news.models import NewsIndexPage, NewsPage
from tests.factories import NewsPageFactory
from tests.site.translations.lifecycle import locale
from translations import tasks
from translations.models import JobItem


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


def section(site_tree, number: int):
    for step in range(number):
        site_tree.add(NewsPageFactory, "en", title=f"News {step}", slug=f"news-{step}")
    return site_tree.section(NewsIndexPage)


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
