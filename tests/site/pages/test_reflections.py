"""What strangers type stands on a page as text or not at all, and nobody talks the site into another name."""

from itertools import batched

import pytest

from tests.factories import ContactPageFactory
from tests.hostile_html import HOSTILE, acting_parts


@pytest.mark.parametrize(
    "payload", [text for text in HOSTILE if "<" in text and "&lt;" not in text and "<!--" not in text]
)
def test_the_test_sees_what_acts(payload):
    places = (payload, f'<p title="{payload}">x</p>', f"<p>{payload}</p>")
    assert any(acting_parts(f"<!doctype html>{place}") for place in places)


@pytest.mark.parametrize("payloads", list(batched(HOSTILE, 6)), ids=range(len(HOSTILE) // 6 + 1))
def test_what_is_searched_for_is_shown_as_text(site_tree, client, payloads):
    # Links to other pages of the results repeat what an address brings along.
    for query in ({"q": "x", **dict.fromkeys(payloads, "")}, *({"q": text} for text in payloads)):
        answer = client.get("/en/search/", query)
        assert answer.status_code == 200
        assert acting_parts(answer.content.decode()) == []


def test_nothing_that_is_typed_into_a_form_acts(site_tree, client):
    page = site_tree.add(ContactPageFactory, slug="contact")
    fields = ("name", "email", "subject", "message", "stamp")
    for payloads in batched(HOSTILE, len(fields)):
        form = dict(zip(fields, payloads, strict=False))
        answer = client.post(f"/en/messages/{page.pk}/", form, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.status_code == 422
        assert acting_parts(answer.content.decode()) == []


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1@evil.example", "testserver, evil.example", "testserver:x", "testserver/", "a" * 300],
)
def test_another_name_is_refused(site_tree, client, settings, host):
    settings.ALLOWED_HOSTS = ["testserver"]

    response = client.get("/fr/", headers={"Host": host})

    assert response.status_code == 400
    assert b'<html lang="fr"' in response.content
    assert b"evil" not in response.content


def test_names_that_a_proxy_did_not_check_are_ignored(site_tree, client):
    elsewhere = {"X-Forwarded-Host": "evil.example", "X-Host": "evil.example", "Forwarded": "host=evil.example"}

    assert "evil.example" not in client.get("/en/", headers=elsewhere).content.decode()
