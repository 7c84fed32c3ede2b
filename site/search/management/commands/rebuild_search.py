import sys

from django.core.management.base import BaseCommand

from search import index


class Command(BaseCommand):
    help = "Writes the index of the readers' search anew; the search goes on meanwhile."

    def add_arguments(self, parser):
        parser.add_argument("--missing", action="store_true", help="only pages that are missing or outdated")

    def handle(self, *, missing, verbosity, **options):
        shows = verbosity and sys.stdout.isatty()
        count = index.mend(everything=not missing, progress=self._progress if shows else lambda *_: None)
        if verbosity:
            self.stdout.write(f"{count} pages indexed.")

    def _progress(self, done: int, total: int) -> None:
        self.stdout.write(f"\r  {done}/{total}", ending="\n" if done == total else "")
        self.stdout.flush()
