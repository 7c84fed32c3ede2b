"""Numbers in running text, compared by what they are worth: 1,234.5 is 1.234,5 is 1 234,5 is ١٬٢٣٤٫٥.

Dates stay comparable where one language names the month and the other counts it; 104 billion is 1,040億.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from .number_words import SCALES, UNSPACED, WORDS

_LATIN = "A-Za-zÀ-ɏḀ-ỿ"
_SPACES = " \u00a0\u202f\u2009"
_GROUPS_BY_COMMA = frozenset({"en", "ja", "zh", "ko", "th", "ar", "he"})
# No digit of a name such as CO2, B2B or COVID-19 counts as a number.
_NUMBER = re.compile(
    rf"(?<![\d.,{_LATIN}])(?<![{_LATIN}]-)\d{{1,3}}(?:([{_SPACES}'’٬])\d{{3}})(?:\1\d{{3}})*(?:[.,٫]\d+)?(?!\d)"
    rf"|(?<![{_LATIN}\d])(?<![{_LATIN}]-)\d+(?:[.,٫٬]\d+)*"
)
_DATES = re.compile(
    r"(?P<iso>\b\d{4}-(?P<iso_month>\d{2})-\d{2}\b)"
    r"|(?P<days>(?<![\d./])(?P<one>\d{1,2})(?P<dot>[./])(?P<two>\d{1,2})(?P=dot)\d{4}\b)"
    r"|(?P<cjk>(?P<month>\d{1,2})\s*[月월])"
)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*[:.hH時点시]\s*(\d{2})(?!\d)")
_AFTERNOON = re.compile(
    r"(?<![\d.,])(\d{1,2})(?:[:.]\d\d)?\s*(?:[ap]\.?m\b|o’clock)|(?:午後|午前|下午|上午|오후|오전)\s*(\d{1,2})",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?<!\d)(\d\d)\d\d[–—/-]$")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_ROMAN = re.compile(r"\b(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})(?:e|ème|er|º|\.)?\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written. `readings` is what its digits can mean, the likeliest in the language first; `scale` is
    the word behind it. What is `soft` (the month of a date, full hours) may be written in words or left out."""

    start: int
    end: int
    text: str
    readings: tuple[Decimal, ...]
    scale: int = 1
    soft: bool = False

    @property
    def value(self) -> Decimal:
        return self.readings[0] * self.scale

    def equals(self, other: "Figure") -> bool:
        if self.scale > 1 and other.scale > 1:
            return bool({value * self.scale for value in self.readings} & {v * other.scale for v in other.readings})
        # A scale word that is not in our tables must not turn a right number into a wrong one.
        return bool(self._either() & other._either())

    def _either(self) -> set[Decimal]:
        return {*self.readings, *(value * self.scale for value in self.readings)}


def western_digits(text: str) -> str:
    """The text with every digit of any script as 0–9, character for character."""
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def figures(text: str, language: str, skip: Iterable[tuple[int, int]] = ()) -> list[Figure]:
    """The numbers of a text in `language`, in order, without those that begin within `skip` (spans)."""
    written_text, text = text, western_digits(text)
    spans = list(skip)
    primary = language.split("-")[0]
    soft, late = _soft_places(text), _afternoon_places(text)
    found: list[Figure] = []
    for match in _NUMBER.finditer(text):
        if any(start <= match.start() < end for start, end in spans):
            continue
        for start, written in _pieces(match):
            readings = _readings(written, primary)
            if start in late and readings[0] < 12:
                readings = (*readings, readings[0] + 12)
            if len(written) == 2 and (year := _RANGE.search(text[max(0, start - 5) : start])):  # 2019–20
                readings = (*readings, int(year[1]) * 100 + readings[0])
            if primary == "th" and 2400 < readings[0] < 2700:  # years of the Buddhist calendar
                readings = (*readings, readings[0] - 543)
            scale, end = _scale(text, start + len(written), primary)
            found.append(Figure(start, end, written_text[start:end], readings, scale, start in soft))
    return _added_up(found, written_text) if primary in UNSPACED else found


def differences(
    source: list[Figure], target: list[Figure], source_words: set[int], target_words: set[int]
) -> tuple[list[Figure], list[Figure]]:
    """What the target lacks and what it has too much, by value; words (`numbers_in_words`) may stand for digits.

    How often a number comes is style: one language repeats what the other says once.
    """
    return _without(source, target, target_words), _without(target, source, source_words)


def _without(ours: list[Figure], theirs: list[Figure], their_words: set[int]) -> list[Figure]:
    return [
        figure
        for figure in ours
        if not figure.soft
        if figure.value not in their_words
        if not any(figure.equals(other) for other in theirs)
    ]


