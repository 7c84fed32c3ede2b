"""The settings of production: as they are read, and at work in a process of their own, for this one has others."""

import os
import secrets
import subprocess
import sys
from importlib import import_module
from types import ModuleType
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured

NEEDED = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "example.org",
    "BASE_URL": "https://example.org",
    "DATABASE_URL": "sqlite://:memory:",
}
CONTACT = "mailto:security@example.org"
WHOLE = NEEDED | {"SECURITY_CONTACT": CONTACT}

# Checks everything twice: the second time as if the environment had named no contact.
PROGRAM = """
import django; django.setup()
from django.conf import settings as s
from django.core.management import call_command
call_command("check", deploy=True, fail_level="WARNING")
print(s.SECOND_FACTOR_REQUIRED, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,
      s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN)
s.SECURITY_CONTACT = ""
call_command("check", deploy=True, fail_level="WARNING")
"""


@pytest.fixture(scope="module")
def checked() -> subprocess.CompletedProcess:
    folders = f"{settings.SITE_ROOT}{os.pathsep}{settings.ROOT}"
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=settings.ROOT,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": folders,
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            **WHOLE,
        },
        capture_output=True,
        text=True,
    )


def read_settings(environment: dict[str, str]) -> ModuleType:
    """Anew, beside those of the tests."""
    package = import_module("config.settings")
    with (
        pytest.MonkeyPatch.context() as aside,
        patch.dict(os.environ, environment, clear=True),
        patch.dict(vars(package)),
    ):
        for name in [name for name in sys.modules if name.startswith(f"{package.__name__}.")]:
            aside.delitem(sys.modules, name)
        return import_module(f"{package.__name__}.production")


def test_nothing_is_left_to_warn_about_and_cookies_are_for_this_host_only(checked):
    assert checked.stdout.split("\n")[-2:] == ["True __Host-sid __Host-csrf True True True / None", ""], checked.stderr


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("how", ["not there", "empty"])
def test_what_is_missing_is_named(name, how):
    rest = {key: value for key, value in WHOLE.items() if key != name}

    with pytest.raises(ImproperlyConfigured, match=f"Set {name} in the environment."):
        read_settings(rest if how == "not there" else rest | {name: ""})


def test_all_that_is_missing_is_named_at_once_with_the_password_of_a_mail_server_that_wants_one():
    missing = "Set SECRET_KEY, ALLOWED_HOSTS, BASE_URL, DATABASE_URL, MAIL_PASSWORD in the environment."

    with pytest.raises(ImproperlyConfigured, match=missing):
        read_settings({"MAIL_USER": "site"})


def test_the_check_before_the_start_asks_whom_to_tell_about_a_weakness(checked):
    assert (read_settings(WHOLE).SECURITY_CONTACT, read_settings(NEEDED).SECURITY_CONTACT) == (CONTACT, "")
    assert checked.returncode != 0
    assert "serving.W001" in checked.stderr
    assert "SECURITY_CONTACT" in checked.stderr


@pytest.mark.parametrize(
    ("contact", "is_asked"),
    [
        ("", True),
        ("security@example.org", True),
        ("http://example.org/contact", True),
        (CONTACT, False),
    ],
)
def test_an_address_without_its_scheme_or_in_the_clear_is_no_contact(settings, contact, is_asked):
    settings.SECURITY_CONTACT = contact
    found = run_checks(tags=[Tags.security], include_deployment_checks=True)

    assert ("serving.W001" in {warning.id for warning in found}) is is_asked
