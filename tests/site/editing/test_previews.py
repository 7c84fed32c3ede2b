"""The side panel "Checks" measures the preview through Wagtail's user bar, which readers never get."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.factories import NewsPageFactory

from .inline_code import inline_code

BAR = "wagtail-userbar"


@pytest.fixture
def article(site_tree):
    return site_tree.add(NewsPageFactory, "ar", slug="plan")


def form_of(article) -> dict:
    lists = {name: inline_formset([]) for name in ("topics", "countries", "members", "comments")}
    fields = {name: getattr(article, name) for name in ("title", "slug", "standfirst", "original_language")}
    return nested_form_data({**fields, **lists, "date": "2026-10-17 09:00", "body": streamfield([])})


def test_preview_beside_the_form_can_be_checked_under_the_readers_policy(officer_client, article):
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    assert officer_client.post(preview, form_of(article)).json()["is_valid"]

    response = officer_client.get(preview, {"in_preview_panel": "true"})

    content = response.content.decode()
    assert f"<{BAR}>" in content
    assert "checker-axe-configuration" in content
    assert inline_code(content) == []
    assert "script-src 'self';" in response.headers["Content-Security-Policy"]


def test_no_page_of_the_site_has_the_bar_even_for_officers(officer_client, article):
    draft = reverse("wagtailadmin_pages:view_draft", args=[article.pk])

    for address in ("/ar/news/plan/", draft):
        assert BAR not in officer_client.get(address).content.decode()
