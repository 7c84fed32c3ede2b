import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page, get_page_models

from .specimens import specimen


@pytest.fixture
def administrator(db):
    return get_user_model().objects.create_superuser("administrator@example.org", "irrelevant")


@pytest.fixture
def admin_client(client, administrator):
    client.force_login(administrator)
    return client


def own_page_models() -> list[type[Page]]:
    return [model for model in get_page_models() if model is not Page and not model.__module__.startswith("wagtail")]


@pytest.fixture
def pages(db) -> dict[type[Page], Page]:
    """One page of each type."""
    return {model: model.objects.first() or specimen(model) for model in own_page_models()}
