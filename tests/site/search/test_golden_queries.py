"""For each language: what its readers type, and what it must find; both in golden_queries.toml."""

import tomllib
from pathlib import Path

import pytest
from django.db import transaction
from wagtail.models import Locale, Page

from accounts.visibility import open_to_everybody
from demo.quiet import no_index_updates
from news.models import NewsIndexPage
from search.engines import Scope, engine
from search.index import index_pages
from tests.factories import NewsPageFactory
from tests.tree import grow
from translations.analysis import analyse_query
from translations.languages import NATIVE_NAMES
from translations.models import LocaleProfile

GOLDEN = tomllib.loads((Path(__file__).parent / "golden_queries.toml").read_text())
CASES = [
    pytest.param(code, query, expected, id=f"{code}-{query}")
    for code, golden in GOLDEN.items()
    for query, expected in golden["queries"].items()
]


@pytest.fixture(scope="module")
def module_locales(django_db_setup, django_db_blocker):
    """Texts of all languages, made once; all are public here."""
    with django_db_blocker.unblock(), transaction.atomic():
        locales = {}
        with no_index_updates():
            LocaleProfile.objects.update(is_public=True)
            section = grow().section(NewsIndexPage)
            for code, golden in GOLDEN.items():
                locales[code] = Locale.objects.get(language_code=code)
                for name, text in golden["texts"].items():
                    section.refresh_from_db()
                    words = {"title": "X", "standfirst": "", "body": [("text", f"<p>{text}</p>")]}
                    NewsPageFactory(parent=section, slug=f"{code}-{name}", locale=locales[code], **words)
        index_pages(Page.objects.child_of(section).values_list("pk", flat=True))
        yield locales
        transaction.set_rollback(True)


@pytest.fixture
def locales(module_locales, db):
    return module_locales


@pytest.mark.parametrize(("code", "query", "expected"), CASES)
def test_a_query_finds_what_its_language_means(locales, code, query, expected):
    scope = Scope(open_to_everybody(Page.objects.all()), [locales[code].pk])

    hits = engine().find(analyse_query(query, code), scope, 20)

    slugs = Page.objects.filter(pk__in=[hit.page_id for hit in hits]).values_list("slug", flat=True)
    assert {slug.removeprefix(f"{code}-") for slug in slugs} == set(expected)


def test_every_language_has_its_ten_queries():
    assert set(GOLDEN) == set(NATIVE_NAMES)
    assert all(len([found for found in golden["queries"].values() if found]) >= 10 for golden in GOLDEN.values())
