"""How often something may be tried, counted in the database: it works without a shared cache, and in every process."""

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import Attempt

KEEP_SECONDS = 3600


class Limit(NamedTuple):
    name: str
    attempts: int
    seconds: int


# Every post to an account page, by client address.
PER_ADDRESS = Limit("address", 30, 60)
# Wrong passwords, by account and network: somebody elsewhere cannot lock the owner out.
WRONG_PASSWORDS = Limit("password", 5, 900)
# Wrong codes, by account alone: who gets that far knows the password.
WRONG_CODES = Limit("code", 5, 900)
# Mails about a forgotten password, by the address they go to.
RESET_MAILS = Limit("reset mail", 3, 3600)
# A code from an app opens one session, also while the clock would accept it again.
SAME_CODE = Limit("same code", 1, 120)


class TooManyAttemptsError(Exception):
    def __init__(self, seconds: int):
        super().__init__(f"Try again in {seconds} s.")
        self.seconds = seconds


def reserve(limit: Limit, *about: str) -> Attempt:
    """Counts one try before it is made; raises TooManyAttemptsError when there were enough.

    Give the reservation back (`delete()`) when the try turned out right. Who is over the limit costs one query.
    """
    now = timezone.now()
    key = salted_hmac("accounts.limits", "\0".join([limit.name, *about]), algorithm="sha256").hexdigest()
    recent = Attempt.objects.filter(key=key, at__gt=now - timedelta(seconds=limit.seconds))
    if recent.count() >= limit.attempts:
        raise TooManyAttemptsError(_wait(recent, limit, now))
    attempt = Attempt.objects.create(key=key, at=now)
    # Tries made at the same moment have all seen room; only the first have it.
    if recent.filter(pk__lte=attempt.pk).count() > limit.attempts:
        attempt.delete()
        raise TooManyAttemptsError(_wait(recent, limit, now))
    return attempt


def _wait(recent, limit: Limit, now) -> int:
    oldest = recent.order_by("at").values_list("at", flat=True).first() or now
    return max(1, round(limit.seconds - (now - oldest).total_seconds()))


def forget_old_attempts() -> int:
    """Returns how many were forgotten."""
    deleted, _by_model = Attempt.objects.filter(at__lt=timezone.now() - timedelta(seconds=KEEP_SECONDS)).delete()
    return deleted
