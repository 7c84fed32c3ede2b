"""Who uses what, and in which version: from downloads, hosts that show badges, and visits to declared pages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assets.counts import BadgeCount, DownloadCount
from members.models import Member, Representative

from .catalogue import BADGE, Asset
from .models import MemberWebAddress, Outcome


class State(models.TextChoices):
    CURRENT = "current", pgettext_lazy("version in use", "current")
    OLD = "old", _("old version")
    NEVER = "never", _("never seen")
    UNKNOWN = "unknown", pgettext_lazy("version in use", "unknown")


@dataclass(frozen=True)
class Sign:
    """That a member had something on a day: downloaded it, or shows it at a `place`."""

    version: str
    day: date
    language: str = ""
    format: str = ""
    place: str = ""


@dataclass(frozen=True)
class Holding:
    """What a member has of one asset. `place` is where it is shown."""

    asset: Asset
    state: State
    version: str = ""
    last_seen: date | None = None
    place: str = ""

    @property
    def has_newer(self) -> bool:
        """Whether there is a newer version, which may say the same in the files that the member has."""
        return self.version not in {"", self.asset.version}


@dataclass
class Evidence:
    """`signs` by code of the member and key of the asset; `watched` are those who would have left one."""

    signs: dict[tuple[str, str], list[Sign]] = field(default_factory=lambda: defaultdict(list))
    watched: set[str] = field(default_factory=set)

    def holding(self, member: Member, asset: Asset) -> Holding:
        return _holding(asset, self.signs.get((member.slug, asset.key), []), member.slug in self.watched)


def evidence_on(members: Iterable[Member]) -> Evidence:
    """Three queries for any number of members."""
    by_pk = {member.pk: member.slug for member in members}
    evidence = Evidence()
    for (member, asset), signs in downloads_of(by_pk.values()).items():
        evidence.signs[member, asset] += signs
    hosts = BadgeCount.objects.filter(member__in=by_pk.values()).values_list("member", "host")
    for member, host, day in hosts.annotate(last=Max("day")).order_by("last"):
        evidence.signs[member, BADGE].append(Sign("", day, place=host or "…"))
    for pk, asset, version, place, seen_at in _visits_and_people(by_pk):
        evidence.watched.add(by_pk[pk])
        if seen_at is not None:
            sign = Sign(version, timezone.localtime(seen_at).date(), place=place)
            evidence.signs[by_pk[pk], asset].append(sign)
    return evidence


def _visits_and_people(members: Iterable[int]) -> models.QuerySet:
    """(member, asset, version, place, time) of all that visits have found; a row without a time for each page that
    could be read, and for each person who speaks for a member."""
    nothing = [models.Value("", models.CharField())] * 3
    pages = MemberWebAddress.objects.filter(member__in=members)
    pages = pages.filter(models.Q(outcome=Outcome.READ) | models.Q(sightings__isnull=False))
    people = Representative.objects.filter(member__in=members, user__is_active=True)
    found = [f"sightings__{name}" for name in ("asset", "version", "place", "seen_at")]
    never = models.Value(None, models.DateTimeField())
    rows = pages.order_by().values_list("member", *found)
    others = people.order_by().values_list("member", *nothing, never)
    return rows.union(others, all=True).order_by()  # else in the order of the first model, of which nothing is left


def downloads_of(codes: Iterable[str]) -> dict[tuple[str, str], list[Sign]]:
    """By code of the member and key of the asset; one sign for each version, language and format, with its last day."""
    found = defaultdict(list)
    rows = DownloadCount.objects.filter(member__in=list(codes)).values_list(
        "member", "thing_type", "thing_id", "version", "language", "format"
    )
    for member, thing_type, thing_id, version, language, form, day in rows.annotate(last=Max("day")).order_by("last"):
        found[member, f"{thing_type}:{thing_id}"].append(Sign(version, day, language, form))
    return found


def left_behind(asset: Asset, downloads: list[Sign]) -> list[Sign]:
    """Files that say something else today, and of which nobody has taken a fresh one.

    Nothing where the newest version was taken, in whatever language or edition: it is known that there is one.
    """
    if any(sign.version == asset.version for sign in downloads):
        return []
    by_file = defaultdict(list)
    for sign in downloads:
        by_file[asset.file_of(sign.language, sign.format)].append(sign)
    return [
        sign
        for file, signs in by_file.items()
        if not any(asset.is_current(sign.version, file) for sign in signs)
        for sign in signs
    ]


def _holding(asset: Asset, signs: list[Sign], is_watched: bool) -> Holding:
    """What stands on a member's pages says more than what was downloaded; one old logo there is worth a letter."""
    if not signs:
        return Holding(asset, State.NEVER if is_watched else State.UNKNOWN)
    shown = [sign for sign in signs if sign.place]
    old = [sign for sign in shown if not asset.is_current(sign.version)] if shown else left_behind(asset, signs)
    latest = max(old or _current(asset, shown or signs), key=lambda sign: sign.day)
    last_seen = max(sign.day for sign in signs)
    return Holding(asset, State.OLD if old else State.CURRENT, latest.version or asset.version, last_seen, latest.place)


def _current(asset: Asset, signs: list[Sign]) -> list[Sign]:
    return [sign for sign in signs if asset.is_current(sign.version, asset.file_of(sign.language, sign.format))]
