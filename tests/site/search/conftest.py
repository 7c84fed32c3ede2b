import pytest


@pytest.fixture(autouse=True)
def indexes():
    """Written with each save, as on the site: these tests search."""
