"""Requests that no browser would send, at every public address: none may make the site fail.

    python -m benchmarks.fuzz [--minutes N] [--seed N]

Asks the content of `python -m benchmarks` without a server, through all middleware. Prints each kind of failure once,
with the request that shows it. `tests/site/pages/test_fuzz.py` runs a fixed slice of the same requests.
"""

import argparse
import collections
import io
import logging
import os
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes, unquote_to_bytes

from benchmarks.__main__ import ROOT, build, environment
from benchmarks.fuzz_values import BODIES, HEADERS, METHODS, QUERY_NAMES, TYPES, VALUES

LANGUAGES = ("en", "fr", "es", "ja", "ar")
# What stands behind the sign-in of staff has tests of its own.
NOT_PUBLIC = ("admin/",)


@dataclass(frozen=True)
class Attempt:
    """One request. `path` and `query` are percent-encoded, header values what the server makes of the bytes."""

    path: str
    query: str = ""
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    # Whether it comes with the token of its form: what is sent without one is not looked at.
    has_token: bool = False

    def environ(self) -> dict:
        path = unquote_to_bytes(self.path).decode("latin-1")
        line = {"REQUEST_METHOD": self.method, "PATH_INFO": path, "QUERY_STRING": self.query, "SCRIPT_NAME": ""}
        server = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1"}
        size = {"CONTENT_LENGTH": str(len(self.body))} if self.body else {}
        wsgi = {"wsgi.input": io.BytesIO(self.body), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http"}
        wsgi |= {"wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False}
        return {**line, **server, "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost", **size, **self.headers, **wsgi}

    def __str__(self):
        return f"{self.method[:20]} {self.path}?{self.query[:300]} {self.headers} {self.body[:100]!r}"


def public_places() -> list[str]:
    """The shapes of all public addresses: `en/search/`, `sitemap-%(code)s.xml`."""
    from django.urls import get_resolver

    return sorted(set(_leaves(get_resolver().url_patterns, [""])))


def live_pages() -> list[str]:
    """The address of every page."""
    from wagtail.models import Page

    rows = Page.objects.filter(depth__gt=1, live=True).values_list("locale__language_code", "url_path")
    return [f"{code}/{path.split('/', 2)[2]}" for code, path in rows]


def _leaves(patterns, before: list[str]) -> Iterator[str]:
    from django.urls import LocalePrefixPattern, URLResolver
    from django.utils.regex_helper import normalize

    for entry in patterns:
        if isinstance(entry.pattern, LocalePrefixPattern):
            forms = [f"{code}/" for code in LANGUAGES]
        else:
            forms = [shape for shape, _names in normalize(entry.pattern.regex.pattern)]
        places = [first + form for first in before for form in forms]
        if any(place.startswith(NOT_PUBLIC) for place in places):
            continue
        if isinstance(entry, URLResolver):
            yield from _leaves(entry.url_patterns, places)
        else:
            yield from places


class Fuzzer:
    """Makes requests: the same ones for the same seed."""

    def __init__(self, places: list[str], pages: list[str], seed: int):
        self._random = random.Random(seed)  # noqa: S311  no secret
        self._places, self._pages = places, pages

    def attempts(self) -> Iterator[Attempt]:
        """Without end; each round asks at every place."""
        while True:
            for place in self._places:
                yield self.attempt(place)
                if self._pages:
                    yield self.attempt(self._random.choice(self._pages).replace("%", "%%"))

    def attempt(self, place: str) -> Attempt:
        pick, chance = self._random.choice, self._random.random
        method = "GET" if chance() < 0.6 else pick(METHODS)
        has_body = method not in {"GET", "HEAD"} or chance() < 0.05
        headers = {pick(HEADERS): self._text() for _ in range(pick((0, 0, 1, 1, 2)))}
        body = b""
        if has_body:
            headers["CONTENT_TYPE"] = pick(TYPES)
            body = self._form() if chance() < 0.6 else pick(BODIES)
        if chance() < 0.02:
            headers["CONTENT_LENGTH"] = pick(("-1", "x", "99999999999", "3"))
        return Attempt(self._address(place), self._query(), method, headers, body, has_token=chance() < 0.7)

    def _value(self) -> bytes:
        return self._random.choice(VALUES)

    def _text(self) -> str:
        value = self._value()
        # A server refuses line ends and NUL in headers by itself.
        return value.translate(None, b"\r\n\0").decode("latin-1")

    def _address(self, place: str) -> str:
        names = collections.defaultdict(lambda: quote_from_bytes(self._value(), safe="/:"))
        address = "/" + place % names
        if self._random.random() < 0.1:
            cut = self._random.randrange(len(address) + 1)
            address = f"/{address[:cut]}{quote_from_bytes(self._value(), safe='/')}{address[cut:]}"
        return address

    def _query(self) -> str:
        pairs = self._random.choice((0, 0, 1, 1, 2, 3))
        return "&".join(f"{self._random.choice(QUERY_NAMES)}={quote_from_bytes(self._value())}" for _ in range(pairs))

    def _form(self) -> bytes:
        names = self._random.choices(QUERY_NAMES, k=self._random.randrange(6))
        return "&".join(f"{name}={quote_from_bytes(self._value())}" for name in names).encode()


class Site:
    """The site as its server sees it; what is raised inside is kept in `raised`."""

    def __init__(self):
        from django.core.handlers.wsgi import WSGIHandler
        from django.core.signals import got_request_exception

        self._handler, self.raised = WSGIHandler(), []
        got_request_exception.connect(self._note)

    def _note(self, **kwargs) -> None:
        self.raised.append(sys.exc_info()[1])

    def _ask(self, attempt: Attempt):
        from django.core.handlers.wsgi import WSGIRequest

        request = WSGIRequest(attempt.environ())
        request._dont_enforce_csrf_checks = attempt.has_token
        return self._handler.get_response(request)

    def trouble_with(self, attempt: Attempt) -> str:
        """What is wrong with the answer; empty when nothing is."""
        self.raised.clear()
        try:
            response = self._ask(attempt)
            body = b"".join(response) if attempt.method != "HEAD" else b""
            _close(response)
        except Exception as error:
            return f"raised {type(error).__name__}: {error}"[:200]
        if self.raised:
            return f"{response.status_code} {type(self.raised[0]).__name__}: {self.raised[0]}"[:200]
        if response.status_code >= 500:
            return f"status {response.status_code}"
        if lenient := _too_lenient(attempt, response):
            return lenient
        if response.status_code >= 400 and attempt.method != "HEAD":
            return _unclear(attempt, response, body)
        return ""


def _close(response) -> None:
    """As the test client does: the end of a request must not close the connection of a test in its transaction."""
    from django.core.signals import request_finished
    from django.db import close_old_connections

    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def _too_lenient(attempt: Attempt, response) -> str:
    """What is no text, too long, no form, or sent where one only reads, is refused for that reason, not taken."""
    from pages.middleware import is_text, longest_query, takes_forms

    status, path = response.status_code, unquote_to_bytes(attempt.path).decode(errors="replace")
    if status == 405 and "Allow" not in response.headers:
        return "405 without the methods that are right"
    if status < 400 and not is_text(attempt.query):
        return f"{status} for a query that is no text"
    if takes_forms(path):
        is_json = attempt.headers.get("CONTENT_TYPE", "").startswith("application/json")
        return f"{status} for a form in JSON" if attempt.method == "POST" and is_json and status < 400 else ""
    if status < 400 and len(attempt.query) > longest_query(path):
        return f"{status} for a query of {len(attempt.query)} characters"
    is_reading = attempt.method.upper() in {"GET", "HEAD"}  # Django takes "get" for one
    return "" if is_reading or status == 405 else f"{status} for {attempt.method[:20]} where one only reads"


def _unclear(attempt: Attempt, response, body: bytes) -> str:
    """An error is told in a page, in the language that the address names."""
    from translations.languages import Language

    page, first = body.decode(errors="replace"), attempt.path[1:].partition("/")[0]
    if response.headers.get("Content-Type") == "application/json":
        asked = attempt.headers.get("CONTENT_TYPE", "") + attempt.headers.get("HTTP_ACCEPT", "")
        return "" if "application/json" in asked else f"{response.status_code} as JSON, unasked"
    if not response.headers.get("Content-Type", "").startswith("text/html") or "<h1" not in page:
        return f"{response.status_code} without a page"
    if first in LANGUAGES and f'<html lang="{Language(first).tag}"' not in page:
        return f"{response.status_code} not in the language of the address"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    env = environment(0)
    build(0, env)
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ |= env | {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    import django

    django.setup()
    from django.conf import settings

    from accounts import limits

    settings.ALLOWED_HOSTS = ["localhost"]
    logging.disable()  # what fails is told below
    limits.PER_ADDRESS = limits.Limit("address", 10**9, 60)  # else most forms would see nothing
    fuzzer, site, troubles = Fuzzer(public_places(), live_pages(), options.seed), Site(), collections.Counter()
    end, count = time.monotonic() + options.minutes * 60, 0
    for attempt in fuzzer.attempts():
        if time.monotonic() > end:
            break
        count += 1
        if trouble := site.trouble_with(attempt):
            troubles[trouble] += 1
            if troubles[trouble] == 1:
                print(f"{trouble}\n    {attempt}", flush=True)
    print(f"{count} requests with seed {options.seed}: {len(troubles)} kinds of failure, {troubles.total()} failures")
    return int(bool(troubles))


if __name__ == "__main__":
    sys.exit(main())
