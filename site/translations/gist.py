"""What a text says to its readers: letters, digits, and the signs at digits, for 1.5 million are not 15 million."""

import re
import unicodedata
from functools import lru_cache

from .units import text_of

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−﹣－", "-"))
# Between two digits every mark: 1.5, 1/2, 10:30, 5 - 7. Before a digit also a point or minus that follows no word.
_BETWEEN = re.compile(r"(?<=\d)(?:\s+(?=-))?([^\w\s])(?:(?<=-)\s+)?(?=\d)")
_BEFORE = re.compile(r"(?<![^\s(\[])[.,-](?=\d)")
_KINDS = frozenset({"Sc", "Sm"})
_OTHERS = frozenset("%‰٪％°")


# Each language of a source asks for the same passages.
@lru_cache(maxsize=1024)
def gist_of(fragment: str) -> str:
    """The same for texts that differ in spaces, other punctuation and capitals alone."""
    text = text_of(fragment).translate(_DASHES).casefold()
    counted = {match.start(1) for match in _BETWEEN.finditer(text)}
    counted |= {match.start() for match in _BEFORE.finditer(text)}
    return "".join(
        sign for place, sign in enumerate(text) if sign.isalnum() or place in counted or _measures(text, place)
    )


def _measures(text: str, place: int) -> bool:
    """Whether a sign says of what a number beside it is: percent, a currency, more or less than it."""
    if text[place] not in _OTHERS and unicodedata.category(text[place]) not in _KINDS:
        return False
    before, after = text[:place].rstrip(), text[place + 1 :].lstrip()
    return before[-1:].isdigit() or after[:1].isdigit()
