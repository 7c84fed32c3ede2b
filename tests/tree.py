"""A small site in all languages: a live home for each, with its sections, joined by translation keys."""

import uuid
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.models import Locale, Page, Site

from branding.models import LogoKitIndexPage
from brochures.models import BrochureIndexPage
from demo.quiet import no_index_updates
from home.models import HomePage
from insights.models import InsightIndexPage
from members.models import MemberIndexPage
from news.models import NewsIndexPage
from tests.factories import UserFactory

SECTIONS = {
    "news": NewsIndexPage,
    "members": MemberIndexPage,
    "insights": InsightIndexPage,
    "brochures": BrochureIndexPage,
    "logos": LogoKitIndexPage,
}


@dataclass
class PageTree:
    """`parents` are the homes and sections by page type and language."""

    parents: dict[tuple[type[Page], str], Page] = field(default_factory=dict)

    def home(self, language: str = "en") -> HomePage:
        return self.parents[HomePage, language]

    def section(self, model: type[Page], language: str = "en") -> Page:
        return self.parents[model, language]

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


@pytest.fixture
def site_tree(db) -> PageTree:
    # Thirty pages for every test: their places in the search index take half of the time and nobody looks for them.
    with no_index_updates():
        return _grow()


def _grow() -> PageTree:
    tree = PageTree()
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    english = site.root_page.specific
    keys = {slug: uuid.uuid4() for slug in SECTIONS}
    for code, name in settings.LANGUAGES:
        locale = Locale.objects.get(language_code=code)
        home = english
        if code != settings.LANGUAGE_CODE:
            home = HomePage(title=f"Home, {name}", slug=code, locale=locale, translation_key=english.translation_key)
            english.get_parent().add_child(instance=home)
        tree.parents[HomePage, code] = home
        for slug, model in SECTIONS.items():
            page = model(title=f"{slug}, {name}", slug=slug, locale=locale, translation_key=keys[slug])
            page.show_in_menus = True
            tree.parents[model, code] = home.add_child(instance=page)
    return tree


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
