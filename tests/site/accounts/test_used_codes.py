"""A code of an authenticator app opens one thing, once: however it is typed, and whoever is quicker."""

import time

import pytest
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts import used_codes

from .conftest import factors_of, is_signed_in, pass_second_step


def test_a_code_opens_one_session_only(with_app, client, sign_in, second_factor_required):
    code = with_app.code()
    sign_in(client, with_app.user.email)
    pass_second_step(client, code)

    cache.clear()  # as in another process
    other = Client()
    sign_in(other, with_app.user.email)
    pass_second_step(other, code)

    assert is_signed_in(client)
    assert not is_signed_in(other)


@pytest.mark.parametrize("typed", ["{0}-{1}", "{0} {1}", "{0}.{1}."])
def test_a_used_code_is_no_other_code_when_it_is_typed_otherwise(with_app, client, sign_in, typed):
    code = with_app.code()
    other = Client()
    for browser, text in ((client, code), (other, typed.format(code[:3], code[3:]))):
        cache.clear()
        sign_in(browser, with_app.user.email)
        pass_second_step(browser, text)

    assert is_signed_in(client)
    assert not is_signed_in(other)


def test_of_two_tries_at_the_same_moment_one_wins(with_app, client, sign_in, monkeypatch):
    """The first has been found right, and is not yet remembered, when the second comes and goes."""
    code, other = with_app.code(), Client()
    for browser in (client, other):
        sign_in(browser, with_app.user.email)

    def interrupted(secret, text, look=used_codes._step_of):
        monkeypatch.undo()
        cache.clear()
        pass_second_step(other, text)
        return look(secret, text)

    monkeypatch.setattr(used_codes, "_step_of", interrupted)
    refused = pass_second_step(client, code)

    assert is_signed_in(other)
    assert not is_signed_in(client)
    assert "was used already" in refused.content.decode()


def test_a_code_older_than_the_last_one_that_was_used_opens_nothing(with_app, client, sign_in):
    other = Client()
    for browser, code in ((client, with_app.code(1)), (other, with_app.code())):
        sign_in(browser, with_app.user.email)
        pass_second_step(browser, code)

    assert is_signed_in(client)
    assert not is_signed_in(other)


def test_the_code_that_set_up_an_app_opens_nothing_more(staff, client, sign_in):
    sign_in(client, staff.email)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session[SECRET_SESSION_KEY]
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert "totp" in factors_of(staff)

    other = Client()
    sign_in(other, staff.email)
    pass_second_step(other, code)

    assert not is_signed_in(other)
