"""A communications officer publishes an article with a picture, and readers find it."""

import io
import re
import time
from dataclasses import dataclass

import pytest
from django.conf import settings
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

TITLE = "A greenhouse opens in Grasse"
PICTURE = "Green leaves in front of pale glass"
MOST_CLICKS = 12
PICTURE_SECONDS = 30


@dataclass
class Mouse:
    """Counts what the hand does; from one text field to the next the Tab key leads."""

    clicks: int = 0

    def __call__(self, target: Locator) -> None:
        target.click()
        self.clicks += 1

    def choose(self, target: Locator, label: str) -> None:
        target.select_option(label)
        self.clicks += 2  # open the list, choose


@dataclass(frozen=True)
class Published:
    path: str
    clicks: int


def drawn_picture() -> dict:
    """As large as the form asks for."""
    image = Image.new("RGB", (1600, 1067), "#DDE8DF")
    ImageDraw.Draw(image).ellipse((500, 200, 1100, 900), fill="#1F5A41")
    file = io.BytesIO()
    image.save(file, "PNG")
    return {"name": "greenhouse.png", "mimeType": "image/png", "buffer": file.getvalue()}


def sign_in(page: Page) -> None:
    account = next(account for account in settings.DEMO_ACCOUNTS if account["email"].startswith("officer@"))
    page.goto("/admin/")
    page.get_by_label("E-mail").fill(account["email"])
    page.get_by_label("Password").fill(account["password"])
    page.get_by_label("Password").press("Enter")


def upload_picture(page: Page, click: Mouse) -> None:
    click(page.get_by_role("button", name="Choose an image").first)
    form = page.locator(".modal-content")
    click(form.get_by_role("tab", name="Upload"))
    with page.expect_file_chooser() as files:
        click(form.get_by_role("button", name="File"))
    files.value.set_files(drawn_picture())
    expect(form.get_by_role("textbox", name="Title")).to_have_value("greenhouse")
    form.get_by_role("textbox", name="Description").fill(PICTURE)
    click(form.get_by_role("button", name="Upload"))
    expect(form).to_be_hidden()


def write_body(page: Page, click: Mouse) -> None:
    body = page.get_by_role("region", name="Body")
    click(body.get_by_role("button", name="Insert a block"))
    click(page.get_by_role("option", name="Text").first)
    text = body.locator(".public-DraftEditor-content")
    text.press_sequentially("Twelve members share seeds and cuttings.")
    # As the field itself says: “type ‘/’ to insert a block”.
    text.press("Enter")
    text.press_sequentially("/quot")
    page.get_by_role("option", name="Quotation").wait_for()
    text.press("Enter")
    body.get_by_role("textbox", name="quotation").fill("A seed is a letter.")


@pytest.fixture(scope="module")
def published(browser, site_url):
    """The article, published once for all tests of this module."""
    context = browser.new_context(base_url=site_url, locale="en-GB", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page, click = context.new_page(), Mouse()
    sign_in(page)
    click(page.get_by_role("link", name="News article"))
    page.get_by_placeholder("Page title").fill(TITLE)
    page.get_by_role("textbox", name="Standfirst").fill("Members share seeds, cuttings and what they know.")
    upload_picture(page, click)
    write_body(page, click)
    click(page.get_by_role("button", name="Add topic"))
    click.choose(page.get_by_role("combobox", name="Topic"), "Sustainability")
    click(page.get_by_role("button", name="More actions"))
    click(page.get_by_role("button", name="Publish"))
    path = page.get_by_role("link", name="View live").get_attribute("href")
    yield Published(path, click.clicks)
    context.close()


def test_publishing_takes_few_clicks(published):
    assert published.clicks <= MOST_CLICKS


def test_readers_see_the_article_with_its_picture(published, page):
    page.goto(published.path)
    assert published.path.startswith("/en/news/")
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    expect(page.get_by_text("Twelve members share seeds")).to_be_visible()
    expect(page.get_by_role("blockquote").get_by_text("A seed is a letter.")).to_be_visible()
    expect(page.get_by_role("link", name="Sustainability").first).to_be_visible()

    picture = page.get_by_role("main").get_by_role("img", name=PICTURE)
    deadline = time.monotonic() + PICTURE_SECONDS
    while not picture.get_attribute("srcset"):  # its place is kept empty while the worker makes its sizes
        assert time.monotonic() < deadline
        page.wait_for_timeout(500)
        page.reload()
    assert picture.evaluate("image => image.decode().then(() => true)")


def test_article_leads_the_list_of_its_topic_and_the_feed(published, page):
    page.goto("/en/news/")
    page.get_by_role("combobox", name="Topic").select_option("Sustainability")
    page.get_by_role("button", name="Show results").click()
    expect(page.get_by_role("article").first).to_contain_text(TITLE)

    feed = page.request.get(page.locator("link[type='application/rss+xml']").first.get_attribute("href"))
    newest = re.search(r"<item>.*?</item>", feed.text(), re.DOTALL)[0]
    assert TITLE in newest
    assert published.path in newest


def test_article_says_in_which_languages_it_exists(published, page):
    page.goto(published.path)
    page.locator("header summary").click()
    switch = page.locator("header details")
    expect(switch.get_by_role("link", name="English")).to_have_attribute("aria-current", "true")
    expect(switch.get_by_role("link", name="Français")).to_contain_text("not translated yet")

    answer = page.goto(published.path.replace("/en/", "/fr/"))
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("main").get_by_role("link", name="English")).to_have_attribute("href", published.path)
