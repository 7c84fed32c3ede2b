"""An officer who gives out jobs, and a translator into French."""

import pytest

from tests.factories import UserFactory

NEW = "/admin/translations/jobs/new/"


@pytest.fixture
def translator(site_tree):
    return UserFactory(role="Translator (fr)", first_name="Ada", last_name="Green")


@pytest.fixture
def give(officer_client):
    def post(*texts, languages=("fr",), status=302, **fields):
        data = {"title": "Autumn", "text": [text.translation_key for text in texts], "language": languages, **fields}
        response = officer_client.post(NEW, data)
        assert response.status_code == status, response.content.decode()
        return response

    return post
