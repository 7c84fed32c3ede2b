"""What roles may do, before and after. Rights in the trees of pages and collections are written without signals."""

from contextlib import contextmanager

from django.contrib.auth.models import Group
from django.db import transaction

from audit.models import Event
from audit.services import record


@contextmanager
def changes_recorded():
    """One transaction, at whose end each role that may do more or less than before has its row in the audit log."""
    with transaction.atomic():
        before = _rights()
        yield
        after = _rights()
        for key in sorted(before.keys() | after.keys()):
            name, old = before.get(key, ("", set()))
            name, new = after.get(key, (name, set()))
            if old != new:
                about, added, removed = ("auth.group", key), sorted(new - old), sorted(old - new)
                record(Event.PERMISSIONS_CHANGED, about=about, label=name, added=added, removed=removed)


def _rights() -> dict[int, tuple[str, set[str]]]:
    """Name and rights of each group."""
    groups = Group.objects.prefetch_related(
        "permissions__content_type", "page_permissions__permission", "collection_permissions__permission"
    )
    return {
        group.pk: (
            group.name,
            {
                *(f"{right.content_type.app_label}.{right.codename}" for right in group.permissions.all()),
                *(f"{right.permission.codename} page {right.page_id}" for right in group.page_permissions.all()),
                *(
                    f"{right.permission.codename} collection {right.collection_id}"
                    for right in group.collection_permissions.all()
                ),
            },
        )
        for group in groups
    }
