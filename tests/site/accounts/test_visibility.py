"""What is private stays private: at its address and wherever pages are listed or found, in every language."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from members.models import MemberIndexPage
from news.models import NewsIndexPage
from tests.factories import NewsPageFactory, UserFactory

SECRET = "Embargoed palmarosa"
# Where the article of a news section shows itself to people: address, and what stands there about an open article.
PLACES = {
    "itself": "/{code}/news/shared/",
    "list": "/{code}/news/",
    "filtered list": "/{code}/news/?year=2026",
    "front page": "/{code}/",
    "search": "/{code}/search/?q=palmarosa",
}
FOR_ALL = {
    "RSS": "/{code}/feeds/news.rss",
    "Atom": "/{code}/feeds/news.atom",
    "sitemap": "/sitemap-{code}.xml",
}


@pytest.fixture(autouse=True)
def indexes():
    """Written with each save, as on the site: one of the places is the search."""


@pytest.fixture
def articles(site_tree):
    """One article in three languages."""
    date = datetime(2026, 5, 1, tzinfo=UTC)
    return site_tree.add_versions(NewsPageFactory, ["en", "fr", "ja"], title=SECRET, date=date)


def restrict(page, *groups: str) -> None:
    kind = PageViewRestriction.GROUPS if groups else PageViewRestriction.LOGIN
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set(Group.objects.filter(name__in=groups))


def where_it_shows(fetch, places: dict[str, str], code: str) -> set[str]:
    """The places that show the article."""
    found = set()
    for place, address in places.items():
        sign = f"/{code}/news/shared/" if "sitemap" in address else SECRET
        if sign in fetch(address.format(code=code)).body.decode():
            found.add(place)
    return found


@pytest.mark.parametrize("code", ["en", "fr"])
def test_what_is_private_in_one_language_is_shown_in_none(articles, fetch, code):
    everywhere = {**PLACES, **FOR_ALL}
    assert where_it_shows(fetch, everywhere, code) == set(everywhere)

    restrict(articles["fr"])

    assert where_it_shows(fetch, everywhere, code) == set()


def test_what_lies_below_a_private_section_of_another_language_is_private(articles, site_tree, fetch):
    restrict(site_tree.section(NewsIndexPage, "ja"))

    assert where_it_shows(fetch, {**PLACES, **FOR_ALL}, "en") == set()


@pytest.mark.parametrize(
    ("groups", "role", "shown"),
    [
        ((), None, set(PLACES)),
        (("Translator (fr)",), "Translator (fr)", set(PLACES)),
        (("Translator (fr)",), "Communications officer", set()),
        (("Translator (fr)",), None, set()),
    ],
)
def test_whoever_is_meant_sees_it_and_nobody_else(articles, client, fetch, groups, role, shown):
    client.force_login(UserFactory(role=role))
    restrict(articles["ja"], *groups)

    assert where_it_shows(fetch, PLACES, "en") == shown


def test_what_machines_fetch_for_all_tells_nobody_more(articles, client, fetch):
    client.force_login(UserFactory(role="Communications officer"))
    restrict(articles["en"])

    assert where_it_shows(fetch, FOR_ALL, "en") == set()


def test_forbidden_answers_like_absent(articles, fetch):
    restrict(articles["fr"])
    forbidden = fetch("/en/news/shared/")
    articles["en"].delete()
    absent = fetch("/en/news/shared/")

    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.body == absent.body
    differing = {name for name, value in forbidden.headers.items() if absent.headers.get(name) != value}
    assert differing <= {"X-Request-ID"}


def test_a_private_section_leaves_the_menu(site_tree, fetch):
    assert b'href="/fr/members/"' in fetch("/fr/").body

    restrict(site_tree.section(MemberIndexPage, "en"))

    assert b'href="/fr/members/"' not in fetch("/fr/").body


def test_what_a_person_may_see_is_kept_by_no_cache(articles, client, fetch):
    assert "Cookie" not in fetch("/en/news/").headers.get("Vary", "")

    client.force_login(UserFactory())

    response = fetch("/en/news/")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert settings.SESSION_COOKIE_NAME in client.cookies
