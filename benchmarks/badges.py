"""Is a badge as cheap as it must be, since members' pages everywhere show it?

    python -m benchmarks.badges [--seconds N] [--lines N]

Starts the real server on the content of `python -m benchmarks` and asks over a few lines at once for a badge, a file of
the design and a page. Passes where a badge takes at most a fifth of a page's time.
"""

import argparse
import http.client
import statistics
import sys
import threading
import time
from contextlib import closing
from typing import NamedTuple

from benchmarks.__main__ import build, environment
from benchmarks.slow_readers import free_port, running

MEMBER = "cosmetic-valley"
TIMES_CHEAPER = 5


class Thing(NamedTuple):
    name: str
    path: str
    is_known: bool = False  # whether the asker has it already


BADGE = Thing("badge, SVG", f"/badge/{MEMBER}/en/colour-240.svg")
PAGE = Thing("page of the member", f"/en/members/{MEMBER}/")
THINGS = (
    BADGE,
    Thing("badge, PNG", f"/badge/{MEMBER}/ja/colour-480.png"),
    Thing("badge, not changed", BADGE.path, is_known=True),
    Thing("file of the design", "/static/icons/favicon.svg"),
    Thing("page that it leads to", f"/en/verify/{MEMBER}/"),
    PAGE,
)


def ask(line: http.client.HTTPConnection, thing: Thing, etag: str = "") -> http.client.HTTPResponse:
    line.request("GET", thing.path, headers={"If-None-Match": etag} if etag else {})
    response = line.getresponse()
    response.read()
    if response.status != (304 if etag else 200):
        raise RuntimeError(f"{thing.path}: {response.status}")
    return response


def times_of(port: int, thing: Thing, seconds: float, lines: int) -> list[float]:
    """Milliseconds of every answer, over lines that each ask again as soon as they have one."""
    times: list[float] = []

    def go_on() -> None:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as line:
            etag = ask(line, thing).headers["ETag"] if thing.is_known else ""
            end = time.monotonic() + seconds
            while (begin := time.monotonic()) < end:
                ask(line, thing, etag)
                times.append((time.monotonic() - begin) * 1000)

    threads = [threading.Thread(target=go_on) for _line in range(lines)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.badges")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--lines", type=int, default=4)
    options = parser.parse_args()
    env = environment(0)
    build(0, env)
    port, rates = free_port(), {}
    serve = [sys.executable, "manage.py", "serve", "--no-worker", "--port", str(port)]
    print(f"{'asked for':<24}{'answers a second':>18}{'median ms':>11}{'p95 ms':>9}")
    with running(serve, port, env):
        for thing in THINGS:
            times_of(port, thing, 1, options.lines)
            times = times_of(port, thing, options.seconds, options.lines)
            rates[thing] = len(times) / options.seconds
            p95 = statistics.quantiles(times, n=20)[-1]
            print(f"{thing.name:<24}{rates[thing]:>18.0f}{statistics.median(times):>11.1f}{p95:>9.1f}")
    passed = rates[BADGE] >= TIMES_CHEAPER * rates[PAGE]
    print("pass" if passed else "FAIL")
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main())
