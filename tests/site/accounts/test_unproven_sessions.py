"""What a session is worth that is older than its person's second factor: nothing, until it has seen the factor."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, UserFactory

from .conftest import OFFICER, pass_second_step

UNPROVEN = [
    "account_home",
    "account_change_password",
    "account_profile",
    "account_mails",
    "account_data",
    "account_leave",
    "usersessions_list",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "members_represented",
]


@pytest.mark.parametrize("name", UNPROVEN)
@pytest.mark.parametrize("role", [OFFICER, None])
def test_who_signed_in_before_the_factor_was_set_up_proves_it_before_anything_of_the_account(
    db, client, sign_in, app_of, second_factor_required, role, name
):
    user = UserFactory(role=role) if role else UserFactory()
    sign_in(client, user.email)  # whoever knows the password, a moment before its owner adds the app
    app_of(user)
    codes = RecoveryCodes.activate(user).get_unused_codes()
    address = reverse(name)

    assert client.get(address).url == f"{reverse('mfa_reauthenticate')}?next={address}"
    assert client.post(address).status_code in {302, 405}
    assert RecoveryCodes(Authenticator.objects.get(user=user, type="recovery_codes")).get_unused_codes() == codes


def test_the_password_is_not_changed_by_a_session_without_the_factor(staff, client, sign_in, app_of, clock):
    sign_in(client, staff.email)
    code = app_of(staff)
    change = {"oldpassword": PASSWORD, "password1": "Sage-Iris-Neroli-31", "password2": "Sage-Iris-Neroli-31"}

    client.post(reverse("account_change_password"), change)
    staff.refresh_from_db()
    assert staff.check_password(PASSWORD)

    client.post(reverse("mfa_reauthenticate"), {"code": code()})
    client.post(reverse("account_change_password"), change)
    staff.refresh_from_db()
    assert staff.check_password(change["password1"])


def test_the_password_asks_for_the_factor_anew_when_it_was_given_long_ago(with_app, client, sign_in, clock):
    code = with_app.code
    sign_in(client, with_app.user.email)
    pass_second_step(client, code())
    address = reverse("account_change_password")
    assert client.get(address).status_code == 200

    clock.shift(301)

    assert client.get(address).url.startswith(reverse("mfa_reauthenticate"))


def test_a_form_sent_to_the_list_of_passkeys_which_only_leads_on_is_told_so(member):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)

    assert strict.post(reverse("mfa_list_webauthn")).status_code == 405
    assert strict.get(reverse("mfa_list_webauthn")).url == reverse("mfa_index")
