"""The settings of production, in a process of their own: this one has those of the tests."""

import os
import secrets
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.checks import Tags, run_checks

NEEDED = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "example.org",
    "BASE_URL": "https://example.org",
    "DATABASE_URL": "sqlite://:memory:",
}
WHOLE = NEEDED | {"SECURITY_CONTACT": "mailto:security@example.org"}


PROGRAM = """
import django; django.setup()
from django.conf import settings as s
from django.core.management import call_command
call_command("check", deploy=True, fail_level="WARNING")
print(s.SECOND_FACTOR_REQUIRED, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,
      s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN)
"""


def check(environment: dict[str, str]) -> subprocess.CompletedProcess:
    folders = f"{settings.SITE_ROOT}{os.pathsep}{settings.ROOT}"
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=settings.ROOT,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": folders,
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
    )


def test_nothing_is_left_to_warn_about_and_cookies_are_for_this_host_only():
    result = check(WHOLE)

    assert result.returncode == 0, result.stderr
    assert result.stdout.split("\n")[-2] == "True __Host-sid __Host-csrf True True True / None"


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("how", ["not there", "empty"])
def test_what_is_missing_is_named(name, how):
    rest = {key: value for key, value in WHOLE.items() if key != name}
    result = check(rest if how == "not there" else rest | {name: ""})

    assert result.returncode != 0
    assert f"Set {name} in the environment." in result.stderr


def test_all_that_is_missing_is_named_at_once_with_the_password_of_a_mail_server_that_wants_one():
    result = check({"MAIL_USER": "site"})

    assert "Set SECRET_KEY, ALLOWED_HOSTS, BASE_URL, DATABASE_URL, MAIL_PASSWORD in the environment." in result.stderr


def test_the_check_before_the_start_asks_whom_to_tell_about_a_weakness():
    result = check(NEEDED)

    assert result.returncode != 0
    assert "serving.W001" in result.stderr
    assert "SECURITY_CONTACT" in result.stderr


@pytest.mark.parametrize(
    ("contact", "is_asked"),
    [
        ("", True),
        ("security@example.org", True),
        ("http://example.org/contact", True),
        (WHOLE["SECURITY_CONTACT"], False),
    ],
)
def test_an_address_without_its_scheme_or_in_the_clear_is_no_contact(settings, contact, is_asked):
    settings.SECURITY_CONTACT = contact
    found = run_checks(tags=[Tags.security], include_deployment_checks=True)

    assert ("serving.W001" in {warning.id for warning in found}) is is_asked
