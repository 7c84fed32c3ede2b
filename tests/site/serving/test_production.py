"""The settings of production, in a process of their own: this one has those of the tests."""

import os
import secrets
import subprocess
import sys

import pytest
from django.conf import settings

WHOLE = {"SECRET_KEY": secrets.token_urlsafe(50), "ALLOWED_HOSTS": "example.org", "BASE_URL": "https://example.org"}


def check(environment: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings.production", **environment},
        capture_output=True,
        text=True,
    )


def test_nothing_is_left_to_warn_about():
    result = check(WHOLE)

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_missing_is_named(name):
    result = check({key: value for key, value in WHOLE.items() if key != name})

    assert result.returncode != 0
    assert name in result.stderr
