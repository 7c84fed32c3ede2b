"""Between granian and Django: bodies come in and files go out without holding a thread, however slow the line.

Django runs as WSGI in a few threads of its own (docs/decisions/0016). What it hands out from the disk, it names through
`wsgi.file_wrapper`, and granian sends it by itself.
"""

import asyncio
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import NamedTuple

from .logs import noted_without_django

logger = logging.getLogger(__name__)
# More threads only wait for each other; a page takes some 50 ms of one.
THREADS = 4
# Between two pieces of a body.
LONGEST_SILENCE_SECONDS = 30
# A larger body waits in a file without a name, which ends with its process.
_BODY_IN_MEMORY = 512 * 2**10
# What is no file goes out at once up to here, beyond it piece by piece from its thread.
_ANSWER_IN_MEMORY = 4 * 2**20


class Stretch(NamedTuple):
    """Bytes of a file on disk; `stop` is None for all that follow."""

    path: str
    start: int
    stop: int | None = None


class FileOnDisk:
    """Stands in for `wsgiref.util.FileWrapper`: remembers which file an answer consists of, and can still read it."""

    def __init__(self, file, block_size: int = 2**16):
        self._file, self._block_size = file, block_size
        self.stretch = getattr(file, "stretch", None) or self._whole(file)

    @staticmethod
    def _whole(file) -> Stretch | None:
        name = getattr(file, "name", None)
        if not isinstance(name, str | os.PathLike) or not os.path.isabs(name):
            return None
        return Stretch(os.fspath(name), file.tell()) if os.path.isfile(name) else None

    def __iter__(self):
        while piece := self._file.read(self._block_size):
            yield piece

    def close(self) -> None:
        self._file.close()


class Responder:
    """The application that granian calls (RSGI). `longest_body` says how many bytes may be sent to a path."""

    def __init__(self, application, longest_body: Callable[[str], int]):
        self._application, self._longest_body = application, longest_body
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="django")

    async def __rsgi__(self, scope, proto) -> None:
        environ = environ_of(scope)
        with tempfile.SpooledTemporaryFile(_BODY_IN_MEMORY) as body:
            if not await self._receive(proto, environ, body):
                with noted_without_django(environ, 400):
                    proto.response_empty(400, [("Connection", "close")])
                return
            body.seek(0)
            environ["wsgi.input"] = body
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._threads, self._answer, environ, proto, loop)

    async def _receive(self, proto, environ: dict, body) -> bool:
        """Whether the body came as announced. One that is too long is not read on: its length tells Django."""
        announced = environ.get("CONTENT_LENGTH")
        if announced is None and "HTTP_TRANSFER_ENCODING" not in environ:
            return True
        longest = self._longest_body(environ["PATH_INFO"])
        if announced is not None and int(announced) > longest:
            return True
        pieces, received = aiter(proto), 0
        try:
            while received <= longest:
                async with asyncio.timeout(LONGEST_SILENCE_SECONDS):
                    piece = await anext(pieces)
                received += len(piece)
                body.write(piece)
        except StopAsyncIteration:
            pass
        except TimeoutError:
            return False
        environ["CONTENT_LENGTH"] = str(received)
        return announced is None or received == int(announced)

    def _answer(self, environ: dict, proto, loop) -> None:
        """In a thread: answers go out from here, for the loop may be busy."""
        head: list = []
        try:
            self._send(environ, proto, loop, head)
        except Exception:
            # Where Django has begun an answer, the request has its line.
            with nullcontext() if head else noted_without_django(environ, 500):
                logger.exception("No answer could be given.")
                proto.response_empty(500, [])

    def _send(self, environ: dict, proto, loop, head: list) -> None:
        answer = self._application(environ, lambda status, headers, exc_info=None: head.extend((status, headers)))
        try:
            status, headers = int(head[0][:3]), head[1]
            stretch = answer.stretch if isinstance(answer, FileOnDisk) else None
            if stretch is None:
                _send_pieces(proto, loop, status, headers, iter(answer))
            elif stretch.stop is None and not stretch.start:
                proto.response_file(status, headers, stretch.path)
            else:
                stop = os.path.getsize(stretch.path) if stretch.stop is None else stretch.stop
                proto.response_file_range(status, headers, stretch.path, stretch.start, stop)
        finally:
            if hasattr(answer, "close"):
                answer.close()


def _send_pieces(proto, loop, status: int, headers: list, pieces) -> None:
    gathered, size = [], 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size > _ANSWER_IN_MEMORY:
            break
    else:
        proto.response_bytes(status, headers, b"".join(gathered))
        return
    transport = proto.response_stream(status, headers)

    async def send(content: bytes) -> None:
        await transport.send_bytes(content)

    asyncio.run_coroutine_threadsafe(send(b"".join(gathered)), loop).result()
    for piece in pieces:
        asyncio.run_coroutine_threadsafe(send(piece), loop).result()


def environ_of(scope) -> dict:
    """What WSGI (PEP 3333) says of a request, without its body."""
    address, _, port = scope.server.rpartition(":")
    environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode(errors="replace").decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": address or "localhost",
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.input_terminated": True,
        "wsgi.file_wrapper": FileOnDisk,
    }
    if scope.authority:
        environ["HTTP_HOST"] = scope.authority
    for name, value in scope.headers.items():
        if "_" in name:  # would look like the header that is written with a hyphen
            continue
        key = name.upper().replace("-", "_")
        key = key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
        separator = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = f"{environ[key]}{separator}{value}" if key in environ else value
    if not environ.get("CONTENT_LENGTH", "0").isdecimal():
        del environ["CONTENT_LENGTH"]
    return environ
