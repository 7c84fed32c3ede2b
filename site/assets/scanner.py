"""An optional virus scanner that speaks clamd's protocol over a socket (INSTREAM)."""

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

_CHUNK = 64 * 1024
_SECONDS = 60


class ScannerDownError(Exception):
    """A scanner is configured, and did not give an answer that says whether the file is clean."""


def scan(content: bytes) -> str:
    """The name of what was found; empty for a clean file, and where no scanner is configured.

    Raises ScannerDownError.
    """
    if not settings.VIRUS_SCANNER:
        return ""
    try:
        with _connect(settings.VIRUS_SCANNER) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), _CHUNK):
                chunk = content[start : start + _CHUNK]
                line.sendall(struct.pack(">I", len(chunk)) + chunk)
            line.sendall(struct.pack(">I", 0))
            answer = _read_answer(line)
    except OSError as error:
        raise ScannerDownError(f"The virus scanner does not answer: {error}") from error
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")[:100]
    raise ScannerDownError(f"The virus scanner gave no verdict: {answer[:200]}")


def _connect(address: str) -> socket.socket:
    """`tcp://host:port` or `unix:///path/of/socket`."""
    where = urlsplit(address)
    if where.scheme == "tcp":
        return socket.create_connection((where.hostname, where.port), timeout=_SECONDS)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.settimeout(_SECONDS)
        line.connect(where.path)
    except OSError:
        line.close()
        raise
    return line


def _read_answer(line: socket.socket) -> str:
    parts = []
    while (part := line.recv(4096)) and sum(map(len, parts)) < 10_000:
        parts.append(part)
    return b"".join(parts).rstrip(b"\0\n").decode(errors="replace")
