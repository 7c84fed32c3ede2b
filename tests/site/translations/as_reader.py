"""A translated article as its readers have it, in a language that is written from left to right and in another."""

import html5lib
import pytest


@pytest.fixture(params=["fr", "ar"])
def code(request):
    return request.param


@pytest.fixture
def read(client, code):
    """The whole text of the page, and its elements."""

    def get():
        response = client.get(f"/{code}/news/plan/")
        assert response.status_code == 200
        html = response.content.decode()
        document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
        return html, document.find(".//main")

    return get


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_class(element, name: str) -> list:
    return [found for found in element.iter() if name in (found.get("class") or "").split()]
