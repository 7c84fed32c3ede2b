"""Readers, members and officers as browsers."""

import pytest
from playwright.sync_api import Browser, Page, expect

SECONDS = 10
expect.set_options(timeout=SECONDS * 1000)

PHONE = {
    "viewport": {"width": 360, "height": 800},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}


@pytest.fixture
def visitor(browser: Browser, site_url: str):
    """Opens a window for somebody new: a language, a screen, with or without JavaScript."""
    contexts = []

    def arrive(locale: str = "en-GB", **options) -> Page:
        # Smooth scrolling would move the page under the tests' feet.
        context = browser.new_context(base_url=site_url, locale=locale, reduced_motion="reduce", **options)
        context.set_default_timeout(SECONDS * 1000)
        contexts.append(context)
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()
