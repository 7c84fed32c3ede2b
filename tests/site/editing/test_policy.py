"""The Content Security Policy of the admin and of the public site."""

import pytest
from django.urls import reverse
from wagtail.models import Page

PUBLIC = "/robots.txt"


def policy_of(response) -> dict[str, list[str]]:
    directives = (directive.split() for directive in response.headers["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in directives}


@pytest.fixture
def admin_policy(admin_client):
    return policy_of(admin_client.get(reverse("wagtailadmin_home")))


def test_admin_runs_only_our_own_files(admin_policy):
    assert admin_policy["script-src"] == ["'self'"]
    assert admin_policy["object-src"] == admin_policy["base-uri"] == ["'none'"]


def test_admin_may_set_styles_and_show_uploads(admin_policy):
    assert set(admin_policy["style-src"]) == {"'self'", "'unsafe-inline'"}
    assert set(admin_policy["img-src"]) == {"'self'", "blob:", "data:"}


def test_admin_talks_to_this_site_only(admin_policy):
    assert admin_policy["connect-src"] == admin_policy["frame-src"] == ["'self'"]
    assert not any(":" in value for values in admin_policy.values() for value in values if value[-1] != ":")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["login/", "nothing/", "jsi18n/"])
def test_every_answer_of_the_admin_has_its_policy(client, path):
    policy = policy_of(client.get(reverse("wagtailadmin_home") + path))
    assert policy["script-src"] == ["'self'"]
    assert "'unsafe-inline'" in policy["style-src"]


@pytest.mark.django_db
def test_public_pages_allow_nothing_inline(client):
    policy = policy_of(client.get(PUBLIC))
    assert policy["script-src"] == policy["style-src"] == ["'self'"]


@pytest.mark.django_db
def test_nowhere_is_inline_code_or_evaluation_allowed(client, admin_client):
    for response in (client.get(PUBLIC), admin_client.get(reverse("wagtailadmin_home"))):
        scripts = policy_of(response)["script-src"]
        assert not {"'unsafe-inline'", "'unsafe-eval'", "'strict-dynamic'"}.intersection(scripts)


def test_preview_shows_the_page_under_the_readers_policy(admin_client, pages):
    page = next(page for page in pages.values() if page.depth == 2)
    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[Page.objects.get(pk=page.pk).pk]))
    assert policy_of(response)["style-src"] == ["'self'"]
