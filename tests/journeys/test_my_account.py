"""My account in a real browser, without JavaScript too: open to everybody, on small screens, and for good."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page, expect

from .conftest import PHONE
from .test_page_types import COLOURS, WCAG, violations

ACCOUNT = next(account for account in settings.DEMO_ACCOUNTS if account["email"].startswith("translator@"))
PAGES = ("", "profile/", "mails/", "data/", "data/delete/", "sessions/")


def sign_in(page: Page, language: str = "en") -> None:
    page.goto(f"/{language}/account/login/")
    page.locator("[name=login]").fill(ACCOUNT["email"])
    page.locator("[name=password]").fill(ACCOUNT["password"])
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/**")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_are_open_to_everybody_and_fit(visitor, language):
    page = visitor(**PHONE)
    sign_in(page, language)
    for path in PAGES:
        page.emulate_media(color_scheme="light")
        page.goto(f"/{language}/account/{path}")
        page.evaluate(Axe().axe_script)
        assert violations(page, WCAG) == [], path
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOURS) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"], path


def test_names_are_changed_and_data_taken_without_javascript(visitor):
    page = visitor(java_script_enabled=False)
    sign_in(page)
    page.goto("/en/account/")
    page.get_by_role("link", name="Name and language").click()
    page.get_by_label("Language of mails to you").select_option("ja")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")

    page.get_by_role("link", name="See and take your data").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Take my data").click()

    data = json.loads(Path(download.value.path()).read_text())
    assert data["profile"]["language"] == "ja"
