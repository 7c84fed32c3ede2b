"""How often something may be tried, counted in the database: it works without a shared cache, and in every process."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from .addresses import hashed
from .models import Attempt

KEEP_SECONDS = 3600
# Who is over a limit, and until when, as far as this process knows: a flood then costs not even a query.
_over: dict[str, datetime] = {}
_MOST_REMEMBERED = 10_000


class Limit(NamedTuple):
    name: str
    attempts: int
    seconds: int
    never_given_back: bool = False


# Every post to an account page, by client address.
PER_ADDRESS = Limit("address", 30, 60, never_given_back=True)
# Wrong passwords, by account and network: somebody elsewhere cannot lock the owner out.
WRONG_PASSWORDS = Limit("password", 5, 900)
# Wrong codes, by account alone: who gets that far knows the password.
WRONG_CODES = Limit("code", 5, 900)
# Mails about a forgotten password, by the address they go to.
RESET_MAILS = Limit("reset mail", 3, 3600)


class TooManyAttemptsError(Exception):
    def __init__(self, seconds: int):
        super().__init__(f"Try again in {seconds} s.")
        self.seconds = seconds


def reserve(limit: Limit, *about: str) -> Attempt:
    """Counts one try before it is made; raises TooManyAttemptsError when there were enough.

    Give the reservation back (`delete()`) when the try turned out right; when not, `is_last` says whether it was the
    last for a while.
    """
    now = timezone.now()
    key, *keys = _keys(limit, about, now)
    if limit.never_given_back and now < _over.get(key, now):
        raise TooManyAttemptsError(max(1, round((_over[key] - now).total_seconds())))
    recent = Attempt.objects.filter(key__in=[key, *keys], at__gt=now - timedelta(seconds=limit.seconds))
    made = recent.count()
    if made >= limit.attempts:
        wait = _wait(recent, limit, now)
        _remember(key, now + timedelta(seconds=wait))
        raise TooManyAttemptsError(wait)
    attempt = Attempt.objects.create(key=key, at=now)
    attempt.is_last = made + 1 >= limit.attempts
    # Tries made at the same moment have all seen room; only the first have it.
    if recent.filter(pk__lte=attempt.pk).count() > limit.attempts:
        attempt.delete()
        raise TooManyAttemptsError(_wait(recent, limit, now))
    return attempt


def _keys(limit: Limit, about: tuple[str, ...], now: datetime) -> list[str]:
    """The key of today; shortly after midnight also yesterday's, for what was tried before."""
    text = "\0".join([limit.name, *about])
    days = dict.fromkeys(moment.date() for moment in (now, now - timedelta(seconds=limit.seconds)))
    return [hashed(text, day) for day in days]


def _remember(key: str, until: datetime) -> None:
    if len(_over) >= _MOST_REMEMBERED:
        _over.clear()
    _over[key] = until


def _wait(recent, limit: Limit, now) -> int:
    oldest = recent.order_by("at").values_list("at", flat=True).first() or now
    return max(1, round(limit.seconds - (now - oldest).total_seconds()))


def forget_old_attempts() -> int:
    """Returns how many were forgotten."""
    deleted, _by_model = Attempt.objects.filter(at__lt=timezone.now() - timedelta(seconds=KEEP_SECONDS)).delete()
    return deleted