def numbers_in_words(text: str, language: str) -> set[int]:
    """Numbers that the text spells out (two hundred, billions), and small Roman ones (the XXIe siècle)."""
    primary = language.split("-")[0]
    found = {_roman(*match.groups()) for match in _ROMAN.finditer(text)}
    if primary not in WORDS:
        return found
    words, scales = _in_words(primary)
    for match in _word_pattern(primary).finditer(text.casefold()):
        number, scale = words.get(match["number"] or "", 1), scales.get(match["scale"] or match["alone"] or "", 1)
        found |= {number, scale, number * scale}
    # Twenty-five in two words, whichever comes first.
    units, tens = (found & set(range(1, 10)), found & set(range(20, 100, 10)))
    return found | {ten + unit for ten in tens for unit in units}


@lru_cache(maxsize=16)
def _in_words(primary: str) -> tuple[dict[str, int], dict[str, int]]:
    words = {word.casefold(): number for word, number in WORDS[primary].items()}
    scales = {word.casefold(): number for word, number in SCALES[primary].items() if len(word) > 2 or word > "\u0590"}
    return words, scales | {word: number for word, number in words.items() if number == 100}


@lru_cache(maxsize=16)
def _word_pattern(primary: str) -> re.Pattern:
    number, scale = ("|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in _in_words(primary))
    if primary in UNSPACED:
        return re.compile(rf"(?P<number>{number})(?P<scale>{scale})?|(?P<alone>{scale})")
    prefix = "[وف]?(?:[بكل]|ال|بال)?" if primary == "ar" else "[והבכלמש]?" if primary == "he" else ""
    return re.compile(rf"(?<!\w){prefix}(?:(?P<number>{number})(?:[\s-]+(?P<scale>{scale}))?|(?P<alone>{scale}))(?!\w)")


def _roman(tens: str, units: str) -> int:
    return (
        len(tens) * 10
        + {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}[units]
    )


def _soft_places(text: str) -> set[int]:
    places = set()
    for match in _DATES.finditer(text):
        places |= {match.start(name) for name in ("iso_month", "one", "two", "month") if match[name]}
    return places | {match.start(2) for match in _CLOCK.finditer(text) if match[2] == "00"}


def _afternoon_places(text: str) -> set[int]:
    return {match.start(match.lastindex) for match in _AFTERNOON.finditer(text)}


def _pieces(match: re.Match) -> list[tuple[int, str]]:
    """A run of digits and separators, cut where it is no single number: 17.10.2026, 1.2.3."""
    written = match[0]
    separators = re.findall(r"[^\d]", written)
    tails = re.split(r"[^\d]", written)[1:]
    grouped = all(len(tail) == 3 for tail in tails[:-1]) and len(set(separators[:-1])) <= 1
    repeated_last = len(separators) > 1 and separators[-1] == separators[0]
    if len(separators) < 2 or (grouped and (not repeated_last or len(tails[-1]) == 3)):
        return [(match.start(), written)]
    return [(match.start() + piece.start(), piece[0]) for piece in re.finditer(r"\d+", written)]


def _readings(written: str, primary: str) -> tuple[Decimal, ...]:
    parts = re.split(r"[^\d]", written)
    separators = re.findall(r"[^\d]", written)
    whole = Decimal("".join(parts))
    if not separators:
        return (whole,)
    decimal = Decimal("".join(parts[:-1]) + "." + parts[-1])
    last = separators[-1]
    if last in _SPACES + "'’٬" or separators.count(last) > 1:
        return (whole,)
    if last == "٫" or len(separators) > 1 or len(parts[-1]) != 3 or len(parts[0]) > 3 or parts[0].startswith("0"):
        return (decimal,)
    groups = (last == ",") == (primary in _GROUPS_BY_COMMA)
    return (whole, decimal) if groups else (decimal, whole)


@lru_cache(maxsize=16)
def _scale_pattern(primary: str) -> re.Pattern:
    words = "|".join(sorted(map(re.escape, SCALES[primary]), key=len, reverse=True))
    return re.compile(rf"[\s\u00a0\u202f-]?({words})" + ("" if primary in UNSPACED else r"(?!\w)"), re.IGNORECASE)


def _scale(text: str, end: int, primary: str) -> tuple[int, int]:
    match = _scale_pattern(primary).match(text, end) if primary in SCALES else None
    return (_scales(primary)[match[1].casefold()], match.end()) if match else (1, end)


@lru_cache(maxsize=16)
def _scales(primary: str) -> dict[str, int]:
    return {word.casefold(): number for word, number in SCALES[primary].items()}


def _added_up(found: list[Figure], text: str) -> list[Figure]:
    """Joins 1兆2000億 to one figure."""
    joined: list[Figure] = []
    for figure in found:
        before = joined[-1] if joined else None
        if before and before.scale > figure.scale and before.end == figure.start and not figure.soft:
            value = before.value + figure.value
            readings = (value / figure.scale,)
            joined[-1] = Figure(before.start, figure.end, text[before.start : figure.end], readings, figure.scale)
        else:
            joined.append(figure)
    return joined
