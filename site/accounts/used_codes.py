"""A code of an authenticator app opens one thing, once (RFC 6238, 5.2).

allauth remembers used codes as they were typed, in the cache of one process: "123-456" in another tab would do again.
"""

import time

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from .models import UsedCode


def spend(user, secret: str, code: str) -> bool:
    """Whether the person used neither this code nor a later one before.

    The database decides between tries of the same moment: the second finds the row changed.
    """
    step = _step_of(secret, code)
    if step is None:
        return False
    UsedCode.objects.get_or_create(user=user)
    return UsedCode.objects.filter(user=user, step__lt=step).update(step=step) == 1


def _step_of(secret: str, code: str) -> int | None:
    """The latest turn of the clock in which the app shows this code; None where it went out of date just now."""
    now = int(time.time()) // app_settings.TOTP_PERIOD
    for step in range(now + app_settings.TOTP_TOLERANCE, now - app_settings.TOTP_TOLERANCE - 1, -1):
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))):
            return step
    return None
