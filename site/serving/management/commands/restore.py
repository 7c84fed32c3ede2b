from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from serving.backups import restore_backup


class Command(BaseCommand):
    help = "Replaces the database and puts back the uploaded files from an archive of `backup`. Stop the site first."

    def add_arguments(self, parser):
        parser.add_argument("archive", type=Path)

    def handle(self, *, archive, **options):
        if not archive.name:
            raise CommandError("Say which backup: make restore FILE=backups/...tar.gz")
        if not archive.is_file():
            raise CommandError(f"There is no file {archive}.")
        restore_backup(archive)
        self.stdout.write("Restored. A backup of an older version is brought up to date by make run, or by migrate.")
