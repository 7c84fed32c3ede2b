"""What no page of ours could have sent is refused before anything stumbles over it."""

import pytest


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/en/news/?topic=%00", "en"),
        ("/fr/news%00/", "fr"),
        ("/ar/?%00=1", "ar"),
        ("/ja/search/?q=" + "x" * 10_000, "ja"),
        ("/es/" + "x" * 1_000, "es"),
        ("/go/x%00", "en"),
    ],
)
def test_malformed_input_gets_a_clear_page_in_the_language_of_the_address(client, address, language):
    response = client.get(address)

    assert response.status_code == 400
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch", "trace"])
def test_methods_that_no_page_uses_are_refused_with_those_that_are(client, method):
    response = getattr(client, method)("/en/")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_the_long_addresses_of_the_admin_pass(officer_client):
    assert officer_client.get("/admin/reports/site-history/?x=" + "y" * 12_000).status_code != 400


@pytest.mark.parametrize(
    "address", ["/en/news/?topic='; DROP TABLE users", "/en/news/?q=%ff%fe", "/fr/%ed%a0%80/", "/en//"]
)
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
