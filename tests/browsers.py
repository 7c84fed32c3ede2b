"""Tests in a real browser against the real system: `manage.py serve` with its worker, on a demonstration of its own.

They need minutes, Chromium and the packages of requirements/browser.txt. `make test` leaves them out with one line;
in `make browser`, whatever is missing is a failure.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
JOURNEYS = ROOT / "tests" / "journeys"
READY = "The site is ready"
START_SECONDS = 300


def find_chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def what_is_missing() -> str:
    if not find_chromium():
        return "there is no Chromium"
    if not find_spec("playwright"):
        return "the packages of requirements/browser.txt are not installed (make browser)"
    return ""


def pytest_configure(config):
    if config.option.markexpr == "browser" and (missing := what_is_missing()):
        raise pytest.UsageError(f"The browser tests cannot run: {missing}.")


def pytest_ignore_collect(collection_path):
    return True if collection_path == JOURNEYS and what_is_missing() else None


def pytest_collection_modifyitems(items):
    for item in items:
        if JOURNEYS in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter, config):
    if config.option.markexpr == "not browser" and not hasattr(config, "workerinput"):
        reason = what_is_missing() or "`make browser` runs them"
        terminalreporter.write_line(f"Browser tests left out: {reason}.", yellow=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site_environment(tmp_path_factory) -> dict[str, str]:
    """Of the running site: its own database and files."""
    folder = tmp_path_factory.mktemp("site")
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PYTHONUNBUFFERED": "1",
    }


@pytest.fixture(scope="session")
def site_url(site_environment, tmp_path_factory):
    """Address of a running site with the demonstration content; what a test changes there stays for the next one."""
    port = free_port()
    environment = site_environment
    log = tmp_path_factory.mktemp("log") / "serve.log"
    with log.open("w") as output:
        site = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--demo", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        while READY not in log.read_text():
            if site.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"The site did not start:\n{log.read_text()}")
            time.sleep(0.2)
        yield f"http://localhost:{port}"
    finally:
        site.terminate()
        try:
            site.wait(15)
        except subprocess.TimeoutExpired:
            site.kill()
            site.wait()


@pytest.fixture
def on_the_site(site_url, site_environment):
    """Runs code in a process of its own, on the database of the running site: for what has no screen to begin with."""

    def run(code: str) -> None:
        command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
        subprocess.run(command, cwd=ROOT, env=site_environment, check=True, timeout=120)

    return run


@pytest.fixture(scope="module")
def browser(request):
    """Per module: while playwright's event loop runs, Django refuses every query in this process.

    A module whose readers have another browser names its options in `CHROMIUM_OPTIONS`.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium's sandbox does not work for root, as which CI runs.
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        options += getattr(request.module, "CHROMIUM_OPTIONS", [])
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=options)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, site_url):
    context = browser.new_context(base_url=site_url, locale="en-GB")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
