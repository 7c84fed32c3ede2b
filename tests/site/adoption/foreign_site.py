"""A website of somebody else's, on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ForeignSite:
    """`pages` by path: a text, bytes (a picture), a status, or a function that answers for itself."""

    def __init__(self, url: str):
        self.url = url
        self.pages: dict[str, object] = {}
        self.asked: list[tuple[str, str]] = []

    def address(self, path: str) -> str:
        return self.url + path


def _answer(request: BaseHTTPRequestHandler, page) -> None:
    if callable(page):
        page(request)
        return
    status = page if isinstance(page, int) else 200
    content, kind = b"", "text/plain"
    if isinstance(page, str):
        content, kind = page.encode(), "text/html; charset=utf-8"
    elif isinstance(page, bytes):
        content, kind = page, "image/png"
    request.send_response(status)
    request.send_header("Content-Type", kind)
    request.send_header("Content-Length", str(len(content)))
    request.end_headers()
    request.wfile.write(content)


@contextmanager
def foreign_site() -> Iterator[ForeignSite]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append((self.path, self.headers["User-Agent"]))
            try:
                _answer(self, site.pages.get(self.path, 404))
            except ConnectionError:
                self.close_connection = True  # who asked has gone

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = ForeignSite(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
