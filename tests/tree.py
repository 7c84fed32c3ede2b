"""A small site in all public languages: a live home for each, with its sections, joined by translation keys."""

import functools
import pickle
import shutil
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.models import Max
from wagtail.models import Locale, Page

from accounts import languages
from accounts.roles import sync_roles
from assets import tasks as picture_tasks
from branding import derivation
from branding.models import LogoKitIndexPage
from brochures import services as covers
from brochures.models import BrochureIndexPage
from demo.quiet import no_index_updates
from home.models import HomePage
from insights.models import InsightIndexPage
from members.models import MemberIndexPage
from news.models import NewsIndexPage
from tests.databases import known_languages
from tests.factories import UserFactory
from translations.models import LocaleProfile

SECTIONS = {
    "news": NewsIndexPage,
    "members": MemberIndexPage,
    "insights": InsightIndexPage,
    "brochures": BrochureIndexPage,
    "logos": LogoKitIndexPage,
}

# No page that a test adds before has come so far.
FIRST_ID = 500_000
_CHANGES = ("INSERT", "UPDATE")

SMALL_WIDTHS = (60, 120)


@dataclass
class PageTree:
    """`parents` are the homes and sections by page type and language."""

    parents: dict[tuple[type[Page], str], Page] = field(default_factory=dict)

    def home(self, language: str = "en") -> HomePage:
        return self.parents[HomePage, language]

    def section(self, model: type[Page], language: str = "en") -> Page:
        return self.parents[model, language]

    def prepare(self, code: str) -> None:
        """The pages of one more language, live, while the language itself is not public."""
        _plant_languages(self, [code], 2 + sum(model is HomePage for model, _code in self.parents))
        sync_roles()

    def add(self, factory, language: str = "en", **fields) -> Page:
        """A live page where its type belongs."""
        allowed = factory._meta.model.allowed_parent_page_models()
        parent = next(self.parents[model, language] for model in allowed if (model, language) in self.parents)
        parent.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
        return factory(parent=parent, **fields)

    def add_versions(self, factory, languages, **fields) -> dict[str, Page]:
        """The same page in several languages: one key, one slug."""
        fields = {"translation_key": uuid.uuid4(), "slug": "shared", **fields}
        return {language: self.add(factory, language, **fields) for language in languages}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Notes how the tree is planted before a test changes something that it depends on."""
    with django_db_blocker.unblock():
        _grown()


@pytest.fixture
def site_tree(db) -> PageTree:
    return grow()


def grow() -> PageTree:
    """Straight into the rows: checked and logged one by one, thirty pages would cost each test ten times as much."""
    tree, statements = _grown()
    with connection.cursor() as cursor:
        for sql, parameters in statements:
            cursor.execute(sql, parameters)
    return pickle.loads(tree)  # noqa: S301 - our own, of this process


@functools.cache
def _grown() -> tuple[bytes, list[tuple[str, tuple]]]:
    """The tree, and the statements that plant it: found once for each process, and taken back."""
    english = HomePage.objects.select_related("locale").get(sites_rooted_here__is_default_site=True)
    tree, statements = PageTree({(HomePage, settings.LANGUAGE_CODE): english}), []

    def note(execute, sql, parameters, many, context):
        statements.append((sql, parameters))
        return execute(sql, parameters, many, context)

    # The migrations have put the English home, which stays, at the second place.
    with transaction.atomic(), connection.execute_wrapper(note):
        _plant_languages(tree, settings.PUBLIC_LANGUAGES, 2)
        sync_roles()
        transaction.set_rollback(True)
    return pickle.dumps(tree), [(sql, parameters) for sql, parameters in statements if sql.startswith(_CHANGES)]


def _plant_languages(tree: PageTree, codes: list[str], position: int) -> None:
    english = tree.home()
    root = Page(path=english.path[: Page.steplen], depth=1, url_path="/")
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    keys = {
        slug: getattr(tree.parents.get((model, "en")), "translation_key", uuid.uuid4())
        for slug, model in SECTIONS.items()
    }
    before = list(tree.parents.values())
    for place, code in enumerate(codes, start=position):
        name = dict(settings.LANGUAGES)[code]
        shared = {"locale": locales[code], "show_in_menus": True}
        if code != settings.LANGUAGE_CODE:
            home = HomePage(title=f"Home, {name}", slug=code, translation_key=english.translation_key, **shared)
            tree.parents[HomePage, code] = _placed(home, root, place)
        for step, (slug, model) in enumerate(SECTIONS.items(), start=1):
            page = model(title=f"{slug}, {name}", slug=slug, translation_key=keys[slug], **shared)
            tree.parents[model, code] = _placed(page, tree.home(code), step)
    _plant([page for page in tree.parents.values() if all(page is not known for known in before)])
    Page.objects.filter(depth=root.depth).update(numchild=position - 2 + len(codes))
    Page.objects.filter(depth=2).update(numchild=len(SECTIONS))


def _placed(page: Page, parent: Page, position: int) -> Page:
    page.depth = parent.depth + 1
    page.path = Page._get_path(parent.path, page.depth, position)
    page.url_path = f"{parent.url_path}{page.slug}/"
    page.draft_title = page.title
    return page


def _plant(pages: list[Page]) -> None:
    last = Page.objects.aggregate(last=Max("pk"))["last"]
    for number, page in enumerate(pages, start=max(last + 1, FIRST_ID)):
        page.id = page.page_ptr_id = number
    Page.objects.bulk_create(pages)
    for model in {type(page) for page in pages}:
        own = [page for page in pages if type(page) is model]
        model._base_manager.all()._insert(own, model._meta.local_concrete_fields, using=DEFAULT_DB_ALIAS)


def pytest_unconfigure():
    # Under other settings than those of the tests, the folder holds somebody's files.
    if Path(settings.MEDIA_ROOT).name.startswith("gcc-test-media-"):
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(scope="module", autouse=True)
def indexes():
    """Nobody looks for what a test saves, and writing it into two indexes takes most of the time of saving.

    Tests of searching put their own fixture of this name in its place.
    """
    with no_index_updates():
        yield


@pytest.fixture(scope="module", autouse=True)
def sizes_of_pictures():
    """None are made: six for each picture cost more than all else that a test of something different does.

    Tests that look at them put their own fixture of this name in its place.
    """
    with patch.object(picture_tasks, "make_renditions", _make_none):
        yield


@pytest.fixture(scope="module", autouse=True)
def small_pictures():
    """Covers and logos; as with sizes."""
    with (
        patch.object(covers, "COVER_WIDTH", SMALL_WIDTHS[-1]),
        patch.multiple(derivation, PNG_WIDTHS=SMALL_WIDTHS, WEBP_WIDTHS=SMALL_WIDTHS),
    ):
        yield


def _make_none(image) -> None:
    pass


@pytest.fixture(autouse=True)
def no_memory_of_other_tests(request):
    """Wagtail caches renditions by keys that come again when a test is rolled back."""
    yield
    cache.clear()
    languages.memory.known = request.config.stash.get(known_languages, None)


@pytest.fixture
def launch(db):
    """Make a language public, whatever is missing in it."""

    def switch(code: str, is_public: bool = True) -> None:
        profile = LocaleProfile.objects.get(locale__language_code=code)
        profile.is_public = is_public
        profile.save()

    return switch


@pytest.fixture
def officer(db):
    return UserFactory(role="Communications officer")


@pytest.fixture
def officer_client(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def fetch(client):
    """GET an address; the answer has its whole content in `body`, also where it came as a stream."""

    def get(address: str, **headers):
        response = client.get(address, headers=headers)
        response.body = response.getvalue()
        return response

    return get


@pytest.fixture
def stored_files(settings):
    """Call it for the set of all files that the test has in its storages."""
    root = Path(settings.MEDIA_ROOT)
    before = {path for path in root.rglob("*") if path.is_file()}
    return lambda: {path for path in root.rglob("*") if path.is_file()} - before
