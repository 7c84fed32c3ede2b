"""The overview of translations with 5,000 pages in 12 languages: queries and time of a screen.

    python -m benchmarks.overview [--pages N]

On a database of its own, straight into the rows. Fails where a screen takes more than 15 queries, whatever is asked.
"""

import argparse
import os
import sys
import tempfile
import time
import uuid
from datetime import timedelta
from pathlib import Path

MOST_QUERIES = 15
_ASKED = {
    "first screen": {},
    "last screen": {"p": "last"},
    "stale in Japanese": {"language": "ja", "state": "stale"},
    "missing anywhere": {"state": "none"},
    "by words outstanding": {"sort": "words"},
    "by age of staleness": {"sort": "stale"},
    "title search": {"q": "page 49"},
}
_STATES = ("current", "stale", "draft", "review", "machine", "blocked")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.overview")
    parser.add_argument("--pages", type=int, default=5000)
    number = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder))
        _grow(number)
        over = [name for name, asked in _ASKED.items() if _measure(name, asked, number)]
        return 1 if over else 0


def _set_up(folder: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}")
    os.environ.setdefault("MEDIA_ROOT", str(folder / "media"))
    import django
    from django.conf import settings

    django.setup()
    from translations.languages import NATIVE_NAMES

    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = list(NATIVE_NAMES.items())
    settings.ALLOWED_HOSTS = ["*"]
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    setup_test_environment()
    call_command("migrate", verbosity=0)


def _grow(number: int) -> None:
    """Below each home `number` pages, joined by their keys, with a translation in every language but two of nine."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Locale, Page

    from news.models import NewsPage
    from translations.models import Source, Translation

    kind, now = ContentType.objects.get_for_model(NewsPage), timezone.now()
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    keys = [uuid.uuid4() for _ in range(number)]
    root = Page.get_first_root_node()
    homes = [
        Page.objects.get(depth=2, locale=locale) if code == "en" else root.add_child(
            instance=Page(title=code, slug=f"home-{code}", locale=locale, translation_key=uuid.uuid4())
        )
        for code, locale in locales.items()
    ]  # fmt: skip
    for home in homes:
        Page.objects.bulk_create(
            (
                Page(path=Page._get_path(home.path, 3, step + 1), depth=3, title=f"Page {step}", slug=f"page-{step}",
                     draft_title=f"Page {step}", url_path=f"{home.url_path}page-{step}/", translation_key=key,
                     locale=home.locale, content_type=kind, last_published_at=now)
                for step, key in enumerate(keys)
                if home.locale.language_code == "en" or step % 9 > 1
            ),
            batch_size=1000,
        )  # fmt: skip
    sources = Source.objects.bulk_create(
        (
            Source(key=key, content_type=kind, locale=locales["en"], title=f"Page {step}", content={}, words=300,
                   cut_at=now)
            for step, key in enumerate(keys)
        ),
        batch_size=1000,
    )  # fmt: skip
    others = [locale for code, locale in locales.items() if code != "en"]
    Translation.objects.bulk_create(
        (
            Translation(source=source, locale=locale, state=_STATES[(step + locale.pk) % 6], words_open=step % 40,
                        stale_since=now - timedelta(hours=step) if (step + locale.pk) % 6 == 1 else None)
            for step, source in enumerate(sources)
            if step % 9 > 1
            for locale in others
        ),
        batch_size=1000,
    )  # fmt: skip


def _measure(name: str, asked: dict, number: int) -> bool:
    """Returns whether it took too many queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from accounts.models import User
    from accounts.roles import OFFICER, give_role

    officer, created = User.objects.get_or_create(email="officer@example.org")
    if created:
        give_role(officer, OFFICER)
    client = Client()
    client.force_login(officer)
    client.get("/admin/translations/overview/", {"q": "warm"})
    if asked.get("p") == "last":
        asked = {"p": number // 50}
    began = time.process_time()
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/admin/translations/overview/", asked)
    milliseconds = (time.process_time() - began) * 1000
    assert response.status_code == 200, response.status_code
    shown, columns = len(response.context["rows"]), len(response.context["columns"])
    assert shown
    assert columns in (1, 12)
    is_over = len(queries) > MOST_QUERIES
    print(f"{name:<24}{len(queries):>4} queries{round(milliseconds):>7} ms{'  too many queries!' if is_over else ''}")
    return is_over


if __name__ == "__main__":
    sys.exit(main())
