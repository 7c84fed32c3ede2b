from crontask import cron
from django.tasks import task
from wagtail.models import Page

from . import index


@task()
def index_page(pk: int) -> None:
    """Bring one page of the search up to date, or take it out."""
    index.index_pages([pk])


@task()
def review_places(translation_key: str) -> None:
    """A page was closed, opened or moved: what is private is private in all its translations."""
    index.review_places(Page.objects.filter(translation_key=translation_key))


@cron("27 * * * *")
@task()
def mend_search() -> int:
    """Pages whose task was lost in a crash, or that came without one."""
    return index.mend()
