"""What a browser must not find on any page type, left-to-right and right-to-left, light and dark."""

import time
from itertools import combinations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route

from translations.checks import own_page_models

from .conftest import PHONE

PATHS = {
    "HomePage": "",
    "StandardPage": "about/",
    "ContactPage": "contact/",
    "NewsIndexPage": "news/",
    "NewsPage": "news/rendez-vous-2019-report/",
    "MemberIndexPage": "members/",
    "MemberShowcasePage": "members/cosmetic-valley/",
    "InsightIndexPage": "insights/",
    "InsightPage": "insights/south-korea-exports/",
    "BrochureIndexPage": "brochures/",
    "BrochurePage": "brochures/network/",
    "LogoKitIndexPage": "branding/",
    "LogoKitPage": "branding/member/",
    "search results": "search/?q=Rio",
    "no such page": "nowhere/",
}
WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast"]}  # all that light and dark change
# What Wagtail's panel of checks would tell an officer, who cannot mend a template.
EDITORS_CHECKS = {"type": "rule", "values": ["p-as-heading", "empty-heading", "heading-order"]}
MOST_LAYOUT_SHIFT = 0.01
NARROWEST = 320  # WCAG 2.2, 1.4.10: without scrolling sideways
WATCH = """
window.seen = { shift: 0, refused: [] };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
document.addEventListener("securitypolicyviolation", (event) => {
  window.seen.refused.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""


def test_every_page_type_is_looked_at():
    assert {model.__name__ for model in own_page_models()} <= set(PATHS)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
def test_page_is_quiet_steady_and_accessible(path, language, visitor, site_url):
    page = visitor(**PHONE)
    page.context.add_init_script(WATCH)
    complaints, requests = [], []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.route("**/*.woff2", on_a_slow_line)

    answer = page.goto(f"/{language}/{path}")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")

    seen = page.evaluate("window.seen")
    assert [text for text in complaints if f"status of {answer.status}" not in text] == []
    assert seen["refused"] == []
    assert [url for url in requests if not url.startswith((f"{site_url}/", "data:"))] == []
    assert page.context.cookies() == []
    assert seen["shift"] <= MOST_LAYOUT_SHIFT
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
    page.set_viewport_size({"width": NARROWEST, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST
    page.set_viewport_size(PHONE["viewport"])
    page.evaluate(Axe().axe_script)
    assert violations(page, WCAG) == []
    assert violations(page, EDITORS_CHECKS) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
    page.set_viewport_size({"width": 1440, "height": 900})
    assert violations(page, WCAG) == []


def test_charts_are_legible_in_print(visitor):
    page = visitor(viewport={"width": 665, "height": 1000})  # A4 between the margins
    page.emulate_media(media="print")
    page.goto("/en/insights/europe-passes-100-billion/")

    points = page.eval_on_selector_all(
        ".chart__plot text",
        "texts => texts.map((text) => 0.75 * parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)",
    )
    assert points
    assert min(points) >= 7


LARGE_FIGURES = """
from news.models import NewsIndexPage, NewsPage
numbers = ["1250000000", "265742000", "12345678", "-3.5", "123456789012345678"]
figures = [{"number": number, "label": "units"} for number in numbers]
blocks = [figures[:4], figures[3:]]
body = [{"type": "figures", "value": {"figures": it, "as_of": "2026-01-01", "source": ""}} for it in blocks]
page = NewsPage(title="Large figures", slug="large-figures", date="2001-01-01T09:00Z", standfirst="Large.", body=body)
NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
page.save_revision().publish()
"""
LINES = """values => values.map((value) => {
  const range = document.createRange();
  range.selectNodeContents(value);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  return { left, right, top, bottom, lines: range.getClientRects().length };
})"""


def test_large_key_figures_are_whole_and_apart(on_the_site, visitor):
    on_the_site(LARGE_FIGURES)
    page = visitor()
    page.goto("/en/news/large-figures/")

    for width in (320, 600, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        boxes = page.eval_on_selector_all(".figures__value", LINES)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert [box["lines"] for box in boxes] == [1] * 6
        assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []


def overlap(one: dict, other: dict) -> bool:
    across = one["left"] < other["right"] and other["left"] < one["right"]
    return across and one["top"] < other["bottom"] and other["top"] < one["bottom"]


def on_a_slow_line(route: Route) -> None:
    """Text is read, in another typeface, before its own is there."""
    time.sleep(0.3)
    route.continue_()


SETTLED = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
}"""


def violations(page: Page, rules: dict) -> list[str]:
    page.evaluate(SETTLED)  # links pass from one scheme's colour to the other's, however quickly
    found = page.evaluate("options => axe.run(options)", {"runOnly": rules, "resultTypes": ["violations"]})
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]
