"""What a first visit costs: a phone of 360 × 800 points, 1.75 pixels each, empty cache, no scrolling."""

import pytest
from playwright.sync_api import Page

from .conftest import PHONE

KIB = 1024


def loaded(page: Page, path: str) -> list[tuple[str, int]]:
    """Type and size on the wire, headers included, of everything the browser fetches for the first view."""
    kinds, sizes = {}, {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda event: kinds.setdefault(event["requestId"], event["type"]))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return [(kind, sizes.get(request, 0)) for request, kind in kinds.items()]


@pytest.fixture
def weigh(visitor):
    def visit(path: str) -> tuple[float, int, float]:
        parts = loaded(visitor(**PHONE), path)
        scripts = sum(size for kind, size in parts if kind == "Script")
        return sum(size for _kind, size in parts) / KIB, len(parts), scripts / KIB

    return visit


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_home_page_is_light(language, weigh):
    size, _requests, scripts = weigh(f"/{language}/")
    assert size <= 110
    assert scripts <= 10


@pytest.mark.parametrize("language", ["en", "ar", "ja"])  # shorter texts bring more pictures into the first view
def test_every_article_is_light(language, weigh, visitor):
    page = visitor()
    page.goto(f"/{language}/news/")
    articles = page.locator(f"main article a[href^='/{language}/news/']").evaluate_all(
        "links => links.map(link => link.pathname)"
    )
    assert len(articles) >= 10
    weights = {path: weigh(path) for path in dict.fromkeys(articles)}
    too_heavy = {
        path: f"{size:.0f} KiB in {requests} requests"
        for path, (size, requests, _scripts) in weights.items()
        if size > 80 or requests > 8
    }
    assert too_heavy == {}
    assert max(scripts for _size, _requests, scripts in weights.values()) <= 10
