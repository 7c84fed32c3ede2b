"""A translator's screens tell no title that neither readers have nor the translator's work."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from news.models import NewsPage
from tests.factories import NewsPageFactory, StandardPageFactory, UserFactory
from tests.site.translations.desk import client_of, given
from tests.site.translations.lifecycle import begun, locale, published, reviewer, translate_all
from tests.site.translations.one_article import article, planted, site_tree

__all__ = ["article", "planted", "reviewer", "site_tree"]
ADDRESS = "/admin/translations/overview/"
SECRET = "Merger talks"


@pytest.fixture
def translator(site_tree):
    return UserFactory(role="Translator (fr)")


@pytest.fixture
def officer(site_tree):
    return UserFactory(role="Communications officer")


def renamed(page):
    """In a draft, since it was published."""
    page.title = SECRET
    page.save_revision()
    return page


def titles(user, **asked) -> list[str]:
    return [row.title for row, _language, _cells in client_of(user).get(ADDRESS, asked).context["rows"]]


def sections(user) -> list[str]:
    return [label for _path, label in client_of(user).get(ADDRESS).context["form"].fields["section"].choices]


def test_sections_are_those_that_somebody_knows(translator, officer, site_tree):
    home = site_tree.home("en")
    home.add_child(instance=StandardPageFactory.build(title="Hidden", slug="hidden", live=False, locale=home.locale))
    known = home.add_child(instance=StandardPageFactory.build(title="Known", slug="known", locale=home.locale))
    renamed(known)

    assert "Hidden" in sections(officer)
    assert SECRET in sections(officer)
    assert not {"Hidden", SECRET} & set(sections(translator))
    assert "Known" in sections(translator)


def test_what_is_live_is_called_what_readers_call_it(translator, officer, article):
    renamed(article)

    assert SECRET in titles(officer, q="merger")
    assert titles(translator, q="merger") == []
    assert "A plan for 2027" in titles(translator)
    file = client_of(translator).get(ADDRESS, {"export": "xlsx"}).content
    lines = [line[0] for line in load_workbook(BytesIO(file)).active.values]
    assert "A plan for 2027" in lines
    assert SECRET not in lines


def test_what_was_given_out_is_called_what_it_was_called_then(translator, article):
    given(begun(article), translator)
    renamed(article)

    assert titles(translator, q="plan") == ["A plan for 2027"]


def test_ones_own_tree_shows_its_drafts(translator, site_tree):
    renamed(site_tree.add(NewsPageFactory, "fr", title="Chez nous"))

    assert SECRET in titles(translator)


def test_the_admins_interface_for_scripts_names_no_draft_of_another_language(
    translator, officer, reviewer, article, site_tree
):
    published(translate_all(begun(article)), officer, reviewer)
    begun(article, "ja")
    versions = {
        code: NewsPage.objects.get(locale=locale(code), translation_key=article.translation_key)
        for code in ("fr", "ja")
    }

    def languages(user) -> set[str]:
        answer = client_of(user).get(f"/admin/api/main/pages/{versions['fr'].pk}/?fields=translations").json()
        return {version["meta"]["locale"] for version in answer["meta"]["translations"]}

    assert languages(officer) == {"en", "ja"}
    assert languages(translator) == {"en"}
