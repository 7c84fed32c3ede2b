"""How much may be kept here: by a member, whoever of its representatives sends it; by one person; by one of the staff.

Sections above say for whom a person sends files (`register`), as this floor knows of no members.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from .models import CustomDocument, CustomImage


class Household(NamedTuple):
    """Whose files count together, by the keys of those who have sent them; a single person's has no name."""

    name: str
    people: Collection[int]


_households: list[Callable[[object], list[Household]]] = []


def register(households_of) -> None:
    """From `AppConfig.ready()`: a function from a person to the households for which that person sends files."""
    _households.append(households_of)


def check_quota(owner, size: int, *, is_new: bool = True) -> None:
    """Raises ValidationError where one more file of `size` bytes, or a larger one in place of another, is too much."""
    if owner.is_staff:
        # They look after the files of all: theirs count for nobody else.
        _check(Household("", [owner.pk]), settings.UPLOAD_QUOTA_OF_STAFF, size, is_new)
        return
    shared = [household for find in _households for household in find(owner)]
    for household in shared or [Household("", [owner.pk])]:
        _check(household, settings.UPLOAD_QUOTA, size, is_new)


def _check(household: Household, quota: dict, size: int, is_new: bool) -> None:
    files, stored = int(is_new), size
    for model in (CustomDocument, CustomImage):
        theirs = model.objects.filter(uploaded_by_user__in=household.people)
        kept = theirs.aggregate(files=Count("pk"), stored=Sum("file_size"))
        files, stored = files + kept["files"], stored + (kept["stored"] or 0)
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
