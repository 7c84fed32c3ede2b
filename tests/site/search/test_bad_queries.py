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


@pytest.mark.parametrize("text", ["a " * 1_500, "argan " * 1_500, "アルガン " * 1_000])
def test_1500_words_get_an_answer_that_says_which_were_looked_for(online, client, text):
    html = client.get("/en/search/", {"q": text}).content.decode()

    assert "only the first words were looked for" in html
    assert f"“{' '.join(text.split()[:8])}”" in html
    assert " ".join(text.split()[:9]) not in html
    assert len(html) < 30_000


def test_a_question_that_is_looked_for_as_a_whole_has_no_such_note(online, client):
    html = client.get("/en/search/", {"q": f'"argan oil" {" " * 100}'}).content.decode()

    assert "0 results for “argan oil”" in html
    assert "only the first words" not in html


def test_what_no_server_would_take_is_refused(online, client):
    refused = client.get("/fr/search/", {"q": "argan " * 12_000})

    assert refused.status_code == 400
    assert b'<html lang="fr"' in refused.content


@pytest.mark.parametrize("query", ["q=%00", "q=a%00b", "q=%ED%A0%80", "page=%00", "q=%ED%A0%BD%ED%B8%80"])
def test_bytes_that_are_no_text_are_refused(online, client, query):
    assert client.get(f"/fr/search/?{query}").status_code == 400


def test_what_is_typed_is_shown_as_text(online, client):
    html = client.get("/en/search/", {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in html
