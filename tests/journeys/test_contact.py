"""Somebody writes to the network: forgets everything at first, is told so, and arrives. With script and without."""

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

TEXTS = {"name": "山田花子", "email": "hanako@example.org", "subject": "見学", "message": "見学は可能でしょうか。"}


@pytest.mark.parametrize("script", [True, False])
def test_a_message_is_sent_from_a_phone(visitor, script):
    page = visitor(**PHONE, java_script_enabled=script)
    page.goto("/ja/contact/")
    send = page.locator("main form button")
    send.click()

    assert page.title().startswith("エラー：")
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    alert.get_by_role("link").first.click()
    for name, text in TEXTS.items():
        page.locator(f"#id_{name}").fill(text)
    page.wait_for_timeout(3200)  # nobody is quicker
    send.click()

    expect(page.get_by_role("status")).to_contain_text("ありがとうございます")
    assert page.context.cookies() == []
