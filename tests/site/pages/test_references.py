"""Wagtail's notes on what is used where: kept by tasks, which come when the rows may be others."""

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from news.models import NewsTopic
from tests.factories import NewsPageFactory, TermFactory


@pytest.fixture
def indexes():
    """Written, as on a real site."""


@pytest.fixture
def waiting(settings):
    """What a worker has still to do."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    return DBTaskResult.objects.order_by("enqueued_at")


def test_a_topic_that_was_exchanged_before_the_worker_came_fails_no_task(site_tree, waiting):
    first, second = TermFactory(kind="topic"), TermFactory(kind="topic")
    article = site_tree.add(NewsPageFactory, slug="plan")
    for term in (first, second):
        article.topics = [NewsTopic(term=term)]
        article.save_revision().publish()
        article = type(article).objects.get(pk=article.pk)

    calls = [result.args_kwargs["args"] for result in waiting]
    rows = [args[2] for args in calls if args[:2] == ["news", "newstopic"]]
    assert len(set(rows)) == 2
    assert NewsTopic.objects.count() == 1
    for result in waiting:
        result.task.call(*result.args_kwargs["args"], **result.args_kwargs["kwargs"])

    named = {row.to_object_id for row in ReferenceIndex.get_references_for_object(article)}
    assert str(second.pk) in named
    assert str(first.pk) not in named
