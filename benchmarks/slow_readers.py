"""Do readers of pages notice fifty people who download a large file over a slow line?

    python -m benchmarks.slow_readers [--readers N] [--seconds N] [--megabytes N] [--nginx]

Starts the real server on the content of `python -m benchmarks`. With --nginx it stands behind nginx, which carries
the files (X_ACCEL_LOCATION).
"""

import argparse
import http.client
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from benchmarks.__main__ import CACHE, ROOT, build, environment

PAGE = "/en/"
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


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def manage(env: dict[str, str], *words: str) -> str:
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout


@contextmanager
def running(command: list[str], port: int, env: dict[str, str]):
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while socket.socket().connect_ex(("127.0.0.1", port)) and time.monotonic() < deadline:
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(15)


def page_times(port: int, seconds: float) -> list[float]:
    """Milliseconds of one request after the other; 30 s for one that did not come."""
    times, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        begin = time.monotonic()
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as line:
                line.request("GET", PAGE)
                complete = b"site-footer" in line.getresponse().read()
        except OSError:
            complete = False
        times.append((time.monotonic() - begin) * 1000 if complete else 30_000)
        time.sleep(0.05)
    return times


def read_slowly(port: int, path: str, stop: threading.Event, received: list[int], number: int) -> None:
    """A kilobyte each half second, with next to no room in the socket."""
    with closing(socket.socket()) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(30)
        line.connect(("127.0.0.1", port))
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        while not stop.wait(0.5):
            try:
                received[number] += len(line.recv(1024))
            except TimeoutError:
                return


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def measure(port: int, path: str, readers: int, seconds: float) -> bool:
    page_times(port, 2)
    quiet = page_times(port, seconds)
    stop, received = threading.Event(), [0] * readers
    slow = [
        threading.Thread(target=read_slowly, args=[port, path, stop, received, number]) for number in range(readers)
    ]
    for thread in slow:
        thread.start()
    time.sleep(2)
    busy = page_times(port, seconds)
    stop.set()
    for thread in slow:
        thread.join()
    served = sum(count > 0 for count in received)
    ratio = p95(busy) / p95(quiet)
    print(f"page p95: {p95(quiet):.0f} ms alone, {p95(busy):.0f} ms beside {readers} slow readers ({ratio:.1f} times)")
    print(f"slow readers that got something: {served} of {readers}")
    return ratio <= 2 and served == readers


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slow_readers")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--megabytes", type=int, default=24, help="size of the file")
    parser.add_argument("--nginx", action="store_true", help="let nginx carry the files")
    options = parser.parse_args()
    env = environment(0)
    build(0, env)
    program = MAKE_FILE.replace("MEGABYTES", str(options.megabytes))
    path = manage(env, "shell", "--no-imports", "-c", program).strip().splitlines()[-1]
    port = behind = free_port()
    with ExitStack() as stack:
        if options.nginx:
            behind, env = free_port(), {**env, "X_ACCEL_LOCATION": "/_protected/"}
        serve = [sys.executable, "manage.py", "serve", "--no-worker", "--port", str(behind)]
        stack.enter_context(running(serve, behind, env))
        if options.nginx:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=CACHE)))
            media = env["MEDIA_ROOT"]
            (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, behind=behind, media=media))
            nginx = [shutil.which("nginx") or "nginx", "-c", str(folder / "nginx.conf")]
            stack.enter_context(running(nginx, port, env))
        passed = measure(port, path, options.readers, options.seconds)
    print("pass" if passed else "FAIL")
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main())
