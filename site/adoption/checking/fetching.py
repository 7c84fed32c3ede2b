"""One polite, bounded GET: so many bytes, seconds and redirects, no cookies, nothing decoded but text."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Timer
from urllib.parse import urljoin, urlsplit

import requests
from django.conf import settings

from ..models import Outcome
from .networks import CarefulAdapter, ClosedNetworkError, may_be_public

CONNECT_SECONDS, READ_SECONDS = 5, 10
MOST_SECONDS = 20.0
MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_PIECE = 2**16


class NotFetchedError(Exception):
    """`outcome` says why, for people."""

    def __init__(self, outcome: Outcome):
        super().__init__(outcome.value)
        self.outcome = outcome


@dataclass(frozen=True)
class Fetched:
    url: str
    status: int
    type: str
    body: bytes
    charset: str | None


def fetch(url: str, agent: str, most_bytes: int, may_ask: Callable[[str], None] = lambda url: None) -> Fetched:
    """`may_ask` is called with each address, also of redirects, and raises NotFetchedError where it may not be asked.

    An answer that is no success is given as it is, without its body.
    """
    for _hop in range(MOST_REDIRECTS + 1):
        check(url)
        may_ask(url)
        answer = _get(url, agent, most_bytes)
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(url, answer)
    raise NotFetchedError(Outcome.UNREACHABLE)


def check(url: str) -> None:
    """Raises NotFetchedError for what is not asked at all, as far as the address itself tells."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise NotFetchedError(Outcome.CLOSED) from error
    may_be_anywhere = settings.WEB_CHECK_MAY_VISIT_CLOSED_NETWORKS
    is_usual = may_be_anywhere or port is None or port == _PORTS.get(parts.scheme)
    if parts.scheme not in _PORTS or not parts.hostname or "@" in parts.netloc or not is_usual:
        raise NotFetchedError(Outcome.CLOSED)
    if not may_be_anywhere and not may_be_public(parts.hostname):
        raise NotFetchedError(Outcome.CLOSED)


def _get(url: str, agent: str, most_bytes: int) -> Fetched | str:
    """The answer, or where it leads."""
    adapter = CarefulAdapter()
    # Somebody who sends a byte each second would keep a worker for hours.
    limit = Timer(MOST_SECONDS, adapter.cut)
    with requests.Session() as session:
        session.trust_env = False  # no proxy, no netrc: both would go round the adapter or tell secrets
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        limit.start()
        try:
            with session.get(
                url,
                headers={"User-Agent": agent, "Accept-Encoding": "identity"},
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as response:
                answer = _read(response, most_bytes)
                if adapter.was_cut:
                    raise NotFetchedError(Outcome.UNREACHABLE)
                return answer
        except ClosedNetworkError as error:
            raise NotFetchedError(Outcome.CLOSED) from error
        except (requests.RequestException, OSError, ValueError) as error:
            raise NotFetchedError(Outcome.UNREACHABLE) from error
        finally:
            limit.cancel()


def _read(response: requests.Response, most_bytes: int) -> Fetched | str:
    if response.is_redirect:
        return response.headers["Location"]
    body = b""
    # Packed though we asked for it unpacked: a few bytes could become gigabytes.
    if response.ok and response.headers.get("Content-Encoding", "identity") == "identity":
        while piece := response.raw.read1(_PIECE):
            body += piece
            if len(body) > most_bytes:
                raise NotFetchedError(Outcome.TOO_LARGE)
    kind, _semicolon, _parameters = response.headers.get("Content-Type", "").partition(";")
    return Fetched(response.url, response.status_code, kind.strip().lower(), body, response.encoding)
