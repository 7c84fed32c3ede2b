from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from serving.backups import write_backup


class Command(BaseCommand):
    help = "Writes database and uploaded files to one archive, also while the site runs."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, default=settings.ROOT / "backups", help="folder (default: backups/)")

    def handle(self, *, to, **options):
        archive = write_backup(to)
        self.stdout.write(f"{archive}  {archive.stat().st_size / 2**20:.1f} MiB")
        self.stdout.write(f"To go back to it, stop the site, then: make restore FILE={archive}")
