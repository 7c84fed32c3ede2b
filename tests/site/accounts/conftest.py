"""Signing in as people do: through the pages."""

import time
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.urls import reverse

from accounts import limits
from accounts.models import User
from tests.factories import PASSWORD, UserFactory

OFFICER = "Communications officer"


@pytest.fixture(autouse=True)
def nobody_is_over_a_limit(monkeypatch):
    """What a process remembers outlives the test's transaction."""
    monkeypatch.setattr(limits, "_over", {})


@pytest.fixture
def clock(time_machine):
    """Stands still until a test moves it. Ask for it first: who signed in before finds the session over."""
    time_machine.move_to("2026-11-23 08:00:00Z", tick=False)
    return time_machine


@pytest.fixture
def second_factor_required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def member(db):
    """Somebody without any right in the admin."""
    return UserFactory(email="member@example.org")


@pytest.fixture
def staff(db):
    return UserFactory(email="officer@example.org", role=OFFICER)


@pytest.fixture
def app_of():
    """Gives a person an authenticator app; call the result for the code that it shows now, or some steps on."""

    def make(user):
        secret = generate_totp_secret()
        TOTP.activate(user, secret)

        def code(steps: int = 0) -> str:
            return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))

        return code

    return make


@pytest.fixture
def sign_in():
    def post(client: Client, email: str, password: str = PASSWORD, **extra):
        return client.post(reverse("account_login"), {"login": email, "password": password, **extra})

    return post


@pytest.fixture
def admin_client(client, db):
    client.force_login(User.objects.create_superuser("administrator@example.org", PASSWORD))
    return client


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def factors_of(user) -> set[str]:
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))


@pytest.fixture
def with_app(staff, app_of):
    return SimpleNamespace(user=staff, code=app_of(staff))


def pass_second_step(client, code: str):
    return client.post(reverse("mfa_authenticate"), {"code": code})
