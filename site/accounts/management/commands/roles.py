from django.core.management.base import BaseCommand

from accounts.roles import sync_roles


class Command(BaseCommand):
    help = "Brings the groups in line with the roles that the code declares."

    def handle(self, **options):
        self.stdout.write("Roles: " + ", ".join(role.name for role in sync_roles()))
