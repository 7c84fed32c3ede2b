from crontask import cron
from django.tasks import task

from accounts.models import User

from . import notices
from .versions import remember_versions


@cron("12 * * * *")
@task()
def remember_newest_versions() -> int:
    return remember_versions()


@cron("20 7 * * *")
@task()
def tell_of_new_versions() -> int:
    """A task for each person: a mail that fails keeps nobody else waiting. Returns how many people are asked about."""
    remember_versions()
    people = notices.people_to_ask()
    for pk in people:
        send_notice.enqueue(pk)
    return len(people)


@task()
def send_notice(user_id: int) -> int:
    """Safe when sent twice. Returns of how many changes a mail told."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return notices.send_notice_to(user) if user else 0
