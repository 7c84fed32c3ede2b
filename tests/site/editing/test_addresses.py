"""Addresses that Wagtail's own screens and answers name lead to where the site stands."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


def test_answers_of_the_api_name_the_port(site_tree, officer_client):
    answer = officer_client.get("/admin/api/main/pages/?limit=20").json()
    facts = [item["meta"] for item in answer["items"]]
    named = [meta[key] for meta in facts for key in ("html_url", "detail_url") if meta.get(key)]

    assert named
    assert {urlsplit(address).netloc for address in named} == {urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc}
    assert {urlsplit(address).port for address in named} == {8000}


def test_time_zones_are_places_that_browsers_know(officer_client):
    form = officer_client.get(reverse("wagtailadmin_account")).content.decode()

    assert 'value="Asia/Tokyo"' in form
    assert 'value="UTC"' in form
    assert 'value="localtime"' not in form
    assert 'value="Factory"' not in form
