"""The readers' search among many pages: how long the database and the whole answer take, and how that grows.

    DATABASE_URL=postgres://…/scratch python -m benchmarks.search [--pages 1000 100000]

Fills the database it is given, which must be one made for this, with pages in two languages, and goes on from what an
earlier run has left there. Fails where a limit is passed: a rare word within 30 ms, one of every page within 60 ms.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("en", "fr")
WORDS_IN_PAGE = 150
WARM_UP, ROUNDS = 5, 30
# Word to look for, what it stands for, most milliseconds for the database.
QUESTIONS = (("needle", "one page", 30), ("seldom", "1 % of the pages", 60), ("always", "every page", 60))


class Filling:
    """Pages of words that are as unevenly distributed as those of a language."""

    def __init__(self):
        self.random = random.Random(1)  # noqa: S311  alike in every run
        self.vocabulary = ["".join(self.random.choices("abdeiklmnorstu", k=8)) for _ in range(30_000)]
        self.weights = [1 / rank for rank in range(1, len(self.vocabulary) + 1)]

    def text(self, number: int) -> str:
        words = self.random.choices(self.vocabulary, self.weights, k=WORDS_IN_PAGE)
        words += ["always", *(["seldom"] if number % 100 == 0 else []), *(["needle"] if number == 500 else [])]
        return " ".join(words)

    def grow(self, code: str, last: int) -> None:
        from django.db import transaction
        from wagtail.models import Page

        index = _section(code)
        first = Page.objects.filter(path__startswith=index.path, depth=index.depth + 1).count()
        for start in range(first, last, 1_000):
            with transaction.atomic():
                self._add(index, range(start, min(start + 1_000, last)))

    def _add(self, index, numbers) -> None:
        from wagtail.models import Page

        from search.engines import Words, engine
        from search.index import section_of
        from search.models import SearchEntry
        from translations.analysis import index_words

        pages, dated = [], datetime(2026, 1, 1, tzinfo=UTC)
        for number in numbers:
            path = Page._get_path(index.path, index.depth + 1, number + 1)
            same = {"title": f"Report {number}", "slug": f"report-{number}", "locale_id": index.locale_id}
            place = {"path": path, "depth": index.depth + 1, "url_path": f"{index.url_path}report-{number}/"}
            key = uuid.uuid5(uuid.NAMESPACE_URL, f"report-{number}")
            pages.append(Page(**same, **place, translation_key=key, content_type_id=index.content_type_id, live=True))
            pages[-1].search_description = f"What became of report {number}, always in short."
        Page.objects.bulk_create(pages)
        SearchEntry.objects.bulk_create(
            SearchEntry(
                page_id=page.pk,
                locale_id=page.locale_id,
                translation_key=page.translation_key,
                section=section_of(page.path),
                is_open=True,
                dated=dated + timedelta(minutes=number),
            )
            for number, page in zip(numbers, pages, strict=True)
        )
        code = index.locale.language_code
        engine().write(
            {
                page.pk: Words(
                    index_words(page.title, code), index_words(page.search_description, code), self._body(number, code)
                )
                for number, page in zip(numbers, pages, strict=True)
            }
        )

    def _body(self, number: int, code: str) -> list[str]:
        from translations.analysis import index_words

        return index_words(self.text(number), code)


def _section(code: str):
    """The page under which those of a language lie, with the language's home above it."""
    from wagtail.models import Locale, Page, Site

    found = Page.objects.filter(locale__language_code=code, depth=3, slug="reports").first()
    if found:
        return found
    locale = Locale.objects.get(language_code=code)
    english = Site.objects.get(is_default_site=True).root_page
    home = Page.objects.filter(locale=locale, translation_key=english.translation_key).first()
    if home is None:
        home = Page(title=code, slug=code, locale=locale, translation_key=english.translation_key)
        english.get_parent().add_child(instance=home)
    return home.add_child(instance=Page(title="Reports", slug="reports", locale=locale))


def measure(client, word: str) -> tuple[float, float, int]:
    """Milliseconds of the database's part and of the whole answer (medians), and the number of queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    inside, whole, count = [], [], 0
    for number in range(WARM_UP + ROUNDS):
        spent: list[float] = []

        def clock(execute, sql, params, many, context, spent=spent):
            start = time.perf_counter()
            try:
                return execute(sql, params, many, context)
            finally:
                if "search_searchentry" in sql:
                    spent.append((time.perf_counter() - start) * 1000)

        start = time.perf_counter()
        with connection.execute_wrapper(clock):
            response = client.get("/en/search/", {"q": word})
        took = (time.perf_counter() - start) * 1000
        assert response.status_code == 200
        assert b"result__title" in response.content
        if number >= WARM_UP:
            # The first is the search in the reader's language, the second that in the others.
            inside.append(spent[0])
            whole.append(took)
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/search/", {"q": word})
        count = len(queries)
    return statistics.median(inside), statistics.median(whole), count


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search")
    parser.add_argument("--pages", type=int, nargs="+", default=[1_000, 100_000], help="pages for each language")
    options = parser.parse_args()
    if "DATABASE_URL" not in os.environ:
        parser.error("DATABASE_URL names the scratch database that is filled.")
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, check=True)
    import django

    django.setup()
    return report(options.pages)


def report(sizes: list[int]) -> int:
    import logging

    from django.conf import settings
    from django.db import connection
    from django.test import Client

    settings.ALLOWED_HOSTS, settings.DEBUG = ["*"], False
    logging.disable()
    filling, too_slow, first = Filling(), False, {}
    print(f"{'pages':>8} {'word in':<18}{'search ms':>11}{'limit':>7}{'answer ms':>11}{'queries':>9}{'growth':>8}")
    for size in sizes:
        for code in LANGUAGES:
            filling.grow(code, size)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        for word, meaning, limit in QUESTIONS:
            search, answer, count = measure(Client(), word)
            growth = answer / first.setdefault(word, answer)
            too_slow |= search > limit
            print(f"{size:>8} {meaning:<18}{search:>11.1f}{limit:>7}{answer:>11.1f}{count:>9}{growth:>8.2f}")
    return int(too_slow)


if __name__ == "__main__":
    sys.exit(main())
