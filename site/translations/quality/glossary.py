"""The terms of the glossary, found in running text in whatever form their language bends them to.

Deliberately generous towards translations (a false alarm on every plural would be switched off), and strict towards
forbidden variants.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b

_UNSPACED = frozenset({"ja", "zh", "ko", "th"})
_ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ـ": ""})
_HEBREW_LETTERS = str.maketrans("ךםןףץ", "כמנפצ")
_ARABIC_PREFIX = "(?:[وف]?(?:[بكل]?ال|لل|[بكلس])?)"
_HEBREW_PREFIX = "[והבכלמש]{0,3}"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term of the source language. `forbidden` are words that its translation must not use instead."""

    term: str
    translation: str = ""
    forbidden: tuple[str, ...] = ()
    do_not_translate: bool = False
    case_sensitive: bool = False


class Glossary(tuple):
    """The entries between two languages. Equal ones are told by a short name: checks are remembered with it."""

    @classmethod
    def of(cls, entries: Iterable[GlossaryEntry]) -> "Glossary":
        """One and the same for equal entries, so that what is remembered does not keep each reading of the database."""
        return _one_of_equals(cls(entries))

    @cached_property
    def name(self) -> str:
        return blake2b(repr(tuple(self)).encode(), digest_size=16).hexdigest()

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return self.name == other.name if isinstance(other, Glossary) else tuple.__eq__(self, other)


@lru_cache(maxsize=64)
def _one_of_equals(glossary: Glossary) -> Glossary:
    return glossary


@dataclass(frozen=True, slots=True)
class TermSpan:
    start: int
    end: int
    entry: GlossaryEntry


def terms_in(text: str, language: str, entries: Iterable[GlossaryEntry]) -> list[TermSpan]:
    """Where the terms stand in a text of the source language; of overlapping ones the longest (founding member)."""
    spans = [
        TermSpan(*match.span(), entry)
        for entry in entries
        if entry.term.strip()
        for match in _source_pattern(entry.term, language, entry.case_sensitive or entry.do_not_translate).finditer(
            text
        )
    ]
    spans.sort(key=lambda span: (span.start - span.end, span.start))
    kept: list[TermSpan] = []
    for span in spans:
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def says(text: str, term: str, language: str) -> bool:
    """Whether a text has a term in any form: inflected, with other accents, with clitics."""
    return _present_pattern(term, language).search(folded(text, language)) is not None


def forbidden_spans(text: str, variant: str, language: str) -> Iterator[re.Match]:
    """Where a forbidden word stands: exactly so, in any case, or with a short ending."""
    return _forbidden_pattern(variant, language).finditer(text)


def folded(text: str, language: str) -> str:
    """Text in which spellings of one word are equal; its length may differ."""
    primary = language.split("-")[0]
    text = unicodedata.normalize("NFKC", text).casefold()
    if primary in _UNSPACED:
        return text
    text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    if primary == "ar":
        return text.translate(_ARABIC_LETTERS)
    return text.translate(_HEBREW_LETTERS) if primary == "he" else text


@lru_cache(maxsize=2048)
def _source_pattern(term: str, language: str, case_sensitive: bool) -> re.Pattern:
    flags = 0 if case_sensitive else re.IGNORECASE
    words = re.split(r"[\s-]+", term.strip())
    primary = language.split("-")[0]
    if primary in _UNSPACED:
        return re.compile(re.escape(term.strip()), flags)
    if primary in {"ar", "he"}:
        prefix = _ARABIC_PREFIX if primary == "ar" else _HEBREW_PREFIX
        return re.compile(r"\s+".join(rf"\b{prefix}{re.escape(word)}\w{{0,3}}" for word in words), flags)
    joined = r"[\s-]+".join([*map(re.escape, words[:-1]), _plural(words[-1])])
    return re.compile(rf"(?<!\w){joined}(?!\w)", flags)


def _plural(word: str) -> str:
    """English and French add s, es, x; y becomes ies. Other endings are up to two letters."""
    if len(word) < 4:
        return re.escape(word) + "s?"
    if word.endswith("y"):
        return re.escape(word[:-1]) + "(?:y|ies)"
    return re.escape(word) + r"(?:\w{1,2})?"


@lru_cache(maxsize=2048)
def _present_pattern(term: str, language: str) -> re.Pattern:
    primary = language.split("-")[0]
    if primary in _UNSPACED:
        return re.compile(re.sub(r"(?:\\\s|\s)+", r"\\s*", re.escape(folded(term.strip(), language))))
    stem = {"ar": _arabic_stem, "he": _hebrew_stem}.get(primary, _latin_stem)
    words = re.split(r"[\s\-–’']+", folded(term.strip(), language))
    return re.compile(r"[\s\-–’']+".join(stem(word) for word in words if word))


def _latin_stem(word: str) -> str:
    if len(word) < 4:
        return rf"(?<!\w){re.escape(word)}\w{{0,2}}(?!\w)"
    # The last letters bend (cheval, chevaux; industria, industrias); German joins more words behind.
    return rf"(?<!\w){re.escape(word[: max(4, len(word) - 2)])}\w*"


def _arabic_stem(word: str) -> str:
    bare = re.sub(r"^ال(?=\w{2})", "", word)
    bare = re.sub(r"[ةه]$", "", bare) if len(bare) > 3 else bare
    return rf"(?<!\w){_ARABIC_PREFIX}{re.escape(bare)}\w{{0,4}}(?!\w)"


def _hebrew_stem(word: str) -> str:
    bare = re.sub(r"ה$", "", word) if len(word) > 3 else word
    return rf"(?<!\w){_HEBREW_PREFIX}{re.escape(bare)}\w{{0,4}}(?!\w)"


@lru_cache(maxsize=2048)
def _forbidden_pattern(variant: str, language: str) -> re.Pattern:
    primary = language.split("-")[0]
    escaped = r"\s+".join(map(re.escape, variant.split()))
    if primary in _UNSPACED:
        return re.compile(escaped, re.IGNORECASE)
    prefix = {"ar": _ARABIC_PREFIX, "he": _HEBREW_PREFIX}.get(primary, "")
    ending = r"\w{0,2}" if len(variant) >= 4 else ""
    return re.compile(rf"(?<!\w){prefix}{escaped}{ending}(?!\w)", re.IGNORECASE)
