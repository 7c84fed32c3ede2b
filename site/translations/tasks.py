from django.tasks import task
from wagtail.models import Page

from .beginning import prepare
from .facts import carry_to_all
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
