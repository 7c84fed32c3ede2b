"""A stolen password opens nothing: the second factor is a property of the session, and no address forgets to ask."""

import io
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError, SystemCheckError
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from accounts.middleware import SecondFactorMiddleware
from accounts.models import User
from accounts.roles import AUDITOR, PUBLISHER, give_role
from tests.factories import PASSWORD, NewsPageFactory, UserFactory

from .addresses import every_address
from .conftest import OFFICER, factors_of, is_signed_in, pass_second_step

HOME = "/admin/"


def test_every_admin_address_leads_staff_without_a_second_factor_to_setting_one_up(
    staff, client, sign_in, second_factor_required
):
    sign_in(client, staff.email)
    setting_up = reverse("mfa_index")
    elsewhere = {}
    for path in (address.path for address in every_address()):
        if path.startswith(HOME) and not path.startswith(("/admin/login/", "/admin/password_reset/")):
            for method in (client.get, client.post):
                response = method(path)
                if response.status_code != 302 or not response.url.startswith(setting_up):
                    elsewhere[path] = response.status_code

    assert elsewhere == {}


@pytest.mark.parametrize("role", [PUBLISHER, OFFICER, "Translator (fr)", AUDITOR])
def test_every_role_with_access_needs_a_second_factor(db, client, sign_in, second_factor_required, role):
    user = UserFactory(role=role)
    User.objects.filter(pk=user.pk).update(is_staff=False)  # the permission alone is enough

    sign_in(client, user.email)

    assert client.get(HOME).url.startswith(reverse("mfa_index"))


@pytest.mark.parametrize("field", ["is_staff", "is_superuser"])
def test_so_does_everybody_marked_as_staff(db, client, sign_in, second_factor_required, field):
    user = UserFactory()
    User.objects.filter(pk=user.pk).update(**{field: True})

    sign_in(client, user.email)

    assert client.get(HOME).url.startswith(reverse("mfa_index"))


def test_password_and_code_open_the_admin(with_app, client, sign_in, second_factor_required):
    step = sign_in(client, with_app.user.email)
    assert step.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)

    response = pass_second_step(client, with_app.code())

    assert response.url == HOME
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize("code", ["000000", "", "abcdef", "١٢٣٤٥٦"])
def test_a_wrong_code_opens_nothing(with_app, client, sign_in, second_factor_required, code):
    sign_in(client, with_app.user.email)

    response = pass_second_step(client, code)

    assert response.status_code == 200
    assert 'aria-invalid="true"' in response.content.decode()
    assert not is_signed_in(client)


def test_a_recovery_code_opens_the_admin_once(with_app, client, sign_in, second_factor_required):
    code = RecoveryCodes.activate(with_app.user).get_unused_codes()[0]
    other = Client()
    for browser in (client, other):
        sign_in(browser, with_app.user.email)
        pass_second_step(browser, code)

    assert client.get(HOME).status_code == 200
    assert not is_signed_in(other)


def test_a_session_older_than_the_factor_must_pass_it_too(staff, client, app_of, second_factor_required):
    client.force_login(staff)
    code = app_of(staff)

    led = client.get("/admin/reports/")
    assert led.url == reverse("mfa_reauthenticate") + "?next=/admin/reports/"

    response = client.post(led.url, {"code": code()})
    assert response.url == "/admin/reports/"
    assert client.get(HOME).status_code == 200


@pytest.mark.django_db(transaction=True)  # what follows from it waits for the commit, within the request
def test_setting_up_an_app_opens_the_admin(staff, client, sign_in, second_factor_required):
    sign_in(client, staff.email)
    page = client.get(reverse("mfa_activate_totp"))
    secret = client.session[SECRET_SESSION_KEY]
    assert secret in page.content.decode()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    response = client.post(reverse("mfa_activate_totp"), {"code": code})

    assert response.url == reverse("mfa_view_recovery_codes")
    codes = client.get(response.url).content.decode()
    assert codes.count("<li><code>") == 10
    assert client.get(HOME).status_code == 200
    assert "<li><code>" not in client.get(response.url).content.decode()  # shown once


