"""Jobs: given out, prepared in the task queue one text and language at a time, and reckoned done."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Locale, Page, TranslatableMixin

from .models import Job, JobItem
from .sources import keep_source
from .tasks import prepare_item


def with_everything_below(page: Page) -> list[Page]:
    """A section: the page and all live pages below it in its language, parents before children."""
    below = page.get_descendants(inclusive=True).live().filter(locale=page.locale, alias_of=None)
    return list(below.order_by("path").specific())


@transaction.atomic
def create_job(
    job: Job, texts: Iterable[TranslatableMixin], locales: Iterable[Locale], assignees: dict[int, object] | None = None
) -> list[JobItem]:
    """Save a job with an item for each text and language, and have them prepared; what is in a job already is skipped.

    `assignees` maps ids of locales to people. The order of the texts is kept: parents come first.
    """
    job.save()
    assignees = assignees or {}
    locales = list(locales)
    made = []
    for text in texts:
        source = keep_source(text)
        taken = set(JobItem.objects.open().filter(source=source).values_list("locale_id", flat=True))
        made += [
            JobItem(job=job, source=source, locale=locale, assignee=assignees.get(locale.pk), words=source.words)
            for locale in locales
            if locale.pk not in taken and locale.pk != source.locale_id
        ]
    made = JobItem.objects.bulk_create(made)
    for item in made:
        prepare_item.enqueue(item.pk)
    return made
