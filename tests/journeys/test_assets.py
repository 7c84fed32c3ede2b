"""A member in Tokyo takes logo and brochure; an officer changes one sentence, and all languages have a new version."""

import hashlib
import io
import json
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from playwright.sync_api import Locator, Page, Route, expect

from demo.facts import LANGUAGES
from demo.reading import items
from tests.pdf_reading import opened, text_of
from translations.languages import NATIVE_NAMES
from typesetting import typefaces

ACCOUNT = next(account for account in settings.DEMO_ACCOUNTS if account["email"].startswith("member@"))
OWN_FILES = f"/ja/account/members/{ACCOUNT['represents'][0]}/use/"
# Chromium without a window calls itself headless, and what robots take is not counted.
WITH_A_WINDOW = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
# After the first start the task worker is still busy with sizes of pictures and logo files.
WORKER_SECONDS = 180
# Japanese has a typeface only where requirements/cjk.txt was installed, or the system has one.
SET_HERE = [code for code in LANGUAGES if typefaces.is_available(code)]
NEWEST = "/brochures/membership/{}/screen.pdf"
FIRST = "/brochures/membership/v/1.0/{}/screen.pdf"
GUIDE = next(item for item in items("brochures") if item.slug == "membership")
SENTENCE, CHANGED = "This guide is short on purpose.", "This guide is brief on purpose."


@pytest.fixture
def tokyo(visitor) -> Page:
    page = visitor("ja-JP", user_agent=WITH_A_WINDOW)
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    return page


