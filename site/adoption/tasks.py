from datetime import timedelta

from crontask import cron
from django.db.models import Q
from django.tasks import task
from django.utils import timezone

from accounts.models import User
from members.models import Member

from . import notices
from .checking.visiting import visit
from .models import MemberWebAddress
from .versions import remember_versions

# An hour less than a week: the same hour of the week finds them due.
VISITS_EVERY = timedelta(days=7, hours=-1)


@task()
def remember_versions_of(key: str) -> int:
    """Of one asset, as soon as there is a new one."""
    return remember_versions(key)


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


@cron("40 2 * * *")
@task()
def visit_declared_addresses() -> int:
    """Each once a week, in tasks of their own; returns how many are due. Former members are left alone."""
    remember_versions()
    due = due_for_a_visit().values_list("pk", flat=True)
    for pk in due:
        visit_address.enqueue(pk)
    return len(due)


@task(priority=-20)
def visit_address(pk: int) -> str:
    """After everything that somebody waits for. Safe when sent twice: a page is not visited again before its week."""
    row = due_for_a_visit().select_related("member").filter(pk=pk).first()
    return visit(row).value if row else ""


def due_for_a_visit():
    a_week_ago = timezone.now() - VISITS_EVERY
    never_or_then = Q(checked_at=None) | Q(checked_at__lt=a_week_ago)
    return MemberWebAddress.objects.filter(never_or_then, member__in=Member.objects.current()).order_by("pk")
