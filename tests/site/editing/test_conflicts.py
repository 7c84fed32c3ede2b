"""Two people, one page: the later one is told before anything is replaced."""

import html
import re

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests.factories import StandardPageFactory, UserFactory


@pytest.fixture
def page(site_tree):
    page = site_tree.add(StandardPageFactory, "en", title="Opening hours", slug="hours")
    page.save_revision().publish()
    return page


def form_of(page, **changes) -> dict:
    """What a browser sends that has opened the form now."""
    latest = page.get_latest_revision()
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "introduction": page.introduction,
            "body": streamfield([]),
            "loaded_revision_id": latest.pk,
            "loaded_revision_created_at": latest.created_at.isoformat(),
            "action-publish": "action-publish",
            **changes,
        }
    )


def colleague_publishes(page) -> None:
    page.title = "Opening hours in winter"
    page.save_revision(user=UserFactory(first_name="Ana", last_name="Example", role="Communications officer")).publish()


def test_an_older_form_does_not_replace_what_a_colleague_published(page, officer_client):
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = form_of(page, title="Opening hours & days")
    opened = sent["loaded_revision_id"]
    colleague_publishes(page)

    answer = officer_client.post(edit, sent)

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Ana Example" in text
    newer = page.get_latest_revision()
    assert reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, opened, newer.pk]) in text
    assert b"Opening hours in winter" in officer_client.get("/en/hours/").content

    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
    answer = officer_client.post(edit, {name: html.unescape(value) for name, value in again.items()})
    assert answer.status_code == 302
    assert b"Opening hours &amp; days" in officer_client.get("/en/hours/").content


@pytest.mark.parametrize("opened", ["None", "9" * 5000, "²", "-1"])
def test_a_form_that_names_no_version_of_the_page_is_not_trusted(page, officer_client, opened):
    answer = officer_client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, loaded_revision_id=opened)
    )

    assert answer.status_code == 409
    assert "/compare/" not in answer.content.decode()


def test_a_form_of_the_newest_version_is_saved(page, officer_client):
    colleague_publishes(page)
    page.refresh_from_db()

    answer = officer_client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, title="Opening hours in spring")
    )

    assert answer.status_code == 302
    assert b"Opening hours in spring" in officer_client.get("/en/hours/").content


@pytest.mark.parametrize("accept", ["application/json", "text/html, application/json;q=0.1"])
@pytest.mark.parametrize("names_its_version", [True, False])
def test_no_header_and_no_gap_in_the_form_lets_it_through(page, officer_client, accept, names_its_version):
    sent = form_of(page, title="Written over")
    if not names_its_version:
        del sent["loaded_revision_id"], sent["loaded_revision_created_at"]
    colleague_publishes(page)

    answer = officer_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent, headers={"Accept": accept})

    assert answer.status_code == 409
    page.refresh_from_db()
    assert page.title == "Opening hours in winter"
