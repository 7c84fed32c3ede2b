"""Pages as readers get them."""

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def read(client):
    """GET an address; returns its elements."""

    def get(address: str, status: int = 200):
        response = client.get(address)
        assert response.status_code == status, address
        return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)

    return get


@pytest.fixture
def count_queries(client):
    """How many queries an address costs once templates and content types are known."""

    def count(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    return count
