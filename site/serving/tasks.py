"""What happens by the clock. The scheduler (`manage.py crontask`) enqueues it, the task worker does it."""

from crontask import cron
from django.core.management import call_command
from django.tasks import task

from .workers import return_stuck_tasks

KEEP_RESULTS_DAYS = 2
KEEP_FAILURES_DAYS = 30


@cron("* * * * *")
@task(priority=50)
def publish_scheduled_pages() -> None:
    """Publishes what is due and takes down what has expired; ahead of the other tasks, for editors promised a time."""
    call_command("publish_scheduled")


@cron("*/5 * * * *")
@task
def return_tasks_of_dead_workers() -> int:
    return return_stuck_tasks()


@cron("23 3 * * *")
@task
def forget_old_task_results() -> None:
    """The clock alone leaves some 1,700 results a day."""
    call_command(
        "prune_db_task_results",
        min_age_days=KEEP_RESULTS_DAYS,
        failed_min_age_days=KEEP_FAILURES_DAYS,
        queue_name="*",
        verbosity=0,
    )
