"""A section of hundreds of pages, three levels deep, given to translators of 11 languages; called by `translations`.

    python -m benchmarks.translations --section 300

The job is made in one transaction and leaves one task for each page and language, as on the site; these are then done
one after the other, each in a transaction of its own, as a worker does them. Told: time, queries, memory, and what the
first tenth of the tasks took beside the last. Fails where a task failed, where the page tree is unsound, where a page
or a translation is missing, and where the last tenth took half as much again as the first.
"""

import resource
import time

PARAGRAPHS = 18
_BRANCHES = 16
_MOST_GROWTH = 1.5


def run(pages: int) -> int:
    from django.test import override_settings
    from wagtail.models import Page

    from benchmarks.translations import targets

    override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}).enable()
    section = _grow(pages)
    languages = targets()
    begun = time.process_time()
    ids = _give(section, languages)
    print(f"{pages} pages × {len(languages)} languages: a job of {len(ids)} items, {_seconds(begun)} of CPU")
    taken = [_prepare(pk) for pk in ids]
    complaints = _complaints(section, languages, pages)
    if any(problems := Page.find_problems()):
        complaints.append(f"the page tree is unsound: {problems}")
    complaints += _growth(taken)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    total, queries = sum(seconds for seconds, _queries in taken), sum(queries for _seconds, queries in taken)
    print(f"prepared in {total:.0f} s of CPU, {queries // len(taken)} queries each; {memory} MB at most")
    print("\n".join(complaints) or "The page tree is sound, nothing is missing.")
    return 1 if complaints else 0


def _seconds(begun: float) -> str:
    return f"{time.process_time() - begun:.1f} s"


def _grow(pages: int):
    """A section of so many live pages: chapters below its front page, the rest below these."""
    import uuid

    from wagtail.models import Site

    from home.models import StandardPage

    def add(parent, number: int):
        text = "".join(f"<p>Paragraph {step} of page {number}.</p>" for step in range(PARAGRAPHS))
        page = StandardPage(title=f"Page {number}", slug=f"page-{number}", locale=parent.locale)
        page.body = [{"type": "text", "id": str(uuid.UUID(int=number + 1)), "value": text}]
        parent.add_child(instance=page)
        page.save_revision().publish()
        return page

    front = add(Site.objects.get(is_default_site=True).root_page, 0)
    chapters = [add(front, number) for number in range(1, min(_BRANCHES, pages))]
    for number in range(len(chapters) + 1, pages):
        add(chapters[number % len(chapters)], number)
    return type(front).objects.get(pk=front.pk)


def _give(section, languages: list) -> list[int]:
    from translations.jobs import create_job, with_everything_below
    from translations.models import Job

    return [item.pk for item in create_job(Job(title="Section"), with_everything_below(section), languages)]


def _prepare(pk: int) -> tuple[float, int]:
    """Seconds of CPU and queries of one task."""
    from django.db import connection

    from translations.tasks import prepare_item

    counted = [0]

    def count(execute, *arguments):
        counted[0] += 1
        return execute(*arguments)

    assert not connection.in_atomic_block
    begun = time.process_time()
    with connection.execute_wrapper(count):
        prepare_item.call(pk)
    return time.process_time() - begun, counted[0]


def _complaints(section, languages: list, pages: int) -> list[str]:
    from translations.models import JobItem, Translation

    found = [f"{item}: {item.reason}" for item in JobItem.objects.exclude(state=JobItem.State.OPEN)]
    translations = Translation.objects.filter(source__locale=section.locale, source__title__startswith="Page ")
    if translations.count() != pages * len(languages):
        found.append(f"{translations.count()} translations instead of {pages * len(languages)}")
    for locale in languages:
        below = section.get_translation(locale).get_descendants(inclusive=True).count()
        if below != pages:
            found.append(f"{locale}: {below} pages instead of {pages}")
    return found


def _growth(taken: list[tuple[float, int]]) -> list[str]:
    tenth = max(1, len(taken) // 10)
    # The first few read what the process then remembers, and begin what stands above them.
    first, last = taken[tenth : 2 * tenth], taken[-tenth:]
    found = []
    for place, (what, form) in enumerate((("milliseconds of CPU", "{:.0f}"), ("queries", "{:.1f}"))):
        scale = 1000 if place == 0 else 1
        before, after = (sum(each[place] for each in part) / len(part) * scale for part in (first, last))
        print(f"a task of the second tenth: {form.format(before)} {what}, of the last: {form.format(after)}")
        if after > before * _MOST_GROWTH:
            found.append(f"{what} of a task grow with the section")
    return found
