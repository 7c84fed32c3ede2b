"""The desk's script in a real browser, on the demonstration: rows that save themselves, and work without the mouse."""

import re

import pytest
from django.conf import settings

pytestmark = pytest.mark.browser

GIVE = """
from wagtail.models import Locale
from news.models import NewsPage
from translations.beginning import prepare
from translations.jobs import create_job
from translations.models import Job, Translation, Words
from translations.states import refresh
Translation.objects.all().delete()
Job.objects.all().delete()
article = NewsPage.objects.live().filter(locale__language_code="en").earliest("pk")
for item in create_job(Job(title="In a browser"), [article], [Locale.objects.get(language_code="fr")]):
    prepare(item)
# What the page in French says was taken over: it is written anew here.
Words.objects.all().delete()
refresh(Translation.objects.get())
"""


@pytest.fixture
def desk(browser, site_url, on_the_site):
    """A French translator's desk with an article of which nothing is translated. What the policy refuses fails it."""
    on_the_site(GIVE)
    account = next(account for account in settings.DEMO_ACCOUNTS if "(fr)" in account["role"])
    refused = []
    context = browser.new_context(base_url=site_url, locale="en-GB")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.on("console", lambda message: "Content Security Policy" in message.text and refused.append(message.text))
    page.goto("/admin/login/")
    page.get_by_label("E-mail address").fill(account["email"])
    page.get_by_label("Password").fill(account["password"])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/admin/")
    page.goto("/admin/translations/")
    page.locator(".desk-item__title").first.click()
    page.locator(".desk-help:visible").wait_for()
    yield page
    context.close()
    assert refused == []


def field(page, number: int):
    return page.locator("[data-desk-text]").nth(number)


def is_saved(page) -> None:
    page.locator("[data-desk-status]", has_text=re.compile(r"^Saved\.$")).wait_for()


def test_done_leads_to_the_next_open_passage_and_is_saved(desk):
    everything = int(desk.locator("[data-desk-count=all]").inner_text())
    in_the_way = desk.locator("[data-desk-hindrances]")
    in_the_way.locator("summary").click()
    missing = in_the_way.locator("li:visible", has_text="has no translation").count()
    field(desk, 0).fill("Un titre")
    field(desk, 0).press("Control+Enter")

    assert field(desk, 1).evaluate("element => element === document.activeElement")
    is_saved(desk)
    desk.get_by_text(re.compile(r"^1 of \d+ passages done")).wait_for()
    assert desk.locator("[data-desk-count=open]").inner_text() == str(everything - 1)
    assert in_the_way.locator("li:visible", has_text="has no translation").count() == missing - 1
    desk.keyboard.press("Alt+ArrowUp")
    assert field(desk, 0).evaluate("element => element === document.activeElement")
    desk.reload()
    assert field(desk, 0).input_value() == "Un titre"


def test_a_pause_saves_what_is_not_finished_for_another_look(desk):
    field(desk, 0).press_sequentially("Un tit")

    is_saved(desk)

    other = desk.context.new_page()
    other.goto(desk.url)
    assert field(other, 0).input_value() == "Un tit"
    assert other.get_by_label("Needs another look").first.is_checked()


def test_words_of_somebody_else_are_shown_and_nothing_is_lost(desk):
    other = desk.context.new_page()
    other.goto(desk.url)
    other.locator(".desk-help:visible").wait_for()
    field(desk, 0).fill("Un titre")
    field(desk, 0).blur()
    is_saved(desk)

    field(other, 0).fill("Autre titre")
    field(other, 0).blur()

    conflict = other.locator("[data-desk-conflict]").first
    conflict.get_by_text("Un titre").wait_for()
    assert field(other, 0).input_value() == "Autre titre"
    conflict.get_by_role("button", name="Keep mine").click()
    is_saved(other)
    desk.reload()
    assert field(desk, 0).input_value() == "Autre titre"


def test_without_an_answer_it_says_so_and_tries_again(desk):
    desk.route("**/passages/**", lambda route: route.abort())
    field(desk, 0).fill("Un titre")
    field(desk, 0).blur()
    desk.locator("[data-desk-status][data-state=failed]").wait_for()

    desk.unroute("**/passages/**")

    is_saved(desk)
    desk.reload()
    assert field(desk, 0).input_value() == "Un titre"


def test_the_preview_stands_beside_and_follows(desk):
    desk.get_by_role("button", name="Preview beside the text").click()
    preview = desk.frame_locator("iframe[title='Preview']")
    preview.get_by_role("heading", level=1).wait_for()

    field(desk, 0).fill("Un titre jamais vu")
    field(desk, 0).blur()

    preview.get_by_role("heading", level=1, name="Un titre jamais vu").wait_for()


def test_the_preview_goes_to_the_passage_one_works_on(desk):
    desk.get_by_role("button", name="Preview beside the text").click()
    preview = desk.frame_locator("iframe[title='Preview']")
    last = desk.locator("[data-desk-row][data-place^='at-body.']").last
    place = preview.locator(f"[id='{last.get_attribute('data-place')}']")
    place.wait_for()
    assert place.bounding_box()["y"] > desk.viewport_size["height"]

    last.locator("[data-desk-text]").focus()

    desk.wait_for_function(
        """(name) => {
            const box = document.querySelector("#desk-preview iframe").contentDocument
                .getElementById(name).getBoundingClientRect();
            return box.top >= 0 && box.top < innerHeight;
        }""",
        arg=last.get_attribute("data-place"),
    )
