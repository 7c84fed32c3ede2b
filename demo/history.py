"""The first entry in each page's history: the state to which an editor can go back."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, PageLogEntry, Revision

BATCH = 50


def without_history():
    return Page.objects.filter(depth__gte=2, latest_revision=None, alias_of=None)


def record_first_revisions() -> int:
    """For pages that have none; safe to repeat. Answers how many."""
    number = 0
    for page in without_history().specific().iterator(chunk_size=BATCH):
        with transaction.atomic():
            number += _record(page)
    return number


def _record(page: Page) -> int:
    # An editor may have been quicker.
    if not Page.objects.select_for_update().filter(pk=page.pk, latest_revision=None).exists():
        return 0
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=ContentType.objects.get_for_model(Page),
        created_at=page.first_published_at,
        content=page.serializable_data(),
        object_str=str(page),
    )
    Page.objects.filter(pk=page.pk).update(
        latest_revision=revision,
        live_revision=revision if page.live else None,
        latest_revision_created_at=revision.created_at,
    )
    # The entry that the build left has to name what it created.
    PageLogEntry.objects.filter(page=page.pk, revision=None, content_changed=True).update(
        revision=revision, timestamp=revision.created_at
    )
    return 1
