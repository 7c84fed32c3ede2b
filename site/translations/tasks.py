from crontask import cron
from django.conf import settings
from django.tasks import task
from django.utils import translation
from wagtail.models import Page

from .beginning import prepare
from .facts import carry_to_all
from .files.waiting import forget_old
from .filling import claim, due, fail, fill
from .models import JobItem


@task(priority=30)
def follow_facts(page_id: int) -> None:
    """After an original was published: its facts, in every language. Nothing to do where it is gone meanwhile."""
    page = Page.objects.filter(pk=page_id).first()
    if page is not None and page.live:
        carry_to_all(page)


@task()
def prepare_item(item_id: int) -> None:
    """Begin one text of a job in one language. Safe when sent twice."""
    item = JobItem.objects.filter(pk=item_id).first()
    if item is not None:
        prepare(item)


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
