"""The admin works under its strict policy, in a real browser, on the demonstration."""

import uuid

import pytest
from django.conf import settings

from tests.files import picture_bytes

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def officers_cookies(browser, site_url):
    """Signed in once for all tests here."""
    account = next(account for account in settings.DEMO_ACCOUNTS if "officer" in account["role"].lower())
    context = browser.new_context(base_url=site_url, locale="en-GB")
    page = context.new_page()
    page.goto("/admin/login/")
    page.get_by_label("E-mail address").fill(account["email"])
    page.get_by_label("Password").fill(account["password"])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/admin/")
    yield context.storage_state()
    context.close()


@pytest.fixture
def officer(browser, site_url, officers_cookies):
    """An officer's dashboard. What the policy refused by the end of the test fails it."""
    refused = []
    context = browser.new_context(base_url=site_url, locale="en-GB", storage_state=officers_cookies)
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.on("console", lambda message: "Content Security Policy" in message.text and refused.append(message.text))
    page.goto("/admin/")
    yield page
    context.close()
    assert refused == []


@pytest.fixture
def article(officer):
    """The form of a new article, one click from the dashboard."""
    officer.get_by_role("link", name="News article").click()
    officer.get_by_placeholder("Page title").wait_for()
    return officer


def choose_first(page) -> None:
    page.locator(".modal-body [data-chooser-modal-choice]").first.click()
    page.locator(".modal-body").wait_for(state="detached")


def add_block(page, name: str) -> None:
    page.locator("[data-streamfield-stream-container] > div > .c-sf-add-button").last.click()
    page.get_by_role("option", name=name).first.click()


def calendar(page):
    return page.locator(".xdsoft_datetimepicker:visible")


def test_calendar_opens(article):
    article.locator("#id_date").click()
    calendar(article).wait_for()


def test_picture_is_chosen(article):
    article.get_by_role("button", name="Choose an image").first.click()
    choose_first(article)
    article.locator("#id_image-chooser img").wait_for()
    assert article.locator("#id_image").input_value()


def test_record_is_chosen_in_a_new_row(article):
    article.locator("#id_members-ADD").click()
    article.locator("#inline_child_members-0").get_by_role("button", name="Choose member").click()
    choose_first(article)
    assert article.locator("#id_members-0-member").input_value()


def test_blocks_start_their_widgets(article):
    add_block(article, "Text")
    article.locator(".public-DraftEditor-content").last.press_sequentially("Pressed within a day")
    add_block(article, "Key figures")
    article.locator("input[id$='as_of']").click()
    calendar(article).wait_for()
    add_block(article, "Picture")
    article.locator("[data-contentpath='image']").get_by_role("button", name="Choose an image").last.click()
    choose_first(article)


def saves(request):
    return request.headers.get("accept") == "application/json"


SLOW_SAVING = """
// Wagtail sees no change before it has taken note of the form as it was.
document.addEventListener("w-unsaved:watch-edits", () => { document.documentElement.dataset.watched = ""; });
const answer = window.fetch;
window.fetch = async (address, request) => {
  const response = await answer(address, request);
  if (request?.headers?.Accept === "application/json") {
    await new Promise((done) => setTimeout(done, 3_000));
    window.typeAtTheLastMoment?.(request.body);
  }
  return response;
};
"""


@pytest.mark.parametrize("saved_before", [False, True], ids=["of a new page", "of a page that exists"])
def test_button_waits_for_automatic_saving(officer, saved_before):
    title = f"Published in a hurry {uuid.uuid4()}"
    officer.add_init_script(SLOW_SAVING)
    officer.get_by_role("link", name="News article").click()
    standfirst = officer.get_by_role("textbox", name="Standfirst")
    officer.locator("[data-watched]").wait_for()
    officer.get_by_placeholder("Page title").fill(title)
    if saved_before:
        officer.get_by_text("Saved", exact=True).wait_for()
    with officer.expect_request(saves):
        standfirst.fill("Typed in a hurry.")
    officer.get_by_role("button", name="More actions").click()
    officer.get_by_role("button", name="Publish", exact=True).click()
    address = officer.get_by_role("link", name="View live").first.get_attribute("href")

    officer.wait_for_load_state()
    assert officer.locator("tbody tr").filter(has_text=title).count() == 1
    officer.goto(address)
    officer.get_by_text("Typed in a hurry.").first.wait_for()


def test_what_is_typed_while_saving_is_saved_next(officer):
    officer.add_init_script(SLOW_SAVING)
    officer.get_by_role("link", name="News article").click()
    officer.locator("[data-watched]").wait_for()
    officer.evaluate(
        """() => {
          window.typeAtTheLastMoment = (saved) => {
            // Widgets that start late are a change too: Wagtail may save it before there is a title.
            if (saved?.get("title") !== "Saved and saved again") return;
            document.querySelector("#id_standfirst").value = "Typed at the last moment.";
            window.typeAtTheLastMoment = undefined;
          };
        }"""
    )
    # Looked for from the beginning, and for long: the site has to answer three times before.
    with officer.expect_request(
        lambda request: saves(request) and "last moment" in (request.post_data or ""), timeout=90_000
    ):
        officer.get_by_placeholder("Page title").fill("Saved and saved again")


def test_preview_shows_the_page(article):
    article.get_by_placeholder("Page title").fill("Shown before it is published")
    article.get_by_role("textbox", name="Standfirst").fill("As readers will see it.")
    article.get_by_role("button", name="Toggle preview").click()
    preview = article.frame_locator("iframe[title='Preview']").last
    preview.get_by_role("heading", level=1, name="Shown before it is published").wait_for()


def test_every_time_zone_of_the_account_gets_its_local_name(officer):
    failures = []
    officer.on("pageerror", lambda error: failures.append(str(error)))
    officer.goto("/admin/account/")
    zones = officer.locator("select[name$=current_time_zone] option")
    zones.first.wait_for(state="attached")

    assert "Pacific/Yap: " in zones.last.text_content()
    assert failures == []


def test_titles_that_somebody_has_changed_since_the_upload_are_shown_beside_ones_own(officer):
    officer.goto("/admin/images/multiple/add/")
    picture = {"name": "flower.png", "mimeType": "image/png", "buffer": picture_bytes((60, 40), colour="#123456")}
    officer.locator("#fileupload").set_input_files([picture])
    form = officer.locator("#upload-list form")
    form.wait_for()
    action = form.get_attribute("action")
    other = officer.context.new_page()
    other.goto(action.replace("/multiple/", "/"))
    other.locator("#id_title").fill("Camellia")
    other.locator("#id_title").press("Enter")
    other.wait_for_url("**/admin/images/")

    form.locator("input[name$=-title]").fill("Rose")
    form.get_by_role("button", name="Update").click()

    form.locator(".older-form").get_by_text("Camellia").wait_for()
    assert form.locator("input[name$=-title]").input_value() == "Rose"
    form.get_by_role("button", name="Update").click()
    form.wait_for(state="detached")
    other.goto(action.replace("/multiple/", "/"))
    assert other.locator("#id_title").input_value() == "Rose"
