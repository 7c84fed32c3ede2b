"""An officer watches how a version of a brochure is made."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.test_officer import sign_in

MAKING_SECONDS = 60
NUMBER = "2.0"


def watch_the_making(page: Page) -> None:
    for _time in range(MAKING_SECONDS):
        page.reload()
        if page.locator("[data-pending]").count():
            return
        page.wait_for_timeout(500)
    raise AssertionError("No version is being made.")


def test_the_list_of_versions_is_there_when_the_making_ends(visitor):
    page = visitor()
    sign_in(page)
    page.goto("/admin/snippets/brochures/brochure/")
    page.get_by_role("link", name="membership").first.click()
    page.wait_for_url("**/edit/*/")
    record = re.search(r"/edit/(\d+)/", page.url)[1]
    page.locator("[name=version]").fill(NUMBER)
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".messages")).to_contain_text("updated")
    page.goto(f"/admin/brochures/{record}/editions/")

    watch_the_making(page)
    page.evaluate("window.isTheSame = true")

    expect(page.get_by_role("table", name="Versions")).to_contain_text(NUMBER, timeout=MAKING_SECONDS * 1000)
    expect(page.locator("progress")).to_have_count(0)
    assert page.evaluate("window.isTheSame"), "without a reload"
