"""Readers, members and officers as browsers."""

import pytest
from django.conf import settings
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


@pytest.fixture
def people(browser: Browser, site_url: str):
    """Windows of people who have signed in, by the beginning of their demonstration account."""
    contexts = []

    def signed_in(who: str) -> Page:
        account = next(account for account in settings.DEMO_ACCOUNTS if account["email"].startswith(f"{who}@"))
        context = browser.new_context(base_url=site_url, locale="en-GB", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/")
        page.get_by_label("E-mail").fill(account["email"])
        page.get_by_label("Password").fill(account["password"])
        page.get_by_label("Password").press("Enter")
        page.wait_for_url("**/admin/")
        return page

    yield signed_in
    for context in contexts:
        context.close()
