"""Everything works with the keyboard alone, and one sees where one is."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
FOCUS = "document.activeElement"

# What is drawn differently while the element has the focus; empty for the page itself.
FOCUS_SIGN = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const parts = [focused, ...focused.querySelectorAll("*")];
  const look = () => parts.map((part) => {
    const style = getComputedStyle(part);
    return [style.outline, style.boxShadow, style.stroke, style.strokeWidth, style.fill].join();
  }).join();
  // A dot of the map, without the name that it shows beside itself.
  const box = (focused.querySelector(":scope > circle") ?? focused).getClientRects()[0];
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const after = look();
  focused.blur();
  const before = look();
  focused.focus();
  return {
    name: `${focused.tagName} ${(focused.getAttribute("aria-label") ?? focused.textContent).trim().slice(0, 40)}`,
    shown: before !== after,
    covered: !(middle && (focused.contains(middle) || middle.contains(focused))),
  };
}"""


def tab_to(page: Page, selector: str, presses: int = 60) -> None:
    """Walk with the Tab key until the focus is on what the selector means."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{presses} presses of Tab from the top do not reach {selector}")


def walk_through(page: Page, most: int = 150) -> list[dict]:
    """Every stop of the Tab key from the top of the page until it leaves the page."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS_SIGN)
        if stop is None:
            return stops
        stops.append(stop)
    pytest.fail(f"The keyboard does not leave the page: {stops[-3:]}")


@pytest.mark.parametrize(
    ("path", "screen"),
    [("/en/", PHONE), ("/en/members/", DESKTOP), ("/ar/news/", DESKTOP), ("/ja/branding/member/", PHONE)],
    ids=["home on a phone", "directory", "Arabic news", "Japanese logo kit on a phone"],
)
def test_focus_is_seen_at_every_stop_and_never_caught(path, screen, visitor):
    page = visitor(**screen)
    page.goto(path)
    stops = walk_through(page)
    assert len(stops) > 20
    assert [stop["name"] for stop in stops if not stop["shown"] or stop["covered"]] == []


def test_skip_link_leads_to_the_content(visitor):
    page = visitor(**DESKTOP)
    page.goto("/en/news/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.querySelector('main').contains({FOCUS})")


def test_language_is_changed(visitor):
    page = visitor(**DESKTOP)
    page.goto("/en/brochures/")
    tab_to(page, ".language-switch summary")
    page.keyboard.press("Enter")
    tab_to(page, "[hreflang=ar]", presses=6)
    page.keyboard.press("Escape")
    expect(page.locator(".language-switch")).not_to_have_attribute("open", "")
    assert page.evaluate(f"{FOCUS}.matches('summary')")

    page.keyboard.press("Enter")
    tab_to(page, "[hreflang=ar]", presses=6)
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/brochures/")


def test_search_finds(visitor):
    page = visitor(**DESKTOP)
    page.goto("/en/")
    tab_to(page, "header input[type=search]")
    page.keyboard.type("round table")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=round+table")
    expect(page.get_by_role("main").get_by_role("link", name="round table").first).to_be_visible()


def test_directory_is_filtered_and_its_map_opens_a_member(visitor):
    page = visitor(**DESKTOP)
    page.goto("/en/members/")
    tab_to(page, "#filter-country")
    page.keyboard.type("Fran")
    tab_to(page, ".filters button", presses=4)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/members/?country=FR")
    dots = page.locator("svg a")
    expect(dots).to_have_count(page.locator("#list > li").count())

    expect(page.locator(".world-map__name:visible")).to_have_count(0)
    tab_to(page, "svg a")
    expect(page.locator("svg a:focus .world-map__name")).to_be_visible()
    expect(page.locator(".world-map__name:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/members/*/")


def test_menu_on_a_phone(visitor):
    page = visitor(**PHONE)
    page.goto("/en/")
    news = page.get_by_role("navigation", name="Main").get_by_role("link", name="News")
    tab_to(page, ".menu-toggle")
    expect(news).to_be_hidden()
    page.keyboard.press("Enter")
    expect(news).to_be_visible()

    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(news).to_be_hidden()
    assert page.evaluate(f"{FOCUS}.matches('.menu-toggle')")

    page.keyboard.press("Enter")
    tab_to(page, "#site-menu a[href='/en/news/']", presses=3)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/news/")


def test_menu_on_a_phone_does_not_cover_what_comes_after_it(visitor):
    page = visitor(**PHONE)
    page.goto("/en/")
    tab_to(page, ".menu-toggle")
    page.keyboard.press("Enter")
    tab_to(page, "main a")
    assert not page.evaluate(FOCUS_SIGN)["covered"]
