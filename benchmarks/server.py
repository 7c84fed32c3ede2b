"""The real server on the content of `python -m benchmarks`, and readers who ask it."""

import http.client
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.__main__ import CACHE, ROOT

MEMBER = "cosmetic-valley"
NOT_ANSWERED_MS = 30_000
# A browser that shows another site: downloads and badges are counted for it, as for people.
READER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0",
    "Referer": "https://member.example.org/",
}
NGINX = """
worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off;
events {{ worker_connections 512; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port};
    location / {{ proxy_pass http://127.0.0.1:{behind}; proxy_set_header Host $host; }}
    location /_protected/ {{ internal; alias {media}/private/; }} }}
}}
"""


class Thing(NamedTuple):
    """What is asked for; `is_known` says whether the asker has it already."""

    name: str
    path: str
    is_known: bool = False


BADGE = Thing("badge, SVG", f"/badge/{MEMBER}/en/colour-240.svg")


class Times(NamedTuple):
    """Of answers: milliseconds each, and how many came in a second."""

    each: list[float]
    rate: float

    @property
    def median(self) -> float:
        return statistics.median(self.each)

    @property
    def p95(self) -> float:
        return sorted(self.each)[len(self.each) * 19 // 20]


def manage(env: dict[str, str], *words: str) -> str:
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout


@contextmanager
def serving(env: dict[str, str], *, with_nginx: bool = False) -> Iterator[int]:
    """Gives the port. With nginx in front, that carries the files (X_ACCEL_LOCATION)."""
    port = behind = free_port()
    with ExitStack() as stack:
        if with_nginx:
            behind, env = free_port(), {**env, "X_ACCEL_LOCATION": "/_protected/"}
        serve = [sys.executable, "manage.py", "serve", "--no-worker", "--port", str(behind)]
        stack.enter_context(_running(serve, behind, env))
        if with_nginx:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=CACHE)))
            media = env["MEDIA_ROOT"]
            (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, behind=behind, media=media))
            nginx = [shutil.which("nginx") or "nginx", "-c", str(folder / "nginx.conf")]
            stack.enter_context(_running(nginx, port, env))
        yield port


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def _running(command: list[str], port: int, env: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while socket.socket().connect_ex(("127.0.0.1", port)) and time.monotonic() < deadline:
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(15)


def times_of(port: int, thing: Thing, seconds: float, lines: int) -> Times:
    """Of answers over some lines at once, each of which asks again as soon as it has one.

    An answer that does not come counts as NOT_ANSWERED_MS and gets a new line; a wrong one ends the run.
    """
    each, wrong, begin = [], [], time.monotonic()
    threads = [
        threading.Thread(target=_keep_asking, args=(port, thing, begin + seconds, each, wrong))
        for _line in range(lines)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(f"{thing.path}: {wrong[0]}")
    return Times(each, len(each) / (time.monotonic() - begin))


def _keep_asking(port: int, thing: Thing, end: float, each: list[float], wrong: list[int]) -> None:
    while time.monotonic() < end and not wrong:
        begin = time.monotonic()
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=NOT_ANSWERED_MS / 1000)) as line:
            try:
                etag = _ask(line, thing).headers["ETag"] if thing.is_known else ""
                while (begin := time.monotonic()) < end:
                    status = _ask(line, thing, etag).status
                    if status != (304 if etag else 200):
                        wrong.append(status)
                        return
                    each.append((time.monotonic() - begin) * 1000)
            except (OSError, http.client.HTTPException):
                each.append(NOT_ANSWERED_MS)


def _ask(line: http.client.HTTPConnection, thing: Thing, etag: str = "") -> http.client.HTTPResponse:
    line.request("GET", thing.path, headers=READER | ({"If-None-Match": etag} if etag else {}))
    response = line.getresponse()
    response.read()
    return response
