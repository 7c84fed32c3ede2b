from datetime import date

from crontask import cron
from django.conf import settings
from django.tasks import TaskResultStatus, task
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from accounts.models import User

from . import digest
from .beginning import prepare
from .facts import carry_to_all
from .files.waiting import forget_old
from .filling import claim, due, fail, fill
from .models import JobItem
from .people import everybody_who_writes


@task(priority=30)
def follow_facts(page_id: int) -> None:
    """After an original was published: its facts, in every language. Nothing to do where it is gone meanwhile."""
    page = Page.objects.filter(pk=page_id).first()
    if page is not None and page.live:
        carry_to_all(page)


@task()
def prepare_item(item_id: int) -> None:
    """Begin one text of a job in one language. Safe when sent twice."""
    item = JobItem.objects.select_related("job__created_by").filter(pk=item_id).first()
    if item is not None:
        giver = item.job.created_by
        with translation.override((giver and giver.language) or translation.get_language()):
            prepare(item)


@cron("*/10 * * * *")
@task()
def prepare_waiting_items() -> int:
    """Items whose task was lost in a crash; returns how many were put back. Those still in the queue stay there."""
    unfinished = DBTaskResult.objects.filter(
        task_path=prepare_item.module_path, status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    )
    queued = {task["args"][0] for task in unfinished.values_list("args_kwargs", flat=True)}
    waiting = JobItem.objects.filter(state=JobItem.State.WAITING).values_list("pk", flat=True)
    lost = [pk for pk in waiting if pk not in queued]
    for pk in lost:
        prepare_item.enqueue(pk)
    return len(lost)


@cron("30 6 * * *")
@task()
def send_digests() -> int:
    """One mail for each person and day, as a task of its own: one that fails keeps nobody else waiting."""
    today = timezone.localdate().isoformat()
    people = list(everybody_who_writes().values_list("pk", flat=True))
    for pk in people:
        send_digest.enqueue(pk, today)
    return len(people)


@task()
def send_digest(user_id: int, day: str) -> bool:
    """Returns whether a mail went out. Safe when sent twice."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return user is not None and digest.send_to(user, date.fromisoformat(day))


@task()
def fill_translation(run_id: int) -> None:
    """What the memory and a machine have for a translation. Safe when sent twice."""
    run = claim(run_id)
    if run is None:
        return
    with translation.override((run.asked_by and run.asked_by.language) or settings.LANGUAGE_CODE):
        try:
            fill(run)
        except Exception:
            # Whoever asked sees that it failed; the log says why.
            fail(run)
            raise


@cron("* * * * *")
@task()
def ask_machines_again() -> int:
    """After a pause, while a service was busy, and what a crash has lost; returns how many were asked."""
    runs = due()
    for pk in runs:
        fill_translation.enqueue(pk)
    return len(runs)


@cron("37 * * * *")
@task()
def forget_waiting_files() -> int:
    return forget_old()
