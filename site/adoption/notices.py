"""“What you downloaded has changed”: one mail for each person who asked for it, once for each version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation

from accounts.languages import public_codes
from accounts.models import MailChoice, User
from members.models import Member
from members.representing import members_of

from . import mails
from .catalogue import Asset, File, assets
from .holdings import downloads_of, left_behind
from .models import Notice
from .versions import Pair, pictures_for


@dataclass(frozen=True)
class Change:
    """Of a file that a member took in a version in which it said something else than in the newest."""

    asset: Asset
    old_version: str
    taken: date
    file: File


def people_to_ask() -> list[int]:
    """Keys of those who want these mails and speak for a member."""
    chosen = MailChoice.objects.filter(kind=MailChoice.Kind.NEW_VERSIONS, wanted=True, user__is_active=True)
    return sorted(chosen.values_list("user", flat=True))


def language_of(user: User) -> str:
    return user.language if user.language in public_codes() else settings.LANGUAGE_CODE


def send_notice_to(user: User) -> int:
    """Returns of how many changes a mail told. A mail that the server refuses is tried again the next time.

    The rows are committed first. A process that is killed before its mail went out has told nobody, and nobody is told
    twice: a mail more costs the trust that one less does not.
    """
    if not MailChoice.objects.filter(user=user, kind=MailChoice.Kind.NEW_VERSIONS, wanted=True).exists():
        return 0
    with translation.override(language_of(user)):
        changes = changes_for(members_of(user).current())
        changes = _claimed(user, changes)
        if changes:
            try:
                mails.send_changes(user, [(change, _pictures(user, change)) for change in changes])
            except Exception:
                Notice.objects.filter(user=user, asset__in=[change.asset.key for change in changes]).filter(
                    version__in=[change.asset.version for change in changes]
                ).delete()
                raise
    return len(changes)


def changes_for(members: Iterable[Member]) -> list[Change]:
    """What members took, has changed, and nobody of theirs has taken anew."""
    signs = {}
    for (_member, asset), found in downloads_of(member.slug for member in members).items():
        signs.setdefault(asset, []).extend(found)
    return [
        Change(asset, latest.version, latest.day, asset.file_of(latest.language, latest.format))
        for asset in assets()
        if (old := left_behind(asset, signs.get(asset.key, [])))
        for latest in [max(old, key=lambda sign: sign.day)]
    ]


def _claimed(user: User, changes: list[Change]) -> list[Change]:
    """Those of which this person has not been told, and which nobody else is about to tell them."""
    claimed = []
    for change in changes:
        row = {"user": user, "asset": change.asset.key, "version": change.asset.version}
        if Notice.objects.filter(**row).exists():
            continue
        try:
            with transaction.atomic():
                Notice.objects.create(**row)
        except IntegrityError:
            continue
        claimed.append(change)
    return claimed


def _pictures(user: User, change: Change) -> Pair:
    """In the language of the file that they have; where there is none any more, or it is of no language, in theirs."""
    own = File(language_of(user), change.file.edition)
    files = [change.file, own] if change.file.language else [own]
    return pictures_for(user, change.asset, change.old_version, files)


def sent_to(user: User) -> list[dict]:
    """For the export of personal data."""
    return list(Notice.objects.filter(user=user).order_by("pk").values("asset", "version", "at"))
