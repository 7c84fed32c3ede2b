"""What no page of ours could have sent is refused before anything stumbles over it."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from pages.middleware import takes_forms
from tests.site.accounts.addresses import every_address


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/en/news/?topic=%00", "en"),
        ("/fr/news%00/", "fr"),
        ("/ar/?%00=1", "ar"),
        ("/ja/news/?q=" + "x" * 2_047, "ja"),
        ("/ar/account/login/?next=/" + "x" * 16_384, "ar"),
        ("/fr/search/?q=%ED%A0%80", "fr"),
        ("/ja/news/?%ed%bf%bf=1", "ja"),
        ("/es/?q=%C0%AF", "es"),
        ("/en/news/?q=caf%E9", "en"),
        ("/en/news/?q=%ff%fe", "en"),
        ("/admin/?q=%ED%A0%80", "en"),
        ("/es/" + "x" * 1_000, "es"),
        ("/go/x%00", "en"),
    ],
)
def test_malformed_input_gets_a_clear_page_in_the_language_of_the_address(client, address, language):
    response = client.get(address)

    assert response.status_code == 400
    assert f'<html lang="{language}"' in response.content.decode()


def test_a_query_as_long_as_a_reader_may_need_is_answered(site_tree, client):
    assert client.get("/ar/search/?q=" + quote("زيت الأركان " * 25)).status_code == 200
    assert client.get("/en/news/?q=" + "x" * 2_046).status_code == 200


@pytest.mark.parametrize("method", ["put", "delete", "patch", "trace"])
@pytest.mark.parametrize(
    ("address", "allowed"), [("/ar/", "GET, HEAD"), ("/ar/account/login/", "GET, HEAD, OPTIONS, POST")]
)
def test_methods_that_no_page_uses_are_refused_with_those_that_are(client, address, allowed, method):
    response = getattr(client, method)(address)

    assert (response.status_code, response.headers["Allow"]) == (405, allowed)
    assert b'<html lang="ar"' in response.content


READING = [address for address in every_address() if not takes_forms(address.path) and "/admin/" not in address.path]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_whatever_is_sent_to_a_page_that_only_reads_it_says_that_it_only_reads(db, method):
    """With the token of a form or without, as a form or as JSON; what shows the state of an account as well."""
    browser, wrong = Client(enforce_csrf_checks=True), {}
    shown = [reverse(name) for name in ("account_home", "account_inactive", "mfa_index", "members_represented")]
    shown.append(reverse("home:contact_sent", args=[1]))
    for path in [*(address.path for address in READING), *shown]:
        kinds = ("multipart/form-data; boundary=b",) if path in shown else ("application/json", "")
        for kind in kinds:
            response = browser.generic(method.upper(), path, b"{}", content_type=kind)
            if response.status_code != 405 or not response.headers["Allow"].startswith("GET, HEAD"):
                wrong[path] = response.status_code

    assert len(READING) > 20
    assert wrong == {}


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/xml", ""])
@pytest.mark.parametrize("address", ["/ja/account/login/", "/ja/messages/1/"])
def test_what_is_no_form_is_not_taken_for_one(db, client, address, kind):
    response = client.generic("POST", address, b'{"name": "x"}', content_type=kind)

    assert response.status_code == 415
    assert b'<html lang="ja"' in response.content


def test_the_long_addresses_of_the_admin_pass(officer_client):
    assert officer_client.get("/admin/reports/site-history/?x=" + "y" * 12_000).status_code == 200
    assert officer_client.get("/admin/reports/site-history/?x=" + "y" * 20_000).status_code == 400


@pytest.mark.parametrize("address", ["/en/news/?topic='; DROP TABLE users", "/fr/%ed%a0%80/", "/en//"])
def test_strange_but_harmless_input_is_answered(site_tree, client, address):
    assert client.get(address).status_code in {200, 404}


def test_a_page_cannot_be_posted_to_and_says_so_in_its_language(site_tree, client):
    response = client.post("/fr/news/")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert b'<html lang="fr"' in response.content


def test_a_body_over_the_limit_is_refused_before_it_is_read(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    form = {"content_type": "application/x-www-form-urlencoded"}

    assert client.post("/ja/account/login/", "a" * 101, **form).status_code == 413
    assert client.get("/en/", CONTENT_LENGTH="9" * 5_000).status_code == 413


def test_the_editors_may_send_files_and_no_more(officer_client, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 0

    assert officer_client.get("/admin/", CONTENT_LENGTH=str(2**20)).status_code == 200
    assert officer_client.get("/admin/", CONTENT_LENGTH=str(2**20 + 1)).status_code == 413


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "latin-1", "nonsense"])
def test_a_form_in_another_encoding_is_refused(client, charset):
    form = {"content_type": f"application/x-www-form-urlencoded; charset={charset}"}
    response = client.generic("POST", "/ar/account/login/", b"login=x", **form)

    assert response.status_code == 415
    assert b'<html lang="ar"' in response.content
