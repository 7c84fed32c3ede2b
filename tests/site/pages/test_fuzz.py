"""A fixed slice of `python -m benchmarks.fuzz`: what no browser would send, at every public address."""

from itertools import islice

import pytest
from django.db import transaction

from accounts import limits
from benchmarks.fuzz import LANGUAGES, Fuzzer, Site, live_pages, public_places
from demo.quiet import no_index_updates
from tests.tree import grow

ROUNDS = 1


@pytest.fixture(scope="module")
def module_site(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        with no_index_updates():
            grow()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def site(module_site, db, settings, monkeypatch):
    settings.ALLOWED_HOSTS = ["localhost"]
    monkeypatch.setattr(limits, "PER_ADDRESS", limits.Limit("address", 10_000, 60))
    return Site()


def places() -> list[str]:
    """Every public address, each in one of the languages."""
    shapes, every = {}, public_places()
    for place in every:
        first, _, rest = place.partition("/")
        shapes.setdefault(rest if first in LANGUAGES else place, []).append(place)
    return [versions[number % len(versions)] for number, versions in enumerate(shapes.values())]


def test_nothing_makes_the_site_fail_and_every_refusal_is_a_page_in_the_language_of_the_address(site):
    asked = places()
    attempts = islice(Fuzzer(asked, live_pages(), seed=2026).attempts(), 2 * ROUNDS * len(asked))

    assert [f"{trouble} after {attempt}" for attempt in attempts if (trouble := site.trouble_with(attempt))] == []


def test_the_slice_asks_at_every_public_address():
    asked = places()

    assert {place.partition("/")[0] for place in asked} >= {*LANGUAGES, "download", "media", "logos", "documents"}
    assert sum(place.endswith("/search/") for place in asked) == 1
    assert not [place for place in asked if place.startswith("admin/")]


def test_the_run_sees_a_failure(site, monkeypatch):
    """The search as it would be without its care for NUL and its like."""
    monkeypatch.setattr("search.views.clean_query", lambda text: 1 / len(text))
    fuzzer = Fuzzer(["en/search/"], [], seed=1)

    assert any("ZeroDivisionError" in site.trouble_with(attempt) for attempt in islice(fuzzer.attempts(), 20))
