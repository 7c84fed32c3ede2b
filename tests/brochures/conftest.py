import pytest


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Publish a page as an officer does; the worker does its work at once."""

    def now(page):
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()

    return now