def sign_in(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("ログイン")
    page.locator("[name=login]").fill(ACCOUNT["email"])
    page.locator("[name=password]").fill(ACCOUNT["password"])
    page.locator("[name=password]").press("Enter")


def reload_until(page: Page, is_made: Callable[[], object]) -> None:
    for _second in range(WORKER_SECONDS):
        if is_made():
            return
        page.wait_for_timeout(1000)
        page.reload()
    pytest.fail(f"Not made within {WORKER_SECONDS} seconds: {page.url}")


def taken(page: Page, link: Locator) -> bytes:
    """The file that comes after a click, at once or by itself a moment later."""
    with page.expect_download() as download:
        link.click()
    return download.value.path().read_bytes()


def test_a_member_agrees_once_in_its_language_and_takes_the_kit(tokyo):
    main = tokyo.get_by_role("main")
    everything = main.get_by_role("link", name="全ファイルを一括ダウンロード")
    main.get_by_role("link", name="ロゴキットを開く").click()
    reload_until(tokyo, tokyo.locator("[data-tester]").count)
    expect(everything).to_have_count(0)
    kit_page = tokyo.url

    main.get_by_role("link", name="ログイン").click()
    sign_in(tokyo)
    tokyo.wait_for_url(kit_page)
    everything.click()
    expect(main.get_by_role("heading", level=1)).to_have_text("ロゴの利用条件")
    terms = main.locator(".prose p").all_inner_texts()
    agree = main.get_by_role("button", name="同意して続ける")
    agree.click()
    expect(main.locator("form .field__error")).to_be_visible()
    main.get_by_role("checkbox", name="この利用条件に同意します。").check()
    kit = taken(tokyo, agree)
    assert_whole(kit, terms)
    expect(main.get_by_role("status")).to_contain_text("同意済み")

    tokyo.goto(kit_page)
    assert taken(tokyo, everything) == kit


def assert_whole(kit: bytes, terms: list[str]) -> None:
    """As its manifest says, with the terms that were accepted."""
    with zipfile.ZipFile(io.BytesIO(kit)) as archive:
        found = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
        manifest = json.loads(archive.read("manifest.json"))
        readme = archive.read("README.ja.txt").decode("utf-8-sig")
    told = {file["name"]: file["sha256"] for file in manifest["files"]}
    assert found == told | {"manifest.json": found["manifest.json"]}
    assert {"svg", "pdf", "eps", "png", "webp"} <= {name.rpartition(".")[2] for name in found}
    assert len(terms) == 5
    assert all(joined(paragraph) in joined(readme) for paragraph in terms)


def joined(text: str) -> str:
    """Lines may end anywhere, also at a hyphen."""
    return re.sub(r"[\s-]", "", text)


def test_one_changed_sentence_is_a_new_version_in_all_languages_and_the_old_one_stays(tokyo, people, visitor, tmp_path):
    officer, reader = people("officer"), visitor()
    wait_for_version(officer, "1.0")
    old = {code: fetched(reader, NEWEST.format(code)) for code in SET_HERE}
    for code, pdf in old.items():
        assert_well_set(pdf, code, tmp_path / f"{code}.pdf")
    tokyo.goto(OWN_FILES)
    sign_in(tokyo)
    find_the_brochure(tokyo, old)

    change_the_sentence(officer)
    wait_for_version(officer, "1.1")

    for code in SET_HERE:
        new = fetched(reader, NEWEST.format(code))
        assert ["1.1" in text_of(pdf) for pdf in (old[code], new)] == [False, True], code
        answer = reader.request.get(FIRST.format(code))
        assert answer.body() == old[code]
        assert re.fullmatch(rf'<http\S+{NEWEST.format(code)}>; rel="latest-version"', answer.headers["link"])
    assert [CHANGED in text_of(pdf) for pdf in (old["en"], fetched(reader, NEWEST.format("en")))] == [False, True]
    hear_of_it(tokyo)


def fetched(page: Page, address: str) -> bytes:
    answer = page.request.get(address)
    assert answer.ok, address
    return answer.body()


def assert_well_set(pdf: bytes, code: str, file: Path) -> None:
    """For a screen reader, a search and a machine without our typefaces."""
    words = GUIDE.words(code)
    *chapters, last = re.findall(r"^## (.+)$", words.body, re.MULTILINE)
    chapters += [words.head["members_title"], words.head["map_title"], last]
    with opened(pdf) as document:
        assert str(document.Root.Lang) == code
        assert str(document.docinfo["/Title"]) == words.head["title"]
        with document.open_outline() as outline:
            assert [entry.title for entry in outline.root] == chapters
        kept = [entry for entry in document.objects if isinstance(entry, pikepdf.Dictionary)]
        typefaces_used = [entry for entry in kept if entry.get("/Type") == "/FontDescriptor"]
        assert typefaces_used
        assert all({"/FontFile2", "/FontFile3"} & set(entry.keys()) for entry in typefaces_used)
    found = joined(text_of(pdf))
    assert [passage for passage in passages_of(words.body) if joined(passage) not in found] == []
    file.write_bytes(pdf)
    answer = subprocess.run([sys.executable, "-m", "pdfua", "check", file], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout


def passages_of(text: str) -> list[str]:
    """Paragraphs and headings; of Arabic each word by itself, where no vowel sign stands between its letters."""
    if re.search(r"[\u0620-\u064a]", text):
        return re.findall(r"(?<![^\s«(])[\u0620-\u064a]+(?![^\s».،؛:؟)])", text)
    return [line.removeprefix("## ") for line in text.splitlines() if re.match(r"## |[^\W\d]", line)]


def wait_for_version(officer: Page, number: str) -> None:
    """On the officer's screen, which asks the server by itself: the version is complete in all that can be set here."""
    officer.goto("/admin/snippets/brochures/brochure/")
    officer.get_by_role("row", name="membership").get_by_role("link", name="Editions").click()
    complete = officer.get_by_text(re.compile(rf"Version {re.escape(number)} of .* is complete"))
    expect(complete).to_be_visible(timeout=WORKER_SECONDS * 1000)
    for code in LANGUAGES:
        language = officer.get_by_role("row", name=NATIVE_NAMES[code])
        expect(language).to_contain_text(f"{number} ·" if code in SET_HERE else "requirements/cjk.txt")


def find_the_brochure(tokyo: Page, made: dict[str, bytes]) -> None:
    """From the menu to the file in the reader's language."""
    main = tokyo.get_by_role("main")
    tokyo.get_by_role("link", name="パンフレット", exact=True).first.click()
    main.get_by_role("link", name="会員ガイド").click()
    first = main.locator(".download").first
    if "ja" not in made:
        expect(first).to_contain_text("ファイルを利用できません")
        assert taken(tokyo, main.get_by_role("link", name="English")) == made["en"]
        return
    assert re.search(r"PDF\s+日本語\s+\d+ページ.*バージョン1\.0", first.inner_text(), re.DOTALL)
    pdf = taken(tokyo, first.get_by_role("link"))
    assert pdf == made["ja"]


def change_the_sentence(officer: Page) -> None:
    """And publish at once, on a slow line: the form that saves itself must not be in its own way."""
    officer.goto("/admin/pages/search/?q=Guide+for+members")
    officer.get_by_role("link", name="Guide for members").first.click()
    officer.wait_for_url("**/edit/")
    form, sent = officer.url, []
    officer.on("request", lambda it: (it.method, it.url) == ("POST", form) and sent.append(it.is_navigation_request()))
    officer.route(form, slowly)
    text = officer.locator("[data-contentpath=body] .public-DraftEditor-content").filter(has_text=SENTENCE)
    text.get_by_text(SENTENCE).click(click_count=3)
    officer.keyboard.type(f"{CHANGED} Each chapter fits on a page.")
    officer.get_by_role("button", name="More actions").click()
    officer.get_by_role("button", name="Publish", exact=True).click()
    expect(officer.get_by_text("has been published")).to_be_visible(timeout=60_000)
    assert sent.index(True) == len(sent) - 1, "It was saved once more while it was being published."


def slowly(route: Route) -> None:
    if route.request.is_navigation_request():
        time.sleep(2)
    route.fallback()


def hear_of_it(tokyo: Page) -> None:
    """The member's own page says that there is something newer; from there to it, and to what it had."""
    main = tokyo.get_by_role("main")
    tokyo.goto(OWN_FILES)
    own = main.get_by_role("listitem").filter(has_text="会員ガイド")
    expect(own).to_contain_text("新しいバージョンがあります：1.1")
    expect(own).to_contain_text("内容はお手元のファイルと同じです。")  # a sentence of the original has changed
    own.get_by_role("link", name="新しいバージョンを入手").click()
    expect(main.get_by_role("heading", level=1)).to_have_text("会員ガイド")
    brochure_page = tokyo.url
    expect(main.locator(".download:not(.download--missing)").first).to_contain_text("バージョン1.1")

    main.get_by_text("以前のバージョン").click()
    main.get_by_role("link", name="バージョン1.0").click()
    expect(tokyo.locator("html")).to_have_attribute("lang", "ja")
    expect(main).to_contain_text("新しいバージョンがあります。")
    main.get_by_role("link", name="バージョン1.1へ").click()
    tokyo.wait_for_url(brochure_page)
