"""Where the words of a query stand in a text, as the text writes them."""

import re
import unicodedata

from .folding import fold, spelt_out
from .words import UNPARTED, WORD, Query, forms_of

# Halfwidth kana carry their voicing as a letter of its own.
_VOICING = "\uff9e\uff9f"
_HANGUL_PARTS = re.compile(r"[\u1160-\u11ff]")


def marked(text: str, query: Query, language: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it stands out."""
    folded, places = _folded_with_places(text)
    is_marked = [False] * len(text)
    for start, end in _spans(text, folded, places, query, language):
        for place in range(places[start], places[end]):
            is_marked[place] = True
    pieces: list[tuple[str, bool]] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or is_marked[place] != is_marked[start]:
            pieces.append((text[start:place], is_marked[start]))
            start = place
    return pieces if text else []


def _spans(text: str, folded: str, places: list[int], query: Query, language: str):
    for run in UNPARTED.finditer(folded):
        for wanted in query.runs:
            found = run[0].find(wanted)
            while found >= 0:
                yield run.start() + found, run.start() + found + len(wanted)
                found = run[0].find(wanted, found + 1)
    # Of the same length, so that places stay.
    parted = UNPARTED.sub(lambda run: " " * len(run[0]), folded)
    for word in WORD.finditer(parted):
        as_written = text[places[word.start()] : places[word.end()]]
        forms = {*forms_of(word[0], language), spelt_out(as_written)}
        if any(term.matches(forms) for term in query.terms):
            yield word.span()


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters, and for its end, the place in the text that it comes from."""
    letters: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _belongs_to_the_letter_before(text[end]):
            end += 1
        for letter in fold(text[start:end]):
            letters.append(letter)
            places.append(start)
        start = end
    return "".join(letters), [*places, len(text)]


def _belongs_to_the_letter_before(letter: str) -> bool:
    if letter.isascii():
        return False
    return bool(unicodedata.combining(letter)) or letter in _VOICING or bool(_HANGUL_PARTS.match(letter))
