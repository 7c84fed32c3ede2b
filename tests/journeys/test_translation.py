"""One text on its way: given out, translated, reviewed, read, changed, marked, brought up to date."""

import re

from playwright.sync_api import Page, expect

ARTICLE = """
from news.models import NewsIndexPage, NewsPage
index = NewsIndexPage.objects.get(locale__language_code="en")
page = NewsPage(title="Seeds travel", slug="seeds-travel", standfirst="Members share what they grow.")
index.add_child(instance=page)
page.body = [{"type": "text", "value": "<p>A first passage.</p><p>A second passage.</p>"}]
page.save_revision().publish()
"""
WORDS = {
    "Seeds travel": "Les graines voyagent",
    "Members share what they grow.": "Les membres partagent ce qu’ils cultivent.",
    "A first passage.": "Un premier passage.",
    "A second passage.": "Un second passage.",
}
CHANGED = "Members share what they grow and know."
FOLLOWED = "Les membres partagent ce qu’ils cultivent et savent."
BEHIND = ".translation-notice"


def give_out(officer: Page) -> None:
    officer.goto("/admin/translations/overview/?q=Seeds+travel")
    officer.get_by_role("row", name="Seeds travel").get_by_role("checkbox").first.check()
    officer.get_by_role("button", name="Send to translators").click()
    officer.get_by_role("checkbox", name=re.compile("Français|French")).check()
    officer.get_by_role("button", name="Give out the job").click()
    expect(officer.get_by_text("1 translation was given out.")).to_be_visible()


def open_the_desk(translator: Page) -> None:
    """The worker prepares what was given out; a translator who looks at once finds it a moment later."""
    link = translator.get_by_role("link", name="Seeds travel")

    def look():
        translator.goto("/admin/translations/")
        return link.count()

    assert any(look() or translator.wait_for_timeout(500) for _ in range(100)), "The text never came to the desk."
    link.first.click()


def passage(translator: Page, source: str):
    row = translator.locator("[data-desk-row]", has=translator.get_by_text(source, exact=True))
    return row.locator("[data-desk-text]")


def send(translator: Page) -> None:
    translator.get_by_role("button", name="Send for review").click()


def review(reviewer: Page) -> None:
    reviewer.goto("/admin/translations/")
    reviewer.get_by_role("link", name="Seeds travel").first.click()
    reviewer.get_by_role("button", name="Approve").click()
    reviewer.get_by_role("button", name="Publish").click()


def change(officer: Page) -> None:
    officer.goto("/admin/translations/overview/?q=Seeds+travel")
    officer.get_by_role("link", name=re.compile("^Edit.*Seeds travel")).click()
    officer.get_by_role("textbox", name="Standfirst").fill(CHANGED)
    officer.get_by_role("button", name="More actions").click()
    officer.get_by_role("button", name="Publish").click()
    expect(officer.get_by_role("link", name="View live").first).to_be_visible()


def test_a_text_goes_to_french_readers_and_stays_in_step(people, visitor, on_the_site):
    on_the_site(ARTICLE)
    officer, translator, reviewer, reader = people("officer"), people("translator"), people("publisher"), visitor()
    french = "/fr/news/seeds-travel/"

    give_out(officer)
    open_the_desk(translator)
    for source, words in WORDS.items():
        passage(translator, source).fill(words)
    send(translator)
    assert reader.goto(french).status == 404, "Readers have it before it was reviewed."
    review(reviewer)

    reader.goto(french)
    expect(reader.get_by_role("heading", level=1)).to_have_text(WORDS["Seeds travel"])
    expect(reader.locator(BEHIND)).to_have_count(0)

    change(officer)
    reader.reload()
    expect(reader.locator(BEHIND)).to_be_visible()
    expect(reader.get_by_text(WORDS["Members share what they grow."])).to_be_visible()

    open_the_desk(translator)
    passage(translator, CHANGED).fill(FOLLOWED)
    send(translator)
    review(reviewer)
    reader.reload()
    expect(reader.get_by_text(FOLLOWED)).to_be_visible()
    expect(reader.locator(BEHIND)).to_have_count(0)
