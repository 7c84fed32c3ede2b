"""Which requests are readers who take something. docs/administrators/privacy.md says the same in words."""

import hashlib
import re
import secrets
from urllib.parse import urlsplit

from django.core.cache import cache
from django.utils import timezone

from accounts.addresses import client_address

# Short on purpose: who names itself is believed, and who says nothing is no browser.
_ROBOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|archiver|monitor|uptime|preview|facebookexternalhit|headless|scanner|checker"
    r"|\b(curl|wget|python|java/|okhttp|go-http|libwww|axios|node|perl|ruby|php|apache-httpclient|fetch)",
    re.IGNORECASE,
)  # Cubot makes telephones.
_WHOLE = re.compile(r"\s*bytes\s*=\s*0+-\s*")
_HOST = re.compile(r"[a-z0-9]([-a-z0-9.]{0,98}[a-z0-9])?")
# The second click of a double click; also a viewer that asks for the whole file again.
SAME_READER_SECONDS = 10
_KEY_SECONDS = 24 * 3600


def is_a_reader(request) -> bool:
    """A whole file for a person who is not of our own staff: no HEAD, no part, no robot, no guess ahead."""
    if request.method != "GET" or is_robot(request) or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return False
    part = request.headers.get("Range")
    if part is not None and not _WHOLE.fullmatch(part):
        return False
    return not request.user.is_staff


def is_robot(request) -> bool:
    agent = request.headers.get("User-Agent", "")
    return not agent or bool(_ROBOT.search(agent))


def is_repeated(request, what: str) -> bool:
    """Whether the same reader asked for the same some seconds ago. Only a hash is remembered, only for so long.

    Its key is made anew each day, stands nowhere else, and goes with the day: nobody can try addresses later.
    """
    key = cache.get_or_set(f"reader-key-{timezone.now():%Y-%m-%d}", lambda: secrets.token_hex(32), _KEY_SECONDS)
    reader = "\n".join((key, client_address(request), request.headers.get("User-Agent", ""), what))
    return not cache.add(f"reader-{hashlib.sha256(reader.encode()).hexdigest()}", 1, SAME_READER_SECONDS)


def foreign_host(request) -> str:
    """The host of the page that shows something of ours; empty for our own pages and for none."""
    try:
        host = urlsplit(request.headers.get("Referer", "")).hostname or ""
        own = urlsplit(f"//{request.get_host()}").hostname or ""
    except ValueError:
        return ""
    host = host.lower().rstrip(".")
    return host if host != own and _HOST.fullmatch(host) else ""
