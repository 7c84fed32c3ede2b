"""Wrong logins from one address, while others read: readers must hardly notice.

    python -m benchmarks.flood http://localhost:8000 [--rate 50] [--seconds 30]

Asks a site that runs already (`make run`), first quietly, then under the flood; fails where a limit is passed.
"""

import argparse
import http.client
import http.cookies
import sys
import threading
import time
from dataclasses import dataclass, field
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

SIGN_IN = "/en/account/login/"
PAGES = ("/en/", "/en/members/", "/fr/news/", "/ja/insights/", "/ar/brochures/")
READERS = 5
PAUSE_SECONDS = 1  # between two pages of a reader
SLOWER_AT_MOST = 2.0
READERS_MS_AT_MOST = 500
REFUSED_AT_LEAST = 0.99
REFUSAL_MS_AT_MOST = 50
LET_THROUGH_A_MINUTE = 30


@dataclass
class Answers:
    times: list[float] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """Milliseconds."""
        return quantiles(self.times, n=20)[-1]


def ask(netloc: str, method: str, path: str, body: str | None = None, headers: dict | None = None) -> tuple[int, dict]:
    line = http.client.HTTPConnection(netloc, timeout=30)
    try:
        line.request(method, path, body, headers or {})
        answer = line.getresponse()
        answer.read()
        return answer.status, answer.headers
    finally:
        line.close()


def timed(answers: Answers, *request) -> None:
    begin = time.perf_counter()
    status, _headers = ask(*request)
    answers.times.append((time.perf_counter() - begin) * 1000)
    answers.statuses.append(status)


def read(netloc: str, answers: Answers, first: int, until: float) -> None:
    number = first
    while time.monotonic() < until:
        timed(answers, netloc, "GET", PAGES[number % len(PAGES)])
        number += 1
        time.sleep(PAUSE_SECONDS)


def guess(netloc: str, answers: Answers, step: float, delay: float, until: float) -> None:
    """One of several guessers; each keeps its own beat, whether answers are quick or slow."""
    _status, headers = ask(netloc, "GET", SIGN_IN)
    token = http.cookies.SimpleCookie(headers["Set-Cookie"])["csrftoken"].value
    form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={token}"}
    beat, number = time.monotonic() + delay, 0
    while beat < until:
        time.sleep(max(0, beat - time.monotonic()))
        number += 1
        fields = {"csrfmiddlewaretoken": token, "login": f"{delay}-{number}@example.org", "password": "wrong"}
        timed(answers, netloc, "POST", SIGN_IN, urlencode(fields), form)
        beat += step


def run(netloc: str, seconds: float, rate: int) -> tuple[Answers, Answers]:
    """The readers' answers, and those to `rate` guesses a second."""
    readers, flood = Answers(), Answers()
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=read, args=(netloc, readers, number, until)) for number in range(READERS)]
    guessers = min(rate, 10)
    threads += [
        threading.Thread(target=guess, args=(netloc, flood, guessers / rate, number / rate, until))
        for number in range(guessers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return readers, flood


def report(quiet: Answers, busy: Answers, flood: Answers, seconds: float) -> bool:
    """Prints each figure with its limit; returns whether all held."""
    refused = flood.statuses.count(429)
    due = len(flood.statuses) - LET_THROUGH_A_MINUTE * (1 + seconds // 60)
    figures = [
        ("readers' p95, quiet (ms)", quiet.p95, READERS_MS_AT_MOST, quiet.p95 <= READERS_MS_AT_MOST),
        ("readers' p95, flood (ms)", busy.p95, READERS_MS_AT_MOST, busy.p95 <= READERS_MS_AT_MOST),
        ("flood / quiet", busy.p95 / quiet.p95, SLOWER_AT_MOST, busy.p95 <= SLOWER_AT_MOST * quiet.p95),
        ("guesses sent a second", len(flood.statuses) / seconds, None, True),
        ("refused of those over the limit", refused / max(1, due), REFUSED_AT_LEAST, refused >= REFUSED_AT_LEAST * due),
        ("p95 of a refusal (ms)", flood.p95, REFUSAL_MS_AT_MOST, flood.p95 <= REFUSAL_MS_AT_MOST),
        ("pages that failed", float(sum(status != 200 for status in busy.statuses)), 0, set(busy.statuses) == {200}),
    ]
    for name, value, limit, held in figures:
        print(f"{name:<34}{value:>9.2f}  {'' if limit is None else f'limit {limit}':<12}{'' if held else 'passed!'}")
    return all(held for *_figures, held in figures)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flood")
    parser.add_argument("site")
    parser.add_argument("--rate", type=int, default=50, help="wrong logins a second")
    parser.add_argument("--seconds", type=float, default=30)
    options = parser.parse_args()
    netloc = urlsplit(options.site).netloc
    for page in PAGES:
        ask(netloc, "GET", page)  # what is made on the first request is not what is measured
    quiet, _nobody = run(netloc, options.seconds, 0)
    busy, flood = run(netloc, options.seconds, options.rate)
    return int(not report(quiet, busy, flood, options.seconds))


if __name__ == "__main__":
    sys.exit(main())
