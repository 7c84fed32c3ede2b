"""How long a session lives. Two dates inside the session decide, so that no reader of sessions can forget to ask."""

import time

from django.conf import settings

SIGNED_IN_AT, SEEN_AT, IS_STAFF = "signed_in_at", "seen_at", "staff"
_USER = "_auth_user_id"
_CLOCK_TOLERANCE = 60
_TOUCH_SECONDS = 60


def begin(session, *, staff: bool) -> None:
    session[SIGNED_IN_AT] = session[SEEN_AT] = time.time()
    session[IS_STAFF] = staff


def is_over(data: dict) -> bool:
    """Whether somebody was signed in for too long, or showed no sign of life. Unknown dates count as over."""
    if _USER not in data:
        return False
    now, begun, seen = time.time(), data.get(SIGNED_IN_AT), data.get(SEEN_AT)
    if not isinstance(begun, float | int) or not isinstance(seen, float | int):
        return True
    if now < max(begun, seen) - _CLOCK_TOLERANCE:
        return True  # a clock that went back must not lengthen a session
    if now - begun >= settings.SESSION_LONGEST_SECONDS:
        return True
    return bool(data.get(IS_STAFF, True)) and now - seen >= settings.SESSION_IDLE_SECONDS


def note_activity(session, *, staff: bool) -> bool:
    """Returns whether something was written: once a minute is enough."""
    if staff and not session.get(IS_STAFF):
        session[IS_STAFF] = True
    if time.time() - session[SEEN_AT] < _TOUCH_SECONDS:
        return False
    session[SEEN_AT] = time.time()
    return True
