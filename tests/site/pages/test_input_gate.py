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


def test_a_page_cannot_be_posted_to(site_tree, client):
    assert client.post("/en/news/").status_code == 405


def test_the_long_addresses_of_the_admin_pass(officer_client):
    assert officer_client.get("/admin/reports/site-history/?x=" + "y" * 12_000).status_code != 400


@pytest.mark.parametrize(
    "address", ["/en/news/?topic='; DROP TABLE users", "/en/news/?q=%ff%fe", "/fr/%ed%a0%80/", "/en//"]
)
def test_strange_but_harmless_input_is_answered(site_tree, client, address):
    assert client.get(address).status_code in {200, 404}
