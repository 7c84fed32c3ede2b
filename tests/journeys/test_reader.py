"""A reader changes the language and stays with the same article."""

import pytest
from playwright.sync_api import expect

ARTICLE = "news/visual-identity/"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_language_changes_and_the_article_stays(javascript, visitor):
    page = visitor("fr-FR", java_script_enabled=javascript)
    page.goto(f"/fr/{ARTICLE}")
    picture = page.get_by_role("main").get_by_role("img").first.get_attribute("src")

    page.locator("header summary").click()
    page.locator("header details").get_by_role("link", name="العربية").click()

    page.wait_for_url(f"**/ar/{ARTICLE}")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("main").get_by_role("img").first).to_have_attribute("src", picture)
