"""What happens by the clock."""

from datetime import timedelta

import crontask
import pytest
import time_machine
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.models import Page

from serving import tasks


def test_scheduled_pages_are_looked_at_every_minute():
    triggers = {job.name: str(job.trigger) for job in crontask.scheduler.get_jobs()}
    trigger = triggers[tasks.publish_scheduled_pages.name]
    assert all(part in trigger for part in ("month='*'", "day='*'", "hour='*'", "minute='*'"))


@pytest.mark.django_db
def test_page_goes_live_when_its_time_has_come():
    due = timezone.now() + timedelta(hours=1)
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Later", slug="later", live=False, go_live_at=due))
    page.save_revision().publish()

    tasks.publish_scheduled_pages.call()
    page.refresh_from_db()
    assert not page.live

    with time_machine.travel(due + timedelta(seconds=1)):
        tasks.publish_scheduled_pages.call()
    page.refresh_from_db()
    assert page.live


@pytest.mark.django_db
def test_old_results_are_forgotten_and_failures_kept_longer(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    facts = {"task_path": "any", "args_kwargs": {}, "backend_name": "default", "run_after": get_date_max()}
    old = timezone.now() - timedelta(days=tasks.KEEP_RESULTS_DAYS, hours=1)
    for status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED):
        DBTaskResult.objects.create(status=status, finished_at=old, **facts)

    tasks.forget_old_task_results.call()

    assert [result.status for result in DBTaskResult.objects.all()] == [TaskResultStatus.FAILED]
