"""A page of 50 passages into 4 languages, and a change of it: ours beside wagtail-localize's own, in one run.

    python -m benchmarks.translations

On a database of its own with the small site of the migrations, undone afterwards. Both sides do what their screens
do: begin the translations, write words for every passage, publish, change one passage of the original, bring the
translations up to date. Counted: queries and CPU time. Fails where ours needs more queries than theirs.
"""

import os
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

PASSAGES = 50
_ROWS = "{:<34}{:>14}{:>14}{:>10}{:>10}"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder))
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        measured = {"ours": _measure(_ours), "wagtail-localize": _measure(_theirs)}
    print(_ROWS.format("step", "queries", "theirs", "ms", "theirs"))
    worse = []
    for step, (queries, milliseconds) in measured["ours"].items():
        their_queries, their_milliseconds = measured["wagtail-localize"][step]
        print(_ROWS.format(step, queries, their_queries, round(milliseconds), round(their_milliseconds)))
        if queries > their_queries:
            worse.append(step)
    if worse:
        print(f"More queries than wagtail-localize: {', '.join(worse)}")
    return 1 if worse else 0


def _set_up(folder: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}")
    os.environ.setdefault("MEDIA_ROOT", str(folder / "media"))
    import django

    django.setup()


def _measure(steps: Callable) -> dict[str, tuple[int, float]]:
    """Queries and CPU milliseconds of each step, in a transaction that is rolled back."""
    from django.db import connection, transaction

    found = {}
    counted = [0]

    def count(execute, *arguments):
        counted[0] += 1
        return execute(*arguments)

    with transaction.atomic():
        for name, step in steps(_article(), _targets()):
            counted[0] = 0
            begun = time.process_time()
            with connection.execute_wrapper(count):
                step()
            found[name] = (counted[0], (time.process_time() - begun) * 1000)
        transaction.set_rollback(True)
    return found


def _article():
    """A live article below the home page, with its index, in a tree where every language has its home and index."""
    from wagtail.models import Locale, Page, Site

    from news.models import NewsIndexPage, NewsPage

    home = Site.objects.get(is_default_site=True).root_page
    index = home.add_child(instance=NewsIndexPage(title="News", slug="news", locale=home.locale))
    for locale in _targets():
        other = Page.objects.filter(translation_key=home.translation_key, locale=locale).first()
        other = other.specific if other else home.specific.copy_for_translation(locale)
        other.save_revision().publish()
        NewsIndexPage.objects.get(pk=index.pk).copy_for_translation(locale).save_revision().publish()
    paragraphs = "".join(f"<p>Paragraph {number} of the plan.</p>" for number in range(PASSAGES - 2))
    article = NewsPage(title="A plan", slug="plan", standfirst="What comes next.", locale=Locale.get_default())
    article.body = [{"type": "text", "id": str(uuid.UUID(int=1)), "value": paragraphs}]
    index.add_child(instance=article)
    article.save_revision().publish()
    return NewsPage.objects.get(pk=article.pk)


def _targets() -> list:
    from wagtail.models import Locale

    return list(Locale.objects.exclude(pk=Locale.get_default().pk).order_by("pk"))


def _change(article) -> None:
    article.body = [
        {**child, "value": child["value"].replace("Paragraph 7", "Passage 7")}
        for child in article.body.get_prep_value()
    ]
    article.save_revision().publish()


def _ours(article, locales):
    from accounts.models import User
    from translations import release, reviewing
    from translations.beginning import begin
    from translations.models import Translation
    from translations.sources import keep_source
    from translations.writing import units_of, write

    translator, reviewer = (User.objects.create(email=f"{name}@example.org") for name in ("translator", "reviewer"))

    def submit():
        source = keep_source(article)
        for locale in locales:
            begin(source, locale)

    def write_words():
        for translation in Translation.objects.filter(locale__in=locales, source__key=article.translation_key):
            for unit in units_of(translation):
                write(translation, unit.key, f"x {unit.source}", refresh=False)

    def put_before_readers():
        for translation in Translation.objects.filter(locale__in=locales, source__key=article.translation_key):
            reviewing.send(translation, translator)
            reviewing.approve(translation, reviewer)
            release.publish(translation, reviewer)

    yield "submit", submit
    yield "write all words", write_words
    yield "publish", put_before_readers
    yield "change of the original, marked", lambda: _change(article)


def _theirs(article, locales):
    from django.db import transaction
    from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
    from wagtail_localize.operations import translate_object

    def submit():
        translate_object(article, locales)

    def write_words():
        for translation in Translation.objects.filter(target_locale__in=locales):
            for segment in StringSegment.objects.filter(source=translation.source).select_related("string", "context"):
                StringTranslation.objects.update_or_create(
                    translation_of=segment.string,
                    locale=translation.target_locale,
                    context=segment.context,
                    defaults={"data": f"x {segment.string.data}"},
                )

    def put_before_readers():
        for translation in Translation.objects.filter(target_locale__in=locales):
            translation.save_target(publish=True)
        # What it would do once the transaction is over.
        for _using, function, *_rest in list(transaction.get_connection().run_on_commit):
            function() if callable(function) else None

    def change():
        _change(article)
        TranslationSource.objects.get_for_instance(article).update_from_db()

    yield "submit", submit
    yield "write all words", write_words
    yield "publish", put_before_readers
    yield "change of the original, marked", change


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "site")]
    sys.exit(main())
