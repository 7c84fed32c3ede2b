"""A member in Tokyo fetches brochure and logo."""

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.files import picture_bytes

BYTES = {"KB": 1000, "MB": 1_000_000}


@pytest.fixture
def tokyo(visitor) -> Page:
    page = visitor("ja-JP", permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    return page


def said_size(text: str) -> float:
    """What a line such as “PDF 日本語 14ページ 825 KB” promises, in bytes."""
    number, unit = re.search(r"([\d.]+)\s*(KB|MB)", text).groups()
    return float(number) * BYTES[unit]


def download(page: Page, link):
    with page.expect_download() as download:
        link.click()
    return download.value.path()


def test_home_page_is_japanese(tokyo):
    assert tokyo.url.endswith("/ja/")
    expect(tokyo.locator("html")).to_have_attribute("lang", "ja")


def test_japanese_brochure_is_offered_first(tokyo):
    tokyo.get_by_role("main").get_by_role("link", name="パンフレットを読む").click()
    assert "/ja/brochures/" in tokyo.url
    offer = tokyo.get_by_role("listitem").filter(has_text="PDF").first
    facts = offer.inner_text()
    assert re.search(r"PDF\s+日本語\s+\d+ページ", facts)

    content = download(tokyo, offer.get_by_role("link")).read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(content) == pytest.approx(said_size(facts), rel=0.03)


@pytest.fixture
def press_kit(tokyo) -> Page:
    """The page of the network's logo; after the first start the task worker is still drawing."""
    for _time in range(90):
        tokyo.goto("/ja/branding/network/")
        if tokyo.locator("[data-tester]").count():
            return tokyo
        tokyo.wait_for_timeout(2000)
    pytest.fail("The kit was not made within three minutes.")


def test_logo_kit_comes_as_one_archive(press_kit):
    tokyo = press_kit
    archive = download(tokyo, tokyo.get_by_role("link", name="全ファイルを一括ダウンロード"))
    names = zipfile.ZipFile(archive).namelist()
    assert "README.ja.txt" in {name.rpartition("/")[2] for name in names}
    assert {name.rpartition(".")[2] for name in names} >= {"svg", "pdf", "eps", "png", "webp", "json"}


def test_the_background_tester_chooses_at_once_and_keeps_a_picture_to_itself(press_kit):
    tokyo = press_kit
    tester = tokyo.locator("[data-tester]")
    chosen = tester.locator(".tester__result--best")
    tester.locator("[name=hex]").fill("#1F5A41")
    expect(chosen).to_have_attribute("data-variant", "reversed")

    asked = []
    tokyo.on("request", lambda request: asked.append(request.method))
    tester.locator("input[type=file]").set_input_files(
        {"name": "snow.png", "mimeType": "image/png", "buffer": picture_bytes((60, 40), "#FFFFFF")}
    )
    expect(chosen).to_have_attribute("data-variant", "colour")
    assert set(asked) <= {"GET"}  # the drawing that is shown on it


def test_of_the_background_tester_nothing_is_printed_not_even_its_heading(press_kit):
    section = press_kit.locator("section:has([data-tester])")
    expect(section).to_be_visible()
    press_kit.emulate_media(media="print")
    expect(section).to_be_hidden()
    expect(press_kit.locator(".logo-name")).to_be_visible()


def test_colour_value_is_copied(tokyo):
    tokyo.get_by_role("main").get_by_role("link", name="ロゴキットを開く").click()
    button = tokyo.get_by_role("button", name="コピー HEX #1F5A41")
    button.click()
    expect(tokyo.get_by_role("status")).to_have_text("コピーしました")
    assert tokyo.evaluate("navigator.clipboard.readText()") == "#1F5A41"
