"""Signing in as people do: through the pages."""

import time
from types import SimpleNamespace

import pytest
import telepath
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.contrib.auth import middleware
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponse
from django.template.backends.django import Template
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import reverse

from accounts import limits
from accounts.models import User
from tests.factories import PASSWORD, UserFactory

from .scene import Scene, set_scene

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


# Everybody, everywhere


@pytest.fixture
def scene(db) -> Scene:
    return set_scene()


@pytest.fixture(scope="module")
def one_scene(shared_rows) -> Scene:
    """For modules of which no test plants a tree of its own."""
    return set_scene()


@pytest.fixture
def nothing_is_drawn(monkeypatch):
    """Whether somebody gets in is decided before; drawing would take most of the time."""

    def undrawn(response):
        response.content = b""
        return response

    monkeypatch.setattr(SimpleTemplateResponse, "render", undrawn)
    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "undrawn")
    monkeypatch.setattr(telepath.JSContextBase, "pack", lambda self, value: {})


@pytest.fixture
def asking(db, monkeypatch):
    """Gives a function that asks as somebody, as often as one likes; what an answer changes is undone."""
    who = {}
    for name in ("PER_ADDRESS", "WRONG_PASSWORDS"):
        monkeypatch.setattr(limits, name, limits.Limit(name, 10_000, 60))
    monkeypatch.setattr(middleware, "get_user", lambda request: who["person"] or AnonymousUser())
    client = Client(raise_request_exception=False)

    def ask(person, method: str, path: str, data=None) -> HttpResponse:
        who["person"] = person
        client.cookies.clear()
        if person is not None:
            client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
        with transaction.atomic():
            response = getattr(client, method)(path, data)
            transaction.set_rollback(True)
        if response.streaming:
            response.getvalue()  # closes the file
        return response

    return ask
