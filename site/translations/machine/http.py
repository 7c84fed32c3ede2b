"""Requests to a translating service: patient with one that is busy, plain about one that refuses."""

import json
import logging
import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import requests
from django.utils.translation import gettext as _

from .interface import MachineError, Reason

logger = logging.getLogger(__name__)

_PATIENCE = 60.0  # seconds; who asks for more is left to the queue
_BROKEN = (
    requests.ConnectionError,
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ContentDecodingError,
)
_LONGEST_ANSWER = 8 * 2**20


class Service:
    """A JSON service at `url`. `sleep` and `chance` are given by tests."""

    def __init__(
        self,
        name: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        *,
        timeout: float = 30,
        attempts: int = 4,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ):
        self.name = name
        self.url = url.rstrip("/")
        self.headers = dict(headers or {})
        self.timeout = timeout
        self.attempts = attempts
        self.sleep = sleep
        self.chance = chance

    def call(self, method: str, path: str, payload: dict | None = None) -> Any:
        """The answer's JSON (None where there is none). Raises MachineError."""
        error: MachineError | None = None
        for attempt in range(self.attempts):
            if error is not None:
                self.sleep(self._pause(attempt, error))
            try:
                return self._answer(method, path, payload)
            except MachineError as caught:
                if not caught.is_temporary or (caught.retry_after or 0) > _PATIENCE:
                    raise
                error = caught
                logger.warning("%s: attempt %d failed: %s", self.name, attempt + 1, caught.reason)
        raise error or ValueError("attempts must be at least one")

    def _pause(self, attempt: int, error: MachineError) -> float:
        """Twice as long each time, half of it by chance, so that many queues do not come back together."""
        if error.retry_after is not None:
            return error.retry_after
        longest = min(_PATIENCE, 2.0**attempt)
        return longest / 2 + self.chance() * longest / 2

    def _answer(self, method: str, path: str, payload: dict | None) -> Any:
        try:
            # Redirects would carry the key to somebody else.
            with requests.request(
                method,
                self.url + path,
                json=payload,
                headers=self.headers,
                timeout=self.timeout,
                allow_redirects=False,
                stream=True,
            ) as response:
                body = b""
                for piece in response.iter_content(2**16):
                    body += piece
                    if len(body) > _LONGEST_ANSWER:
                        break
        except requests.Timeout as error:
            message = _("%(service)s did not answer in time.")
            raise MachineError(message % {"service": self.name}, Reason.UNAVAILABLE) from error
        except _BROKEN as error:
            message = _("%(service)s cannot be reached.")
            raise MachineError(message % {"service": self.name}, Reason.UNAVAILABLE) from error
        except requests.RequestException as error:
            message = _("The address of %(service)s is not set up rightly.")
            raise MachineError(message % {"service": self.name}, Reason.CONFIGURATION) from error
        if response.status_code >= 300:
            raise self._error(response, body)
        return self._json(body)

    def _json(self, body: bytes) -> Any:
        if not body:
            return None
        try:
            if len(body) > _LONGEST_ANSWER:
                raise ValueError("too long")
            return json.loads(body)
        except ValueError as error:
            raise self.strange_answer() from error

    def texts(self, found: Any, count: int) -> list[str]:
        """The texts of an answer, if that is what they are."""
        if not isinstance(found, list) or len(found) != count or not all(isinstance(text, str) for text in found):
            raise self.strange_answer()
        return found

    def strange_answer(self) -> MachineError:
        message = _("%(service)s gave an answer that the site does not understand.")
        return MachineError(message % {"service": self.name}, Reason.ANSWER)

    def _error(self, response: requests.Response, body: bytes) -> MachineError:
        status = response.status_code
        if status == 429:
            reason, message = Reason.BUSY, _("%(service)s is busy. Please try again later.")
        elif status == 456:
            reason, message = Reason.QUOTA, _("The quota at %(service)s is used up for this month.")
        elif status in (401, 403):
            reason, message = Reason.ACCESS, _("%(service)s refuses the site’s key.")
        elif status >= 500:
            reason, message = Reason.UNAVAILABLE, _("%(service)s is out of order. Please try again later.")
        elif status in (400, 413, 422):
            reason, message = Reason.REQUEST, _("%(service)s does not take this request: %(detail)s")
        else:
            reason, message = Reason.CONFIGURATION, _("The address of %(service)s is not set up rightly.")
        details = {"service": self.name, "detail": _detail(body) or f"HTTP {status}"}
        return MachineError(message % details, reason, _retry_after(response))


def _detail(body: bytes) -> str:
    """What the service says itself; cut short, since it is shown to people."""
    try:
        answer = json.loads(body)
    except ValueError:
        return ""
    said = answer.get("message") or answer.get("error") if isinstance(answer, dict) else None
    return said[:200] if isinstance(said, str) else ""


def _retry_after(response: requests.Response) -> float | None:
    """Seconds, which the header gives as such or as a date (RFC 9110, section 10.2.3)."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
