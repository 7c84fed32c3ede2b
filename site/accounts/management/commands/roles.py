from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.roles import ROLES, sync_roles
from audit.models import Event
from audit.services import record


class Command(BaseCommand):
    help = "Brings the groups in line with the roles that the code declares."

    @transaction.atomic
    def handle(self, **options):
        before = _rights()
        sync_roles()
        for name, rights in _rights().items():
            added, removed = sorted(rights - before.get(name, set())), sorted(before.get(name, set()) - rights)
            if added or removed:
                group = Group.objects.get(name=name)
                record(Event.PERMISSIONS_CHANGED, about=group, added=added, removed=removed)
        self.stdout.write("Roles: " + ", ".join(role.name for role in ROLES))


def _rights() -> dict[str, set[str]]:
    """What each group may do: whole models, and places in the trees of pages and collections."""
    return {
        group.name: {
            *(code for code in group.permissions.values_list("codename", flat=True)),
            *(
                f"{right.permission.codename} on page {right.page_id}"
                for right in group.page_permissions.select_related("permission")
            ),
            *(
                f"{right.permission.codename} on collection {right.collection_id}"
                for right in group.collection_permissions.select_related("permission")
            ),
        }
        for group in Group.objects.all()
    }
