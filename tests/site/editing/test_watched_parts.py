"""The script that shows parts of a screen as they are now, on a screen of its own."""

from pathlib import Path

import pytest

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

SCRIPT = Path("site/editing/static/editing/js/watched-parts.js").read_text()
SCREEN = """<!doctype html><title>Screen</title><input><p data-watched="far" {pending}>{words}</p>
<script>{script}</script>"""


@pytest.fixture
def screen(browser):
    """`state` is what the server would say: words, and whether they may change by themselves."""
    page = browser.new_page()
    page.state, page.asked = ("1 of 2", True), 0

    def answer(route):
        page.asked += 1
        words, is_pending = page.state
        pending = "data-pending" if is_pending else ""
        route.fulfill(body=SCREEN.format(words=words, pending=pending, script=SCRIPT), content_type="text/html")

    page.route("**/*", answer)
    page.clock.install()
    page.goto("http://screen.example.org/")
    page.get_by_role("textbox").fill("Typed")
    yield page
    page.close()


def test_it_looks_until_the_work_is_done_and_again_when_somebody_comes_back(screen):
    far = screen.locator("[data-watched]")
    expect(far).to_have_text("1 of 2")

    screen.state = ("Complete", False)
    screen.clock.fast_forward(1600)
    expect(far).to_have_text("Complete")
    asked = screen.asked
    screen.clock.fast_forward(60_000)
    assert screen.asked == asked

    screen.state = ("1 of 3", True)
    screen.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(far).to_have_text("1 of 3")
    screen.state = ("3 of 3", True)
    screen.clock.fast_forward(1600)
    expect(far).to_have_text("3 of 3")
    expect(screen.get_by_role("textbox")).to_have_value("Typed")


def test_it_gives_up_when_nothing_comes_so_that_sessions_end(screen):
    for _minute in range(60):
        asked = screen.asked
        screen.clock.fast_forward(60_000)
        screen.evaluate("fetch('/settled')")  # what was asked before has been answered then

    assert screen.asked == asked + 1
