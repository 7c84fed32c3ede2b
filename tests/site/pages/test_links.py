"""Links are stored by page and lead to the reader's language."""

import pytest
from django.utils import translation
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import expand_db_html

from pages.links import find_targets, linked_ids, prepare_links, target_of
from tests.factories import NewsPageFactory
from translations.tree import SiteTree


@pytest.fixture
def versions(site_tree):
    return site_tree.add_versions(NewsPageFactory, ["en", "fr"], slug="plan")


def target(page: Page, language: str) -> str | None:
    with translation.override(language):
        found = find_targets({page.pk}, SiteTree()).get(page.pk)
    return found and found.url


@pytest.mark.parametrize(
    ("reader", "address"), [("en", "/en/news/plan/"), ("fr", "/fr/news/plan/"), ("ja", "/en/news/plan/")]
)
def test_a_link_leads_to_the_readers_language_else_to_the_chosen_page(versions, reader, address):
    assert target(versions["en"], reader) == address


def test_a_draft_in_the_readers_language_gives_way_to_the_chosen_page(versions):
    versions["fr"].unpublish()

    assert target(versions["en"], "fr") == "/en/news/plan/"


def test_a_page_that_not_everybody_may_read_is_no_target(versions):
    PageViewRestriction.objects.create(page=versions["en"].get_parent(), restriction_type="login")

    assert target(versions["en"], "en") is None


def test_a_link_to_a_lost_page_leaves_its_words(db):
    assert expand_db_html('<a linktype="page" id="9999">words</a>') == "<a>words</a>"


def test_a_link_out_of_the_readers_language_says_so(versions):
    versions["fr"].unpublish()
    with translation.override("fr"):
        html = expand_db_html(f'<a linktype="page" id="{versions["en"].pk}">words</a>')

    assert html == '<a href="/en/news/plan/" hreflang="en">words</a>'


def test_what_an_earlier_page_looked_up_hides_no_link(versions):
    prepare_links(set(), SiteTree())

    assert target_of(versions["en"].pk).url == "/en/news/plan/"


@pytest.mark.parametrize("count", [1, 8])
def test_any_number_of_links_is_looked_up_at_once(site_tree, django_assert_num_queries, count):
    pages = [site_tree.add(NewsPageFactory) for _number in range(count)]
    text = "".join(f'<a linktype="page" id="{page.pk}">x</a>' for page in pages)
    tree = SiteTree()
    assert tree.roots

    with django_assert_num_queries(1):
        assert len(find_targets(linked_ids(text), tree)) == count
