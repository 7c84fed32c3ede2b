"""What no browser of ours would send gets an answer, never a failure."""

import json
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from accounts import limits
from tests.factories import PASSWORD

from .conftest import is_signed_in

CREDENTIALS = [
    "",
    "x",
    "null",
    "1",
    "[]",
    "{}",
    '"\\ud800"',
    '{"response": []}',
    '{"response": null}',
    '{"id": 1, "rawId": 1, "type": "public-key", "response": {}}',
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "AA"}}),
    json.dumps(
        {
            "id": "AA",
            "rawId": "AA",
            "type": "public-key",
            "response": {
                "clientDataJSON": "e30",
                "authenticatorData": "AA",
                "signature": "AA",
                "userHandle": "MQ",
                "attestationObject": "oA",
            },
        }
    ),
    "[" * 5000,
]
TEXTS = [
    "",
    "\x00",
    "a\x00b@example.org",
    "a" * 5000,
    "\ud83d",
    "<script>",
    "%00",
    "١٢٣٤٥٦",
    "a@example.org\r\nBcc: b@example.org",
]
FORM = "application/x-www-form-urlencoded"


def post(client, name: str, **fields):
    """Sends lone surrogates as they are, too."""
    return client.post(reverse(name), urlencode(fields, errors="surrogatepass"), content_type=FORM)


@pytest.fixture
def unlimited(monkeypatch):
    for name in ("PER_ADDRESS", "WRONG_PASSWORDS", "WRONG_CODES"):
        monkeypatch.setattr(limits, name, limits.Limit(name, 10_000, 60))


@pytest.mark.parametrize("credential", CREDENTIALS, ids=range(len(CREDENTIALS)))
def test_a_passkey_that_is_none_is_refused(staff, app_of, client, sign_in, credential, unlimited):
    assert client.post(reverse("mfa_login_webauthn"), {"credential": credential}).status_code in {200, 302}
    client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    assert client.post(reverse("mfa_login_webauthn"), {"credential": credential}).status_code in {200, 302}

    sign_in(client, staff.email)
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200
    assert client.post(reverse("mfa_add_webauthn"), {"credential": credential, "name": "x"}).status_code == 200
    client.post(reverse("account_logout"))

    app_of(staff)
    sign_in(client, staff.email)
    assert client.post(reverse("mfa_authenticate"), {"credential": credential}).status_code == 200
    assert not is_signed_in(client)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_text_breaks_a_form(staff, client, sign_in, text, unlimited):
    answers = [
        post(client, "account_login", login=text, password=text, next=text),
        post(client, "account_login", login=staff.email, password=text),
        post(client, "account_reset_password", email=text),
    ]
    assert not is_signed_in(client)
    sign_in(client, staff.email)
    answers += [
        post(client, "account_reauthenticate", password=text),
        post(client, "mfa_activate_totp", code=text),
        post(client, "usersessions_list", session=text),
        post(client, "account_change_password", oldpassword=PASSWORD, password1=text, password2=text),
    ]
    assert {answer.status_code for answer in answers} <= {200, 302}


@pytest.mark.parametrize("address", ["a" * 20 + "-x", "zzzzzzzzzzzzz-x", "0-x", "1-" + "-" * 100, "1-set-password"])
def test_no_link_breaks_the_reset(db, client, address):
    response = client.get(f"/en/account/password/reset/key/{address}/")

    assert response.status_code == 200
    assert "expired or was used" in response.content.decode()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_are_refused(db, client, method):
    assert getattr(client, method)(reverse("account_login")).status_code == 405
