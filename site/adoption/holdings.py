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
from .models import MemberWebAddress, Outcome, Sighting


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
    place: str = ""


@dataclass(frozen=True)
class Holding:
    """What a member has of one asset. `place` is where it is shown."""

    asset: Asset
    state: State
    version: str = ""
    last_seen: date | None = None
    place: str = ""


@dataclass
class Evidence:
    """`signs` by code of the member and key of the asset; `watched` are those who would have left one."""

    signs: dict[tuple[str, str], list[Sign]] = field(default_factory=lambda: defaultdict(list))
    watched: set[str] = field(default_factory=set)

    def holding(self, member: Member, asset: Asset) -> Holding:
        return _holding(asset, self.signs.get((member.slug, asset.key), []), member.slug in self.watched)


def evidence_on(members: Iterable[Member]) -> Evidence:
    """Five queries for any number of members."""
    by_pk = {member.pk: member.slug for member in members}
    evidence = Evidence()
    for (member, asset), signs in downloads_of(by_pk.values()).items():
        evidence.signs[member, asset] += signs
    hosts = BadgeCount.objects.filter(member__in=by_pk.values()).values_list("member", "host")
    for member, host, day in hosts.annotate(last=Max("day")).order_by("last"):
        evidence.signs[member, BADGE].append(Sign("", day, place=host or "…"))
    for sighting in Sighting.objects.filter(web_address__member__in=by_pk).select_related("web_address"):
        day = timezone.localtime(sighting.seen_at).date()
        member = by_pk[sighting.web_address.member_id]
        evidence.signs[member, sighting.asset].append(Sign(sighting.version, day, place=sighting.place))
    read = MemberWebAddress.objects.filter(member__in=by_pk, outcome=Outcome.READ)
    spoken_for = Representative.objects.filter(member__in=by_pk, user__is_active=True)
    for found in (read, spoken_for):
        evidence.watched |= {by_pk[pk] for pk in found.values_list("member", flat=True)}
    return evidence


def downloads_of(codes: Iterable[str]) -> dict[tuple[str, str], list[Sign]]:
    """By code of the member and key of the asset; one sign for each version and language, with its last day."""
    found = defaultdict(list)
    rows = DownloadCount.objects.filter(member__in=list(codes)).values_list(
        "member", "thing_type", "thing_id", "version", "language"
    )
    for member, thing_type, thing_id, version, language, day in rows.annotate(last=Max("day")).order_by("last"):
        found[member, f"{thing_type}:{thing_id}"].append(Sign(version, day, language))
    return found


def _holding(asset: Asset, signs: list[Sign], is_watched: bool) -> Holding:
    """What stands on a member's pages says more than what was downloaded; one old logo there is worth a letter."""
    if not signs:
        return Holding(asset, State.NEVER if is_watched else State.UNKNOWN)
    shown = [sign for sign in signs if sign.place]
    telling = shown or signs
    old = [sign for sign in telling if not asset.is_current(sign.version, sign.language)]
    is_old = bool(old) if shown else len(old) == len(telling)
    chosen = old if is_old else [sign for sign in telling if sign not in old]
    latest = max(chosen, key=lambda sign: sign.day)
    last_seen = max(sign.day for sign in signs)
    return Holding(
        asset, State.OLD if is_old else State.CURRENT, latest.version or asset.version, last_seen, latest.place
    )
