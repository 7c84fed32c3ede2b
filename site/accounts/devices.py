"""Browsers and systems by the names that people use for them, read from what a browser says of itself."""

import re

# The first that fits: most browsers also carry the names of those they descend from.
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def browser_and_system(user_agent: str) -> tuple[str, str]:
    """Each is empty where it is not known."""
    return _first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent)


def device_of(request) -> str:
    """In no language, for comparing and recording: `Firefox, Linux`."""
    return ", ".join(filter(None, browser_and_system(request.META.get("HTTP_USER_AGENT", ""))))


def _first(names, user_agent: str) -> str:
    return next((name for mark, name in names if re.search(rf"\b{mark}", user_agent)), "")
