"""Is a badge as cheap as it must be, since members' pages everywhere show it?

    python -m benchmarks.badges [--seconds N] [--lines N]

Starts the real server on the content of `python -m benchmarks` and asks over a few lines at once for a badge, a file of
the design and a page. Passes where a badge takes at most a fifth of a page's time.
"""

import argparse
import sys

from benchmarks.__main__ import build, environment
from benchmarks.server import BADGE, MEMBER, Thing, serving, times_of

TIMES_CHEAPER = 5
PAGE = Thing("page of the member", f"/en/members/{MEMBER}/")
THINGS = (
    BADGE,
    Thing("badge, PNG", f"/badge/{MEMBER}/ja/colour-480.png"),
    Thing("badge, not changed", BADGE.path, is_known=True),
    Thing("file of the design", "/static/icons/favicon.svg"),
    Thing("page that it leads to", f"/en/verify/{MEMBER}/"),
    PAGE,
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.badges")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--lines", type=int, default=4)
    options = parser.parse_args()
    env = environment(0)
    build(0, env)
    rates = {}
    print(f"{'asked for':<24}{'answers a second':>18}{'median ms':>11}{'p95 ms':>9}")
    with serving(env) as port:
        for thing in THINGS:
            times_of(port, thing, 1, options.lines)
            times = times_of(port, thing, options.seconds, options.lines)
            rates[thing] = times.rate
            print(f"{thing.name:<24}{times.rate:>18.0f}{times.median:>11.1f}{times.p95:>9.1f}")
    passed = rates[BADGE] >= TIMES_CHEAPER * rates[PAGE]
    print("pass" if passed else "FAIL")
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main())
