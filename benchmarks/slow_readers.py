"""Do others notice fifty people who download over a slow line: a large file, a logo kit, a brochure?

    python -m benchmarks.slow_readers [--readers N] [--seconds N] [--megabytes N] [--nginx]

Starts the real server on the content of `python -m benchmarks`. While the slow readers hold one of the files, others
ask for a badge, for a page and, over a fast line, for the same file. Passes where 95 of 100 answers take at most twice
as long as alone, half as many come at least, and each slow reader gets something. With --nginx the server stands behind
nginx, which carries the files.
"""

import argparse
import http.client
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from benchmarks.__main__ import build, environment
from benchmarks.server import BADGE, READER, Thing, Times, manage, serving, times_of

MOST_TIMES = 2
# What comes within this time nobody waits for: its double is no loss.
UNNOTICED_MS = 20
PAGE = Thing("page", "/en/")
KIT = Thing("logo kit", "/logos/gcc-network/gcc-network.zip")
BROCHURE = Thing("brochure", "/brochures/membership/en/screen.pdf")
# Makes the file, once; prints its address.
MAKE_FILE = """
import os
from django.core.files.base import ContentFile
from wagtail.models import Collection
from assets.models import CustomDocument
title = "File of MEGABYTES MB"
document = CustomDocument.objects.filter(title=title).first()
if document is None:
    content = ContentFile(os.urandom(MEGABYTES * 2**20), "large.zip")
    root = Collection.get_first_root_node()
    document = CustomDocument.objects.create(title=title, state="clean", collection=root, file=content)
print(document.url)
"""


class Held:
    """What the slow readers have got of a file so far."""

    def __init__(self, port: int, thing: Thing, readers: int):
        self.port, self.thing = port, thing
        self.received, self.size = [0] * readers, size_of(port, thing)

    @property
    def still_reading(self) -> int:
        """Those who have got something, and still wait for the rest."""
        return sum(0 < count < self.size for count in self.received)

    @contextmanager
    def by_slow_readers(self) -> Iterator[None]:
        """From when each has got something: fifty who come at once are another question."""
        stop = threading.Event()
        threads = [threading.Thread(target=self._read, args=[stop, number]) for number in range(len(self.received))]
        for thread in threads:
            thread.start()
        deadline = time.monotonic() + 60
        while self.still_reading < len(threads) and time.monotonic() < deadline:
            time.sleep(0.2)
        try:
            yield
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    def _read(self, stop: threading.Event, number: int) -> None:
        """A kilobyte each half second, with next to no room in the socket."""
        headers = "".join(f"{name}: {value}\r\n" for name, value in READER.items())
        with closing(socket.socket()) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.settimeout(30)
            line.connect(("127.0.0.1", self.port))
            line.sendall(f"GET {self.thing.path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n".encode())
            while not stop.wait(0.5):
                try:
                    self.received[number] += len(line.recv(1024))
                except OSError:
                    return


def size_of(port: int, thing: Thing) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as line:
        line.request("GET", thing.path)
        response = line.getresponse()
        if response.status != 200:
            raise RuntimeError(f"{thing.path}: {response.status}")
        return len(response.read())


def asked(port: int, thing: Thing, seconds: float) -> dict[Thing, Times]:
    """What others get, one after the other: badges over four lines, the rest over one."""
    return {it: times_of(port, it, seconds, 4 if it is BADGE else 1) for it in (BADGE, PAGE, thing)}


def measure(port: int, thing: Thing, readers: int, seconds: float) -> bool:
    asked(port, thing, 1)
    quiet = asked(port, thing, seconds)
    held = Held(port, thing, readers)
    with held.by_slow_readers():
        busy = asked(port, thing, seconds)
    is_held = held.still_reading == readers
    print(f"{thing.name}, {held.size / 1e6:.1f} MB, held by {held.still_reading} of {readers} slow readers")
    passed = is_held
    for it, alone in quiet.items():
        beside = busy[it]
        is_fast = beside.p95 <= max(MOST_TIMES * alone.p95, UNNOTICED_MS) and beside.rate * MOST_TIMES >= alone.rate
        passed = passed and is_fast
        name = "the same, fast line" if it is thing else it.name
        print(
            f"  {name:<20}{alone.p95:>8.1f} ms{beside.p95:>8.1f} ms{alone.rate:>8.0f} /s{beside.rate:>8.0f} /s"
            f"{'' if is_fast else '  too slow'}"
        )
    return passed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slow_readers")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=5, help="for each thing, alone and beside the slow readers")
    parser.add_argument("--megabytes", type=int, default=24, help="size of the large file")
    parser.add_argument("--nginx", action="store_true", help="let nginx carry the files")
    options = parser.parse_args()
    env = environment(0)
    build(0, env)
    program = MAKE_FILE.replace("MEGABYTES", str(options.megabytes))
    path = manage(env, "shell", "--no-imports", "-c", program).strip().splitlines()[-1]
    with serving(env, with_nginx=options.nginx) as port:
        print(f"{'':<22}{'p95 alone':>11}{'beside':>11}{'alone':>11}{'beside':>11}")
        things = (Thing("large file", path), KIT, BROCHURE)
        failed = [thing.name for thing in things if not measure(port, thing, options.readers, options.seconds)]
    print("FAIL" if failed else "pass")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
