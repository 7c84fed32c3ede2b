"""One JSON line for each request and each exception, joined by a request id. No addresses, form values or queries."""

import json
import logging
import re
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from audit.context import request_id

# What a proxy in front may send as X-Request-ID, to join its lines with ours.
_ACCEPTED_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
logger = logging.getLogger("site.requests")


class RequestLogMiddleware:
    """Gives each request an id, answers with it, and writes the line. First of all middleware: it sees every answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = _id_of(request.headers.get("X-Request-ID", ""))
        token = request_id.set(request.id)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = request.id
            logger.info("request", extra={"facts": _facts(request, response, time.perf_counter() - started)})
        finally:
            request_id.reset(token)
        return response


@contextmanager
def noted_without_django(environ: dict, status: int) -> Iterator[None]:
    """The line of a request that no middleware sees; what is logged inside carries its id."""
    token = request_id.set(_id_of(environ.get("HTTP_X_REQUEST_ID", "")))
    facts = {"method": environ["REQUEST_METHOD"][:16], "address": "", "language": "", "status": status}
    try:
        yield
        logger.info("request", extra={"facts": facts | {"milliseconds": None, "bytes": 0}})
    finally:
        request_id.reset(token)


def _id_of(sent: str) -> str:
    return sent if _ACCEPTED_ID.fullmatch(sent) else uuid.uuid4().hex


def _facts(request, response, seconds: float) -> dict:
    """`address` is the pattern of the address: the address itself may hold a token. Milliseconds, bytes."""
    match = request.resolver_match
    return {
        "method": request.method[:16],
        "address": f"/{match.route}" if match else "",
        "language": getattr(request, "LANGUAGE_CODE", ""),
        "status": response.status_code,
        "milliseconds": round(seconds * 1000, 1),
        "bytes": None if response.streaming else len(response.content),
    }


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON; an exception goes with type and traceback, without the values of variables."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request_id": request_id.get(),
            **(getattr(record, "facts", None) or {"message": _without_address(record)}),
        }
        if record.exc_info:
            line["exception"] = record.exc_info[0].__name__
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _without_address(record: logging.LogRecord) -> str:
    """Django's own warnings of refused requests name their address, which may hold a key or a name."""
    request = getattr(record, "request", None)
    message = record.getMessage()
    return message.replace(request.path, "…") if request is not None else message
