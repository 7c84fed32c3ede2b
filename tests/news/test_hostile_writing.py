"""What no form of ours sends, but what somebody with an officer's account could."""

import json

import pytest
from wagtail.test.utils.form_data import streamfield

from news.models import NewsPage


def linked(words: str, address: str, **data) -> str:
    """A paragraph whose first five letters are a link, as the editor sends it."""
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address, **data}}
    block = {"key": "first", "type": "unstyled", "text": words, "entityRanges": [{"offset": 0, "length": 5, "key": 0}]}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


@pytest.mark.parametrize(
    "sent", ["<p>Text</p>", "{", "[]", '{"blocks": 3}', '{"blocks": [7]}', '{"blocks": ["', "[" * 100_000]
)
def test_text_in_no_form_of_the_editor_is_refused(send, sent):
    answer = send("action-publish", body=streamfield([("text", sent)]))

    assert answer.status_code == 400
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize("key", [10**30, "9" * 5000, "x"])
@pytest.mark.parametrize("more", [{"parentId": 1}, {"filename": "a.pdf"}], ids=["page", "document"])
def test_a_link_to_a_number_that_no_database_has_is_refused(send, key, more):
    answer = send("action-publish", body=streamfield([("text", linked("Words", "/x/", id=key, **more))]))

    assert answer.status_code == 400
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " jAvascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x"],
)
def test_addresses_and_markup_that_act_become_words(send, read, address):
    words = "<script>alert(1)</script><svg onload=alert(1)><base href=//example.com>"

    assert send("action-publish", body=streamfield([("text", linked(words, address))])).status_code == 302

    paragraph = read("/en/news/harvest/").find(".//main//p[last()]")
    text = read("/en/news/harvest/").find(".//main")
    assert words in "".join(text.itertext())
    assert paragraph is not None
    hrefs = [link.get("href") for link in text.iter("a")]
    assert all(href.startswith(("/", "#", "https://", "http://", "mailto:")) for href in hrefs if href)


@pytest.mark.parametrize("day", ["0000-00-00", "2025-02-29", "2026-13-01", "2026-05-01 25:00", "-1", "1e9", "9" * 400])
def test_a_day_that_never_was_is_refused_beside_its_field(send, day):
    answer = send("action-publish", date=day)

    assert answer.status_code == 200
    assert "date" in answer.context["form"].errors
    assert not NewsPage.objects.exists()
