from django.core.management.base import BaseCommand

from accounts.rights import changes_recorded
from accounts.roles import sync_roles


class Command(BaseCommand):
    help = "Brings the groups in line with the roles that the code declares."

    def handle(self, **options):
        with changes_recorded():
            names = [role.name for role in sync_roles()]
        self.stdout.write("Roles: " + ", ".join(names))
