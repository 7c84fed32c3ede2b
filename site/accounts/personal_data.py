"""Everything the site keeps about a person, to hand out and to erase. Each floor registers what it keeps."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import User


class LastAdministratorError(Exception):
    """Without an administrator nobody could let anybody in again."""


@dataclass(frozen=True)
class Part:
    """`export` gives plain data. `release` runs before the account's row goes: what the database does not do itself."""

    name: str
    export: Callable[[User], object]
    release: Callable[[User, str], None] | None = None


_parts: dict[str, Part] = {}


def register(name: str, export, release=None) -> None:
    """From `AppConfig.ready()`. `release(user, pseudonym)` may be left out: cascades and SET_NULL need none."""
    _parts[name] = Part(name, export, release)


def export(user: User) -> dict:
    """As JSON with DjangoJSONEncoder; parts in the order of their names, so that two exports can be compared."""
    parts = {name: _parts[name].export(user) for name in sorted(_parts)}
    return {"site": settings.WAGTAIL_SITE_NAME, "exported_at": timezone.now(), **parts}


def release(user: User, pseudonym: str) -> None:
    for part in _parts.values():
        if part.release:
            part.release(user, pseudonym)


@transaction.atomic
def erase(user: User) -> None:
    """The account goes; what its person wrote stays, without them. A mail confirms (`recording.account_erased`)."""
    if is_last_administrator(user):
        raise LastAdministratorError
    User.objects.get(pk=user.pk).delete()


def is_last_administrator(user: User) -> bool:
    """Locked until the end of the transaction, where there is one: two cannot leave at the same moment."""
    administrators = User.objects.filter(is_superuser=True, is_active=True)
    if transaction.get_connection().in_atomic_block:
        administrators = administrators.select_for_update()
    return {administrator.pk for administrator in administrators} == {user.pk}
