"""How much may be kept here: by a member, whoever of its representatives sends it; by one person; by one of the staff.

A form is found right some moments before its file is kept. In between its room is reserved, so that what others send
at the same time finds it taken.

Sections above say for whom a person sends files (`register`), as this floor knows of no members.
"""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import CustomDocument, CustomImage
from .reservations import Reservation

# Of a form that nobody finished: the connection broke, or the process ended.
HOLD = timedelta(minutes=10)


class Household(NamedTuple):
    """Whose files count together, by the keys of those who have sent them; a single person's has no name."""

    name: str
    people: Collection[int]


_households: list[Callable[[object], list[Household]]] = []


def register(households_of) -> None:
    """From `AppConfig.ready()`: a function from a person to the households for which that person sends files."""
    _households.append(households_of)


@transaction.atomic
def reserve(owner, size: int, *, is_new: bool = True) -> Reservation:
    """Room for one more file of `size` bytes, or for a larger one in place of another. Delete it when that is kept.

    Raises ValidationError where that is too much.
    """
    households, quota = _households_of(owner)
    people = {owner.pk}.union(*(household.people for household in households))
    _lock(people)
    Reservation.objects.filter(person__in=people, at__lte=timezone.now() - HOLD).delete()
    for household in households:
        _check(household, quota, size, is_new)
    return Reservation.objects.create(person=owner, files=int(is_new), size=size)


def _households_of(owner) -> tuple[list[Household], dict]:
    alone = [Household("", [owner.pk])]
    if owner.is_staff:
        # They look after the files of all: theirs count for nobody else.
        return alone, settings.UPLOAD_QUOTA_OF_STAFF
    return [household for find in _households for household in find(owner)] or alone, settings.UPLOAD_QUOTA


def _lock(people: Collection[int]) -> None:
    """Until the end of the transaction, in one order for all; SQLite lets one write at a time as it is."""
    rows = get_user_model().objects.filter(pk__in=people).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))


def _check(household: Household, quota: dict, size: int, is_new: bool) -> None:
    files, stored = int(is_new), size
    for model in (CustomDocument, CustomImage):
        theirs = model.objects.filter(uploaded_by_user__in=household.people)
        kept = theirs.aggregate(files=Count("pk"), stored=Sum("file_size"))
        files, stored = files + kept["files"], stored + (kept["stored"] or 0)
        stored += sum(map(_size, theirs.exclude(incoming="").only("incoming")))
    reserved = Reservation.objects.filter(person__in=household.people)
    reserved = reserved.aggregate(files=Sum("files", default=0), stored=Sum("size", default=0))
    files, stored = files + reserved["files"], stored + reserved["stored"]
    if files <= quota["files"] and stored <= quota["bytes"]:
        return
    limits = {"files": quota["files"], "megabytes": quota["bytes"] // 2**20, "member": household.name}
    if household.name:
        words = _(
            "%(member)s may keep %(files)s files and %(megabytes)s MB here, those of all its representatives together. "
            "Delete some before you send more."
        )
    else:
        words = _("You may keep %(files)s files and %(megabytes)s MB here. Delete some before you send more.")
    raise ValidationError(words % limits)


def _size(asset) -> int:
    """Of what waits to take its place; the worker may just have finished with it."""
    try:
        return asset.incoming.size
    except FileNotFoundError:
        return 0
