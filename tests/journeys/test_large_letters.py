"""Readers whose browser writes twice as large (WCAG 2.2, 1.4.4) get the layout of a narrower screen."""

import pytest

from .test_page_types import PATHS

CHROMIUM_OPTIONS = ["--blink-settings=defaultFontSize=32"]
WIDTHS = (320, 640, 1024)


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
def test_no_page_is_wider_than_the_screen(path, visitor):
    page = visitor()
    page.goto(f"/fr/{path}")

    widths = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        widths.append(page.evaluate("document.documentElement.scrollWidth"))
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "36px"
    assert widths == list(WIDTHS)


def test_the_facts_of_a_member_have_room_for_words(visitor):
    page = visitor(viewport={"width": 1024, "height": 900})
    page.goto("/fr/members/demo-rheinlabor/")

    widths = page.eval_on_selector_all(".facts__value", "values => values.map((value) => value.clientWidth)")
    assert widths
    assert min(widths) >= 200
