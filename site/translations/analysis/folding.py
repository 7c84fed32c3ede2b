"""One spelling for letters that readers take for the same."""

import re
import unicodedata

# Marks that readers leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs. Not the voicing of
# kana, nor vowels and tones of Thai and the scripts of India, which make other words.
_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
# Nothing to see: the lengthening of Arabic, soft hyphens, joiners, marks of direction.
_INVISIBLE = r"\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f"
DROPPED = re.compile(f"[{_MARKS}{_INVISIBLE}]")

_LATIN = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "ng"}
_ARABIC = {"ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ء": ""}
_HEBREW = dict(zip("ךםןףץ", "כמנפצ", strict=True))  # letters look different at the end of a word
# Hiragana as katakana: the same sounds.
_KANA = {chr(code): chr(code + 0x60) for code in [*range(0x3041, 0x3097), 0x309D, 0x309E]}
_DIGITS = {
    chr(zero + value): str(value) for zero in (0x0660, 0x06F0, 0x0966, 0x0E50, 0x0ED0, 0x1040) for value in range(10)
}
LETTERS = str.maketrans(_LATIN | _ARABIC | _HEBREW | _KANA | _DIGITS)
# The other usual way of writing these without their signs.
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_SPELLABLE = re.compile("[äöüøå]")


def fold(text: str) -> str:
    """Text without case, width, accents and vowel signs. Folding twice changes nothing more."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", DROPPED.sub("", parts)).translate(LETTERS)


def spelt_out(text: str) -> str:
    """Text with ä as ae, ø as oe and so on, folded; empty where it has no such letter."""
    text = unicodedata.normalize("NFC", text).casefold()
    return fold(text.translate(_SPELT_OUT)) if _SPELLABLE.search(text) else ""
