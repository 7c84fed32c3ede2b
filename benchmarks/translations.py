"""A page of 50 passages into 11 languages, and a change of it: ours beside wagtail-localize's own, in one run.

    python -m benchmarks.translations [--rounds N]
    python -m benchmarks.translations --section 300

On a database of its own with the small site of the migrations, each side undone afterwards. Both do what their screens
do: begin the translations, write words for every passage, publish, change one passage of the original, bring the
translations up to date. What a screen leaves to a task, or to the end of its transaction, counts with it.

A translator of ours sends the desk's form with all words at once; theirs has no form for more than one passage, and
would take one request for each, of which only the writing itself is counted here, without the request around it. (With
script our desk saves row by row, too; that is not what is compared here.) Our publishing is three people's: one sends,
one approves, one publishes, and the checks are asked at two of these. Our change asks whether the facts of the original
are others, and carries them; theirs does not.

Counted: queries, and CPU time, of which the least of several rounds with other words is told, the sides taking turns:
other work on the machine only adds to it. Fails where ours needs more of either than theirs. `--section` begins a
section of so many pages in 11 languages instead (`benchmarks.section`).
"""

import argparse
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

PASSAGES = 50
_ROWS = "{:<34}{:>14}{:>14}{:>10}{:>10}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.translations")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--section", type=int, metavar="PAGES")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder))
        if asked.section:
            from benchmarks.section import run

            return run(asked.section)
        return _told(*_compared(asked.rounds))


def set_up(folder: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}")
    os.environ.setdefault("MEDIA_ROOT", str(folder / "media"))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _compared(rounds: int) -> list[dict[str, tuple[int, float]]]:
    """For each side its steps: queries, and the least milliseconds."""
    least = [{}, {}]
    for number in range(rounds):
        for side, steps in enumerate((_ours, _theirs)):
            for step, (queries, milliseconds) in _measure(steps, number).items():
                known = least[side].get(step, (0, milliseconds))
                least[side][step] = (max(queries, known[0]), min(milliseconds, known[1]))
    return least


def _told(ours: dict, theirs: dict) -> int:
    print(_ROWS.format("step", "queries", "theirs", "ms", "theirs"))
    worse = []
    for step, (queries, milliseconds) in ours.items():
        their_queries, their_milliseconds = theirs[step]
        print(_ROWS.format(step, queries, their_queries, round(milliseconds), round(their_milliseconds)))
        if queries > their_queries:
            worse.append(f"{step}: more queries")
        if milliseconds > their_milliseconds:
            worse.append(f"{step}: more time")
    if worse:
        print(f"Worse than wagtail-localize: {', '.join(worse)}")
    return 1 if worse else 0


def _measure(steps: Callable, number: int) -> dict[str, tuple[int, float]]:
    """Queries and CPU milliseconds of each step, in a transaction that is rolled back."""
    from django.db import connection, transaction
    from django.test import TestCase

    found = {}
    counted = [0]

    def count(execute, *arguments):
        counted[0] += 1
        return execute(*arguments)

    with transaction.atomic():
        for name, step in steps(article(number), targets()):
            counted[0] = 0
            begun = time.process_time()
            with connection.execute_wrapper(count), TestCase.captureOnCommitCallbacks(execute=True):
                step()
            found[name] = (counted[0], (time.process_time() - begun) * 1000)
        transaction.set_rollback(True)
    return found


def news_index():
    """The index of news below the home page, in a tree where every language has its home and index."""
    from wagtail.models import Page, Site

    from news.models import NewsIndexPage

    home = Site.objects.get(is_default_site=True).root_page
    index = home.add_child(instance=NewsIndexPage(title="News", slug="news", locale=home.locale))
    for locale in targets():
        other = Page.objects.filter(translation_key=home.translation_key, locale=locale).first()
        other = other.specific if other else home.specific.copy_for_translation(locale)
        other.save_revision().publish()
        NewsIndexPage.objects.get(pk=index.pk).copy_for_translation(locale).save_revision().publish()
    return index


def article(number: int, index=None, passages: int = PASSAGES):
    """A live article of so many passages; those of another number have other words."""
    from wagtail.models import Locale

    from news.models import NewsPage

    index = index or news_index()
    paragraphs = "".join(f"<p>Paragraph {step} of plan {number}.</p>" for step in range(passages - 2))
    found = NewsPage(title="A plan", slug=f"plan-{number}", standfirst="What comes next.", locale=Locale.get_default())
    found.body = [{"type": "text", "id": str(uuid.UUID(int=1)), "value": paragraphs}]
    index.add_child(instance=found)
    found.save_revision().publish()
    return NewsPage.objects.get(pk=found.pk)


def targets() -> list:
    from wagtail.models import Locale

    return list(Locale.objects.exclude(pk=Locale.get_default().pk).order_by("pk"))


def _change(article) -> None:
    article.body = [
        {**child, "value": child["value"].replace("Paragraph 7", "Passage 7")}
        for child in article.body.get_prep_value()
    ]
    article.save_revision().publish()


def _ours(article, locales) -> Iterator[tuple[str, Callable]]:
    from accounts.models import User
    from translations import release, reviewing
    from translations.beginning import begin
    from translations.desk.rows import Typed
    from translations.desk.saving import save
    from translations.models import Translation
    from translations.sources import keep_source
    from translations.units import text_of
    from translations.writing import units_of

    translator, reviewer = (User.objects.create(email=f"{name}@example.org") for name in ("translator", "reviewer"))

    def submit():
        source = keep_source(article)
        for locale in locales:
            begin(source, locale)

    def write_words():
        for translation in Translation.objects.filter(locale__in=locales, source__key=article.translation_key):
            typed = [
                Typed(unit.key, f"x {text_of(unit.source)}", was="", keeps_source=False, is_open=False)
                for unit in units_of(translation)
            ]
            assert save(translation, typed, translator) == []

    def put_before_readers():
        for translation in Translation.objects.filter(locale__in=locales, source__key=article.translation_key):
            reviewing.send(translation, translator)
            reviewing.approve(translation, reviewer)
            release.publish(translation, reviewer)

    yield "submit", submit
    yield "write all words", write_words
    yield "publish", put_before_readers
    yield "change of the original, marked", lambda: _change(article)


def _theirs(article, locales) -> Iterator[tuple[str, Callable]]:
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
