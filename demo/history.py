"""The first entry in each page's history: the state to which an editor can go back."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry, Revision


def record_first_revisions() -> None:
    """Without them the form of a page names no version, and would not hold its own first saving for its own."""
    pages = Page.objects.filter(depth__gte=2, latest_revision=None, alias_of=None)
    for page in pages.specific().iterator(chunk_size=50):
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
