"""Whatever is typed into the search, or sent there, gets an answer."""

import pytest
from django.db import transaction

from demo.quiet import no_index_updates
from tests.tree import grow


@pytest.fixture(scope="module")
def module_site(django_db_setup, django_db_blocker):
    """A site without news, made once: nothing here changes it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with no_index_updates():
            grow()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def online(module_site, db):
    return module_site


@pytest.mark.parametrize(
    "query",
    [
        "'",
        '"',
        '"unfinished',
        "'; DROP TABLE wagtailcore_page; --",
        "a OR b AND NOT (",
        "argan*",
        "*",
        "-",
        "title:argan",
        "NEAR(argan oil, 2)",
        "%",
        "\\",
        "a & | ! <-> b:*",
        "\u202eargan\u200f",
        "😀",
        "ﷺ",
        "x" * 500,
    ],
)
def test_whatever_is_typed_gets_an_answer(online, client, query):
    response = client.get("/en/search/", {"q": query})

    assert response.status_code == 200
    assert b'<html lang="en"' in response.content


def test_300_words_get_an_answer_and_1500_a_page_that_refuses_them(online, client):
    assert client.get("/en/search/", {"q": "argan " * 300}).status_code == 200

    refused = client.get("/fr/search/", {"q": "argan " * 1500})
    assert refused.status_code == 400
    assert b'<html lang="fr"' in refused.content


@pytest.mark.parametrize("query", ["q=%00", "q=a%00b", "q=%ED%A0%80", "page=%00", "q=%ED%A0%BD%ED%B8%80"])
def test_bytes_that_are_no_text_are_refused(online, client, query):
    assert client.get(f"/fr/search/?{query}").status_code == 400


def test_what_is_typed_is_shown_as_text(online, client):
    html = client.get("/en/search/", {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in html
