"""Answers to what went wrong: honest, in the language of the address, with a way on."""

import re
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from wagtail.admin.views.home import HomeView
from wagtail.models import PageViewRestriction
from wagtail.users.models import UserProfile

from pages import errors
from tests.factories import NewsPageFactory


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_class(root, name: str) -> list:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("ja", "ltr"), ("ar", "rtl")])
def test_a_missing_page_lists_the_versions_that_exist(site_tree, read, language, direction):
    site_tree.add_versions(NewsPageFactory, ["en", "es"], slug="meeting", title="Meeting")
    root = read(f"/{language}/news/meeting/", 404)

    assert (root.get("lang"), root.get("dir")) == (language, direction)
    links = with_class(root, "language-notice")[0].findall(".//a")
    assert [(link.get("href"), link.get("lang"), text_of(link)) for link in links] == [
        ("/en/news/meeting/", "en", "English"),
        ("/es/news/meeting/", "es", "Español"),
    ]
    lede = text_of(with_class(root, "page-head__lede")[0])
    assert lede != text_of(with_class(read(f"/{language}/nowhere/", 404), "page-head__lede")[0])


def test_drafts_are_no_versions(site_tree, read):
    site_tree.add(NewsPageFactory, slug="meeting", live=False)

    assert with_class(read("/fr/news/meeting/", 404), "language-notice") == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_missing_page_offers_search_and_sections(site_tree, read, language):
    root = read(f"/{language}/nowhere/", 404)

    assert root.find(".//main//form").get("action") == f"/{language}/search/"
    assert f"/{language}/members/" in [link.get("href") for link in root.findall(".//main//a")]


@pytest.mark.parametrize("address", ["/nowhere", "/download/999999/", "/media/nothing.webp", "/de/news/"])
def test_addresses_without_a_language_of_ours_are_answered_too(site_tree, client, address):
    response = client.get(address, headers={"Accept-Language": "fr"})

    assert response.status_code == 404
    assert b'<html lang="fr"' in response.content
    if not address.startswith("/de/"):
        assert "Accept-Language" in response.headers["Vary"]


def test_a_form_from_elsewhere_is_refused_in_the_language_of_the_address(site_tree):
    response = Client(enforce_csrf_checks=True).post("/fr/account/login/", {"x": "1"})

    assert response.status_code == 403
    assert b'<html lang="fr"' in response.content
    assert b"403" in response.content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "language"),
    [("/fr/news/?topic=%00", "fr"), ("/ar/?q=" + "x" * 12_000, "ar"), ("/%00", "en"), ("/ja/" + "a/" * 900, "ja")],
)
def test_a_malformed_request_is_refused_in_the_language_of_its_address(address, language, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = Client().get(address)

    assert response.status_code == 400
    assert f'<html lang="{language}"'.encode() in response.content


@pytest.mark.parametrize("method", ["get", "post"])
def test_below_no_language_a_refusal_speaks_the_readers(db, method):
    address = "/%00" if method == "get" else "/"
    response = getattr(Client(), method)(address, headers={"Accept-Language": "xx, ja-JP;q=0.8"})

    assert response.status_code in (400, 405)
    assert b'<html lang="ja"' in response.content


@pytest.mark.parametrize("path", ["/fr/news/", "/"])
def test_a_suspicious_request_is_refused_without_asking_for_its_host(path):
    request = RequestFactory().get(path, headers={"Host": "evil host"})

    response = errors.bad_request(request, SuspiciousOperation())

    assert response.status_code == 400


@pytest.mark.parametrize(("path", "language"), [("/ar/news/", "ar"), ("/admin/", "en"), ("/", "en")])
def test_a_failure_is_told_without_the_database(path, language):
    # No database mark: a query would fail this test.
    response = errors.server_error(RequestFactory().get(path))

    assert response.status_code == 500
    assert f'<html lang="{language}"' in response.content.decode()


def test_a_failure_in_the_admin_is_told_in_the_language_of_the_account(officer, officer_client):
    UserProfile.objects.create(user=officer, preferred_language="fr")
    officer_client.raise_request_exception = False

    with patch.object(HomeView, "get_context_data", side_effect=RuntimeError):
        response = officer_client.get("/admin/")

    assert response.status_code == 500
    assert '<html lang="fr"' in response.content.decode()
    assert "Something went wrong" not in response.content.decode()


def test_a_forbidden_page_says_so(site_tree, client):
    request = client.get("/fr/").wsgi_request

    response = errors.forbidden(request, PermissionDenied())

    assert response.status_code == 403
    assert '<html lang="fr"' in response.content.decode()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_missing_page_lets_strangers_sign_in_and_come_back(site_tree, client, language):
    absent = client.get(f"/{language}/nowhere/?q=1")
    page = site_tree.add(NewsPageFactory, language, slug="board")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    closed = client.get(page.url)

    assert f'href="/{language}/account/login/?next=%2F{language}%2Fnowhere%2F%3Fq%3D1"' in absent.content.decode()
    assert not absent.cookies
    assert "Cookie" not in absent.headers.get("Vary", "")
    assert _without_addresses(closed) == _without_addresses(absent)


def _without_addresses(response) -> str:
    return re.sub(r'next=[^"]*', "", response.content.decode())


def test_a_missing_page_asks_nobody_to_sign_in_who_has(site_tree, officer_client):
    assert "next=" not in officer_client.get("/en/nowhere/").content.decode()


def test_an_address_of_another_site_is_no_way_back(site_tree, client):
    assert b"evil.example" not in client.get("//evil.example/x").content


@pytest.mark.parametrize("language", ["fr", "ja"])
def test_password_managers_find_where_to_change_a_password(client, db, language):
    response = client.get("/.well-known/change-password", headers={"Accept-Language": language})

    assert (response.status_code, response.url) == (302, f"/{language}/account/password/change/")
