"""Signing in with a real browser: a passkey made by a virtual authenticator, an app, the keyboard."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page, expect

from .test_page_types import COLOURS, WCAG, violations

ACCOUNT = next(account for account in settings.DEMO_ACCOUNTS if account["email"].startswith("translator@"))


@pytest.fixture
def arrive(visitor):
    """A window that notes what the Content Security Policy refused; nothing may be."""
    refused = []

    def open_window(**options) -> Page:
        page = visitor(**options)
        page.on("console", lambda message: "Content Security Policy" in message.text and refused.append(message.text))
        return page

    yield open_window
    assert refused == []


def add_authenticator(page: Page) -> None:
    """A phone's passkey store: it asks for a fingerprint, and gets it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def sign_in(page: Page) -> None:
    page.goto("/en/account/login/")
    page.get_by_label("E-mail address").fill(ACCOUNT["email"])
    page.get_by_label("Password").fill(ACCOUNT["password"])
    page.get_by_label("Password").press("Enter")
    page.wait_for_url("**/admin/")


def remove_all(page: Page) -> None:
    """The next test finds the account as it was: with a password only."""
    page.goto("/en/account/2fa/")
    while page.get_by_role("link", name="Remove").count():
        page.get_by_role("link", name="Remove").first.click()
        page.get_by_role("button", name="Remove").click()
        page.wait_for_url("**/2fa/")


def test_a_passkey_is_made_and_signs_in_alone(arrive):
    page = arrive()
    add_authenticator(page)
    sign_in(page)
    page.goto("/en/account/2fa/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My phone")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    expect(page.locator(".account__codes li")).to_have_count(10)

    page.goto("/en/account/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/admin/")

    page.goto("/en/account/2fa/")
    expect(page.get_by_text("My phone", exact=True)).to_be_visible()
    remove_all(page)


def test_a_passkey_is_the_second_step_too(arrive):
    page = arrive()
    add_authenticator(page)
    sign_in(page)
    page.goto("/en/account/2fa/passkeys/add/")
    page.get_by_label("Sign in with it without a password").uncheck()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/recovery-codes/")
    page.goto("/en/account/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login/")

    page.get_by_label("E-mail address").fill(ACCOUNT["email"])
    page.get_by_label("Password").fill(ACCOUNT["password"])
    page.get_by_label("Password").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/admin/")
    remove_all(page)


def test_a_browser_without_passkeys_says_so_and_keeps_the_form(arrive):
    page = arrive()
    page.goto("/en/account/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('refused')); }")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert").get_by_text("That did not work")).to_be_visible()
    expect(page.get_by_label("Password")).to_be_visible()


def test_an_app_is_set_up_with_the_keyboard_and_without_javascript(arrive):
    page = arrive(java_script_enabled=False)
    sign_in(page)
    page.goto("/en/account/2fa/app/")
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    secret = page.locator(".account__key code").inner_text()
    page.get_by_label("Code", exact=True).fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.keyboard.press("Enter")
    expect(page.locator(".account__codes li")).to_have_count(10)
    remove_all(page)


@pytest.mark.parametrize("address", ["login/", "password/reset/"])
@pytest.mark.parametrize("language", ["en", "ja", "ar"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_its_screen(arrive, address, language, width):
    page = arrive(viewport={"width": width, "height": 800})
    page.goto(f"/{language}/account/{address}")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", ["en/account/login/", "ar/account/password/reset/"])
def test_the_pages_are_open_to_everybody(arrive, address):
    page = arrive()
    page.goto(f"/{address}")
    page.locator(".account__form button").click()
    page.evaluate(Axe().axe_script)

    assert violations(page, WCAG) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
