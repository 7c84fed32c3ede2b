"""How often what is taken, counted by day. Call it with the answer that carries the file; it never holds that back.

A count is one UPDATE, and the first of a day an INSERT, before the answer: some tenths of a millisecond. It waits at
most a second for others who write, is then logged as lost, and the file goes out all the same. Counting after the
answer would need a thread or a task for each download, which costs more than the row.

Sections above say for which members a person speaks and which there are (`register_members`), and what a document
belongs to (`register_owner`): this floor knows neither.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from threading import Lock
from time import monotonic
from typing import NamedTuple

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F, Model
from django.utils import timezone

from .counted_requests import foreign_host, is_a_reader, is_repeated, is_robot
from .counts import BadgeCount, DownloadCount

logger = logging.getLogger(__name__)

_CARRIES = (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT)
# What waits longer than this for others is not counted.
_PATIENCE_MS = 1000
# Badges are asked for with every view of foreign pages: their counts are written together.
_WRITE_AFTER = 30.0
_MOST_WAITING = 500
# Of one member on one day, the hosts that are told apart: anybody can send any Referer.
MOST_HOSTS = 50


class Owner(NamedTuple):
    """What a document is a file of."""

    thing: Model
    version: str
    language: str


class Members(NamedTuple):
    """By their codes: those for which a person speaks, and those of some codes that exist."""

    of_person: Callable[[object], list[str]]
    known: Callable[[set[str]], set[str]]


_members: list[Members] = []
_owners: list[Callable[[Model], Owner | None]] = []


def register_members(of_person, known) -> None:
    """From `AppConfig.ready()` of the section that knows members."""
    _members.append(Members(of_person, known))


def register_owner(owner_of) -> None:
    """From `AppConfig.ready()`: a function from a document to its Owner, or None where it belongs to nothing there."""
    _owners.append(owner_of)


def count_download(
    request,
    response,
    thing: Model,
    *,
    version: str,
    language: str = "",
    format: str,  # noqa: A002
    members: list[str] | None = None,
) -> None:
    """A file of `thing` is about to go out, for `members` by their codes, or for all of the person's.

    A browser that is told to keep the file that it has (304) takes nothing.
    """
    if not (is_a_reader(request) and response.status_code in _CARRIES):
        return
    names = {"thing_type": thing._meta.label_lower, "thing_id": str(thing.pk), "version": version}
    names |= {"language": language, "format": format.lower()}
    if is_repeated(request, repr(names)):
        return
    with _logged("download", names), _impatient():
        if members is None:
            members = [code for known in _members for code in known.of_person(request.user)]
        for number, member in enumerate(members or [""]):
            _add(DownloadCount, 0 if number else 1, day=timezone.localdate(), member=member, **names)


def count_document(request, response, document) -> None:
    """For documents, by what they belong to; by themselves where they belong to nothing."""
    if not (is_a_reader(request) and response.status_code in _CARRIES):
        return  # the question to whom it belongs costs a query
    owner = next((found for owner_of in _owners if (found := owner_of(document))), None)
    owner = owner or Owner(document, document.file_hash[:12], document.language)
    facts = {"version": owner.version, "language": owner.language, "format": document.file_extension}
    count_download(request, response, owner.thing, **facts)


def count_badge_view(request, member: str | Model) -> None:
    """The badge of a member, given as record or by its code, is shown on a foreign page."""
    host = foreign_host(request)
    if host and request.method == "GET" and not is_robot(request):
        code = member if isinstance(member, str) else member.slug
        if waiting := _views.add((timezone.localdate(), code, host)):
            write_badge_views(waiting)


class _Views:
    """Views of badges that are not written yet, of this process; the last half minute is lost with it."""

    def __init__(self):
        self._lock, self._waiting, self._written = Lock(), Counter(), float("-inf")

    def add(self, key: tuple) -> Counter | None:
        """Returns what is to be written now, if anything."""
        with self._lock:
            self._waiting[key] += 1
            if monotonic() - self._written < _WRITE_AFTER and len(self._waiting) < _MOST_WAITING:
                return None
            self._written = monotonic()
            waiting, self._waiting = self._waiting, Counter()
            return waiting


_views = _Views()


def write_badge_views(waiting: Counter) -> None:
    with _logged("badge views", waiting), _impatient():
        codes = {code for _day, code, _host in waiting}
        known = {code for register in _members for code in register.known(codes)}
        for (day, code, host), count in sorted(waiting.items()):
            if code in known:
                rows = BadgeCount.objects.filter(day=day, member=code)
                is_told_apart = rows.filter(host=host).exists() or rows.count() < MOST_HOSTS
                _add(BadgeCount, count, day=day, member=code, host=host if is_told_apart else "")


def _add(model, count: int, **key) -> None:
    """To the row of that key, which is unique; whoever inserts it first at the same moment, nobody's count is lost."""
    if model.objects.filter(**key).update(count=F("count") + count):
        return
    try:
        with transaction.atomic():
            model.objects.create(count=count, **key)
    except IntegrityError:
        model.objects.filter(**key).update(count=F("count") + count)


@contextmanager
def _logged(what: str, names) -> Iterator[None]:
    try:
        yield
    except DatabaseError:
        logger.exception("Not counted: %s %s", what, names)


@contextmanager
def _impatient() -> Iterator[None]:
    """Waits for others who write, but not long."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
            cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        try:
            with transaction.atomic():
                yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {usual}")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {_PATIENCE_MS}")
        yield
