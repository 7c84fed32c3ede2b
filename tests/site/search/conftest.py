import html5lib
import pytest


@pytest.fixture
def read(client):
    """GET an address that must be there; returns its elements."""

    def get(address: str):
        response = client.get(address)
        assert response.status_code == 200, address
        return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)

    return get


@pytest.fixture(autouse=True)
def indexes():
    """Written with each save, as on the site: these tests search."""
