"""A visit to a page that a member has declared: what stands there of ours, and in which version."""

import hashlib
import time
from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from ..catalogue import Asset, assets
from ..models import MemberWebAddress, Outcome, Sighting
from ..versions import versions_by_fingerprint
from .fetching import Fetched, NotFetchedError, fetch
from .reading import MOST_PICTURES, OwnAddresses, read
from .robots import RobotsOfSites

NAME = "GlobalCosmeticsClusterCheck"
MOST_PAGE_BYTES = 2 * 2**20
MOST_PICTURE_BYTES = 2 * 2**20
# Between two questions to whomever.
PAUSE_SECONDS = 1.0
# All of one page: pictures that come later are left out.
MOST_VISIT_SECONDS = 180.0
_PAGES = {"text/html", "application/xhtml+xml"}


def user_agent() -> str:
    """Names who asks, and the page where one can complain."""
    contact = Page.objects.live().filter(content_type__app_label="home", content_type__model="contactpage").first()
    path = contact.url if contact else "/"
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return f"{NAME}/1.0 (+{path if '://' in path else base + path})"


def visit(row: MemberWebAddress, sleep: Callable[[float], None] = time.sleep) -> Outcome:
    """Keeps what was found. Where the page could not be read, what was found before stays, with its date."""
    offered = assets()
    try:
        found, outcome = _Visit(row, offered, sleep).sightings(), Outcome.READ
    except NotFetchedError as error:
        found, outcome = None, error.outcome
    with transaction.atomic():
        # Withdrawn meanwhile: nothing is kept of it.
        if not MemberWebAddress.objects.select_for_update().filter(pk=row.pk).exists():
            return outcome
        MemberWebAddress.objects.filter(pk=row.pk).update(checked_at=timezone.now(), outcome=outcome)
        if found is not None:
            row.sightings.all().delete()
            Sighting.objects.bulk_create(found)
    return outcome


class _Visit:
    def __init__(self, row: MemberWebAddress, offered: list[Asset], sleep: Callable[[float], None]):
        self._row, self._sleep, self._agent = row, sleep, user_agent()
        self._own = OwnAddresses(offered, row.member.slug)
        self._robots = RobotsOfSites(NAME, self._agent)
        self._found: dict[tuple[str, str], Sighting] = {}
        self._is_first = True

    def sightings(self) -> list[Sighting]:
        """Raises NotFetchedError where the page itself cannot be read."""
        started = time.monotonic()
        answer = self._ask(self._row.address, MOST_PAGE_BYTES)
        if answer.status >= 400:
            raise NotFetchedError(Outcome.ABSENT if answer.status < 500 else Outcome.UNREACHABLE)
        if answer.type not in _PAGES:
            raise NotFetchedError(Outcome.NO_PAGE)
        page = read(_text(answer), answer.url)
        for address in (*page.links, *page.pictures):
            if asset := self._own.asset_at(address):
                self._keep(*asset, self._row.address)
        known = versions_by_fingerprint()
        foreign = [address for address in page.pictures if not self._own.is_own(address)]
        for address in foreign[:MOST_PICTURES] if known else ():
            if time.monotonic() - started > MOST_VISIT_SECONDS:
                break
            if asset := known.get(self._digest(address)):
                self._keep(*asset, address)
        return list(self._found.values())

    def _digest(self, address: str) -> str:
        """Of a picture's content; empty where it cannot be had, which says nothing of the page."""
        try:
            answer = self._ask(address, MOST_PICTURE_BYTES)
        except NotFetchedError:
            return ""
        return hashlib.sha256(answer.body).hexdigest() if answer.status == 200 else ""

    def _ask(self, address: str, most_bytes: int) -> Fetched:
        return fetch(address, self._agent, most_bytes, self._may_ask)

    def _may_ask(self, address: str) -> None:
        if not self._is_first:
            self._sleep(PAUSE_SECONDS)
        self._is_first = False
        self._robots.check(address)

    def _keep(self, asset: str, version: str, place: str) -> None:
        if len(place) <= Sighting._meta.get_field("place").max_length:
            row = Sighting(web_address=self._row, asset=asset, version=version, place=place, seen_at=timezone.now())
            self._found.setdefault((asset, version), row)


def _text(answer: Fetched) -> str:
    """Addresses are ASCII: a wrong guess of the encoding costs nothing."""
    try:
        return answer.body.decode(answer.charset or "utf-8", "replace")
    except LookupError:
        return answer.body.decode("utf-8", "replace")
