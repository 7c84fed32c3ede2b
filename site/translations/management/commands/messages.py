from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from translations.catalogues import compile_catalogues, extract_messages, problems, update_catalogue


class Command(BaseCommand):
    help = "Brings the interface catalogues up to date with the code, checks and compiles them. Needs no GNU gettext."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change nothing; fail where a string is missing")
        parser.add_argument("--compile", action="store_true", help="only compile")

    def handle(self, *, check, **options):
        if options["compile"]:
            compile_catalogues()
            return
        template = extract_messages(Path(settings.ROOT))
        languages = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        if not check:
            for language in languages:
                update_catalogue(language, template)
            compile_catalogues()
        found = [line for language in languages for line in problems(language, template)]
        for line in found:
            self.stderr.write(line)
        if found and check:
            raise CommandError(f"{len(found)} strings need work.")
        self.stdout.write(f"{len(template)} strings in {len(languages)} catalogues, {len(found)} to translate.")
