from crontask import cron
from django.tasks import task

from .services import forget_old_entries


@cron("53 3 * * *")
@task
def forget_old_rows() -> int:
    return forget_old_entries()
