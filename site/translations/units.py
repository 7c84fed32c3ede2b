"""What a passage is to everything that works on words: the desk, the checks, the memory, files and machines."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from html import unescape

from bs4 import BeautifulSoup


class UnitState(StrEnum):
    """How far the words of one passage are. `REVIEW` has words that somebody has still to look at."""

    EMPTY = "empty"
    REVIEW = "review"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage of one text, in the language it was written in and in one other.

    `source` and `target` are fragments as wagtail-localize cuts them: HTML with the inline tags a (with an `id` that
    stands for its attributes), abbr, b, br, code, em, i, strong; a passage of a plain field (`is_rich` false) is the
    same escaped, with `<br>` for each new line. `path` is wagtail-localize's path of the field or block; several
    passages of one rich text share it. `max_length` counts characters of the text as read. `label` says to people
    where the passage stands, outermost first ("Body › Key figures › Label"); `note` is what the field asks of them.
    """

    path: str
    source: str
    target: str = ""
    state: UnitState = UnitState.EMPTY
    is_rich: bool = False
    max_length: int | None = None
    label: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """Names the passage by what it says and where, so that a file finds its passages again: 24 hex digits."""
        return unit_key(self.path, self.source)


def unit_key(path: str, source: str) -> str:
    return blake2b(f"{path}\x00{source}".encode(), digest_size=12).hexdigest()


def text_of(fragment: str) -> str:
    """The words of a fragment as they are read: without tags and entities, a new line for each `<br>`."""
    # Beautiful Soup warns of what looks like an address.
    return _text_of_markup(fragment) if "<" in fragment else unescape(fragment)


# A row of the desk asks for the same text a dozen times.
@lru_cache(maxsize=1024)
def _text_of_markup(fragment: str) -> str:
    soup = BeautifulSoup(fragment, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    return soup.get_text()
