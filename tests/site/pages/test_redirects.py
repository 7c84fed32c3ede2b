"""Old addresses lead to where a page lives now, and only as long as it is public."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from news.models import NewsPage
from tests.factories import NewsPageFactory


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    def save(page: NewsPage, slug: str):
        with django_capture_on_commit_callbacks(execute=True):
            page.slug = slug
            page.save()

    return save


@pytest.fixture(params=["en", "ja"])
def article(request, site_tree):
    return site_tree.add(NewsPageFactory, request.param, slug="plan")


def test_an_old_address_leads_to_the_new_one(client, article, rename):
    old = article.url

    rename(article, "action-plan")

    for query in ("", "?from=mail"):
        response = client.get(old + query)
        assert (response.status_code, response.url) == (301, article.url)


@pytest.mark.parametrize("closed", ["unpublished", "private"])
def test_a_page_renamed_there_and_back_and_closed_is_absent_and_does_not_lead_to_itself(
    client, article, rename, closed
):
    first = article.url
    rename(article, "action-plan")
    second = article.url
    rename(article, "plan")
    assert client.get(first).status_code == 200

    if closed == "private":
        PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    else:
        article.unpublish()

    for address in (first, second, f"{first}?from=mail"):
        assert client.get(address).status_code == 404


def test_nothing_leads_away_from_the_admin(officer_client):
    Redirect.add_redirect("/admin/nowhere", "/en/")

    assert officer_client.get("/admin/nowhere/").status_code == 404