def test_a_stolen_password_does_not_add_a_factor_to_those_there_are(staff, client, app_of, second_factor_required):
    client.force_login(staff)
    app_of(staff)

    for name in ("mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        led = client.get(reverse(name))
        assert led.url.startswith(reverse("mfa_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    for name in ("mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        assert client.get(reverse(name)).status_code == 302


def test_staff_keep_their_last_factor_and_members_need_none(
    with_app, member, app_of, client, sign_in, second_factor_required
):
    code = app_of(member)
    for user, step, kept in ((with_app.user, with_app.code, True), (member, code, False)):
        browser = Client()
        sign_in(browser, user.email)
        pass_second_step(browser, step())
        browser.post(reverse("mfa_reauthenticate"), {"code": step(1)})
        browser.post(reverse("mfa_deactivate_totp"))
        assert (factors_of(user) == {"totp"}) is kept


def test_the_last_passkey_stays_as_well(staff, client, sign_in, second_factor_required, monkeypatch):
    monkeypatch.setattr("accounts.second_factor.opened_with_second_factor", lambda request, user: True)
    key = Authenticator.objects.create(
        user=staff, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone", "credential": {}}
    )
    client.force_login(staff)
    monkeypatch.setattr("allauth.account.internal.flows.reauthentication.did_recently_reauthenticate", lambda r: True)

    response = client.post(reverse("mfa_remove_webauthn", args=[key.pk]))

    assert "need a second factor" in response.content.decode()
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_nobody_touches_the_passkeys_of_others(staff, member, client, monkeypatch):
    key = Authenticator.objects.create(
        user=staff, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone", "credential": {}}
    )
    client.force_login(member)
    monkeypatch.setattr("allauth.account.internal.flows.reauthentication.did_recently_reauthenticate", lambda r: True)

    for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
        assert client.post(reverse(name, args=[key.pk]), {"name": "Mine"}).status_code == 404
        assert client.get(reverse(name, args=[999_999])).status_code == 404


def test_without_the_second_factor_staff_are_nobody_on_the_site_either(
    site_tree, staff, client, sign_in, second_factor_required
):
    page = site_tree.add(NewsPageFactory, slug="private")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    sign_in(client, staff.email)

    assert client.get("/en/news/private/").status_code == 404
    assert client.get(reverse("account_home")).status_code == 200


def test_public_pages_open_no_session_and_do_not_vary(site_tree, client, second_factor_required):
    response = client.get("/en/")

    assert response.status_code == 200
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


def test_members_need_no_second_factor(site_tree, member, client, sign_in, second_factor_required):
    page = site_tree.add(NewsPageFactory, slug="private")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    sign_in(client, member.email)

    assert client.get("/en/news/private/").status_code == 200


def test_a_role_given_during_a_session_asks_for_the_factor_at_once(member, client, sign_in, second_factor_required):
    sign_in(client, member.email)
    give_role(member, OFFICER)

    assert client.get(HOME).url.startswith(reverse("mfa_index"))


def test_seeds_are_not_stored_in_the_clear(staff, app_of, settings):
    code = app_of(staff)
    stored = Authenticator.objects.get(user=staff)
    assert "secret" in stored.data
    assert len(stored.data["secret"]) > 60

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, after a rotation, and a long one"
    assert stored.wrap().validate_code(code())


# Where it may be switched off


@pytest.mark.parametrize("how", ["no demonstration", "secure cookies"])
def test_no_real_site_runs_without_it(settings, monkeypatch, how):
    settings.SECOND_FACTOR_REQUIRED = False
    if how == "secure cookies":
        settings.SESSION_COOKIE_SECURE = True
    else:
        monkeypatch.setattr("accounts.second_factor.apps.is_installed", lambda name: name != "demo")

    with pytest.raises(ImproperlyConfigured, match="SECOND_FACTOR_REQUIRED"):
        SecondFactorMiddleware(lambda request: None)
    with pytest.raises(SystemCheckError, match="E001"):
        call_command("check", tags=["security"])


def test_signing_in_lists_the_session(staff, client, sign_in):
    sign_in(client, staff.email)

    assert UserSession.objects.get(user=staff).session_key == client.session.session_key


def test_who_lost_everything_starts_anew(with_app, client, sign_in, second_factor_required):
    sign_in(client, with_app.user.email)
    pass_second_step(client, with_app.code())

    call_command("forget_second_factor", "Officer@example.org", stdout=io.StringIO())

    assert factors_of(with_app.user) == set()
    assert client.get(reverse("account_home")).status_code == 302
    sign_in(client, with_app.user.email)
    assert client.get(HOME).url.startswith(reverse("mfa_index"))


def test_nobody_is_mistaken_for_somebody(db):
    with pytest.raises(CommandError, match="Nobody"):
        call_command("forget_second_factor", "nobody@example.org")
