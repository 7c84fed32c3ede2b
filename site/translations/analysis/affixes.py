"""What stands before, behind and between words: particles, endings, the parts of German compounds.

Rules of thumb, no dictionaries: an index may hold a form too many, since nobody looks for what is no word.
"""

import re

_ARABIC = re.compile(r"[\u0621-\u064a]+")
_HEBREW = re.compile(r"[\u05d0-\u05ea]+")
_LATIN = re.compile(r"[a-z]+")
# The article, alone or behind the particles written together with it, before three letters or more.
_ARABIC_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=.{3})")
_ARABIC_PARTICLES = frozenset("وفبلك")
_HEBREW_PARTICLES = frozenset("הובלכמש")
# Longest first. A query is cut here and finds every word that begins like the rest.
_ENDINGS = {
    "en": ("ies", "s", "y"),
    "fr": ("aux", "es", "al", "s", "x", "e"),
    "es": ("es", "os", "as", "s", "o", "a"),
    "pt-br": ("oes", "ens", "ais", "ao", "al", "em", "es", "os", "as", "s", "o", "a"),
    "de": ("en", "er", "es", "em", "e", "n", "s"),
    "it": ("he", "hi", "i", "e", "o", "a"),
    "ar": ("ات", "ون", "ين", "ه"),
    "he": ("ות", "ימ", "ה", "ת"),
}
_SHORTEST_STEM = 4
_SHORTEST_ROOT = 3  # Arabic and Hebrew write few vowels

_SHORTEST_PART = 5
_VOWELS = frozenset("aeiouy")
_OPENING = re.compile(
    "b[lr]|chr?|dr|f[lr]|g[lr]|k[lnr]|pf?l?|ph|p[rs]|qu|sch[lmnrw]?|spr?|str?|t[hr]|zw",
)
_CLOSING = re.compile(
    "bst?|ch|chs|chts?|cks?|ds|f[ft]|fts|gs|ks|l[dlstz]|lts|mm|mpf|ms|mts?|nds?|ngs?|n[knst]|nst|nts|pf|r[dkmnstz]|rts|"
    "sch|s[st]|ts|t[tz]|zt"
)
# Beginnings of verbs, behind which no new word begins.
_NO_HEAD = re.compile("(ab|an|auf|aus|bei|durch|ein|ent|hin|um|vor|weiter|zu|zusammen)ge")


def is_hebrew(word: str) -> bool:
    return bool(_HEBREW.fullmatch(word))


def without_article(word: str) -> str:
    """An Arabic word without its article; every other word as it is."""
    return _ARABIC_ARTICLE.sub("", word) if _ARABIC.fullmatch(word) else word


def without_particles(word: str) -> list[str]:
    """What an Arabic or Hebrew word may be without the one-letter words written together with it."""
    if _ARABIC.fullmatch(word) and len(word) >= 5 and word[0] in _ARABIC_PARTICLES:
        return [word[1:]]
    if is_hebrew(word):
        first, second = word[:1], word[1:2]
        found = [word[1:]] if len(word) >= 4 and first in _HEBREW_PARTICLES else []
        return found + ([word[2:]] if found and len(word) >= 5 and second in _HEBREW_PARTICLES else [])
    return []


def stem(word: str, language: str) -> str:
    """How all forms of a word begin; empty where it is too short to tell."""
    shortest = _SHORTEST_STEM
    if is_hebrew(word) or _ARABIC.fullmatch(word):
        language, shortest = "he" if is_hebrew(word) else "ar", _SHORTEST_ROOT
    elif not word.isalpha():
        return ""
    for ending in _ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word.removesuffix(ending)
    return word if len(word) >= shortest else ""


def without_ending(word: str, language: str) -> list[str]:
    """The words of three letters that a word may be a form of: too short to be a stem, as oil of `oils`."""
    endings = (ending for ending in _ENDINGS.get(language, ()) if len(ending) == len(word) - 3)
    return [word.removesuffix(ending) for ending in endings if word.endswith(ending)] if _LATIN.fullmatch(word) else []


def compound_tails(word: str) -> list[str]:
    """What a long German word may be from a seam on: pflege and so on from `hautpflege`; found by their beginnings."""
    if not _LATIN.fullmatch(word):
        return []
    cuts = range(_SHORTEST_STEM, len(word) - _SHORTEST_PART + 1)
    return [word[cut:] for cut in cuts if _is_seam(word[:cut], word[cut:])]


def _is_seam(head: str, tail: str) -> bool:
    if _NO_HEAD.fullmatch(head):
        return False
    closing = next((len(head) - place for place in range(len(head), 0, -1) if head[place - 1] in _VOWELS), None)
    opening = next((place for place, letter in enumerate(tail) if letter in _VOWELS), None)
    if closing is None or opening is None:
        return False
    can_end = closing < 2 or _CLOSING.fullmatch(head[-closing:])
    return bool(can_end and (opening < 2 or _OPENING.fullmatch(tail[:opening])))
