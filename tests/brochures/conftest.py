from unittest.mock import patch

import pytest


@pytest.fixture(scope="module", autouse=True)
def small_covers():
    """In their real size they cost most of the time of a test that uploads a PDF."""
    with patch("brochures.services.COVER_WIDTH", 100):
        yield
