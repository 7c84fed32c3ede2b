import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.core.management.base import BaseCommand, CommandError

from demo.builder import Builder, finish, is_built, is_finished
from demo.renditions import Studio


class Command(BaseCommand):
    help = "Builds the demonstration network once; an interrupted build left nothing and starts again."

    studio: Studio | None = None

    @contextmanager
    def drawing_ahead(self) -> Iterator[None]:
        """Draws while the database is being made; calling this very command builds with what was drawn."""
        with ExitStack() as when_it_fails:
            self.studio = when_it_fails.enter_context(Studio())
            self.studio.begin()
            yield
            when_it_fails.pop_all()

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="throw the content away and build it anew")
        parser.add_argument("--scale", type=int, default=0, metavar="N", help="add N generated articles per language")

    def handle(self, *, reset, scale, verbosity, **options):
        if scale < 0:
            raise CommandError("--scale wants a number of articles.")
        progress = self.progress if verbosity and sys.stdout.isatty() else lambda *_: None
        if reset or not is_built():
            self.say("Building the demonstration network ...", verbosity)
            with self.studio or Studio() as studio:
                Builder(progress, studio).build(reset=reset)
        elif not is_finished():
            finish()  # stopped, or failed, between the build and its last task
        if scale:
            from demo.scale import add_articles  # only benchmarks come here

            add_articles(scale, progress)

    def say(self, line: str, verbosity: int) -> None:
        if verbosity:
            self.stdout.write(line)

    def progress(self, step: str, done: int, total: int) -> None:
        width = 30
        filled = width * done // max(total, 1)
        end = "\n" if done == total else ""
        self.stdout.write(f"\r  {step:<12} {'█' * filled}{'·' * (width - filled)} {done}/{total}{end}", ending="")
        self.stdout.flush()
