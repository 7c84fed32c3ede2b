"""Numbers of versions."""

import re
from collections.abc import Collection

_LAST = re.compile(r"^(.*\.)([0-9]+)$")


def next_number(number: str, taken: Collection[str]) -> str:
    """The one after, which nobody has yet: 1.9 → 1.10, 2026 → 2026.1."""
    while number in taken:
        found = _LAST.match(number)
        number = f"{found[1]}{int(found[2]) + 1}" if found else f"{number}.1"
    return number
