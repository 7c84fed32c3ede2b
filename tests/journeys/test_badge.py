"""A member puts its badge on its own website, and a visitor of that website asks whether it is true."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import expect

from .conftest import PHONE
from .test_page_types import COLOURS, WCAG, violations

ACCOUNT = next(account for account in settings.DEMO_ACCOUNTS if account["email"].startswith("member@"))
MEMBER = ACCOUNT["represents"][0]


@pytest.fixture
def take_badge(visitor):
    """The lines that the member copies, chosen without JavaScript."""

    def take(variant: str) -> str:
        page = visitor(java_script_enabled=False)
        page.goto("/en/account/login/")
        page.locator("[name=login]").fill(ACCOUNT["email"])
        page.locator("[name=password]").fill(ACCOUNT["password"])
        page.locator("[name=password]").press("Enter")
        page.goto(f"/en/account/members/{MEMBER}/badge/")
        page.locator("select[name=variant]").select_option(variant)
        page.locator(".badge-choices button").click()
        assert f"variant={variant}" in page.url
        return page.locator(".badge-snippet code").inner_text()

    return take


@pytest.fixture
def foreign_page():
    """Puts lines on a website of another origin, one that lets in only what agrees to it; gives its address."""
    servers = []

    def publish(snippet: str) -> str:
        class Website(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
                self.end_headers()
                self.wfile.write(f"<!doctype html><title>Our cluster</title><p>{snippet}</p>".encode())

            def log_message(self, *words):
                """Not among the results of the tests."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Website)
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield publish
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_badge_is_seen_on_a_foreign_page_and_leads_to_its_proof(visitor, take_badge, foreign_page, site_url):
    page = visitor("ja-JP")
    page.goto(foreign_page(take_badge("mono")))
    badge = page.get_by_role("link").get_by_role("img")

    badge.scroll_into_view_if_needed()
    expect(badge).to_have_js_property("complete", True)
    assert badge.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [240, 70]
    assert page.context.cookies() == []

    badge.click()
    page.wait_for_url(f"{site_url}/ja/verify/{MEMBER}/")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.get_by_role("main").get_by_role("img", name=re.compile("会員"))).to_be_visible()
    assert page.context.cookies() == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_proof_is_open_to_everybody_and_fits_a_phone(visitor, language):
    page = visitor(**PHONE)
    page.emulate_media(color_scheme="light")
    page.goto(f"/{language}/verify/{MEMBER}/")
    page.evaluate(Axe().axe_script)
    assert violations(page, WCAG) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
