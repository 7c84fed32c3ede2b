"""Words as readers look for them: without accents and vowel signs, and cut where a script leaves no spaces.

The databases know words between spaces and little else. So the index gets, beside each text, those forms of its words
that differ, and a query is brought into the same forms.
"""

import re
import unicodedata

from modelsearch.index import SearchField as _SearchField

# Kana, ideographs, Thai and Hangul: words are not parted there, or carry endings.
_UNPARTED = re.compile(
    r"[\u0e00-\u0e7f\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+"
)
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u0640\u064b-\u065f\u0670]+[^\W_]*)*")
# Each becomes a condition of the query.
MOST_FORMS = 32
_ARABIC = re.compile(r"[\u0621-\u064a]+")
_ARABIC_LETTERS = str.maketrans({"ة": "ه", "ى": "ي", "ـ": ""})
# The article, alone or behind the particles written together with it, before a word of three letters or more.
_ARABIC_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=.{3})")


def _folded(word: str) -> str:
    """One word without case, accents, vowel signs and, in Arabic, variants of letters and the article."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    plain = unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))
    plain = plain.translate(_ARABIC_LETTERS)
    return _ARABIC_ARTICLE.sub("", plain) if _ARABIC.fullmatch(plain) else plain


def _pairs(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(len(run) - 1)] or [run]


def forms_of_query(query: str) -> str:
    """The words to look for, all of which a page must have; nothing where there is no word."""
    query = unicodedata.normalize("NFKC", query)
    words = [_folded(word) for word in _WORD.findall(_UNPARTED.sub(" ", query))]
    words += (pair for run in _UNPARTED.findall(query) for pair in _pairs(run))
    return " ".join(list(dict.fromkeys(words))[:MOST_FORMS])


def with_forms(text: str) -> str:
    """A text followed by the forms of its words that it does not contain as they are."""
    text = unicodedata.normalize("NFKC", text)
    forms = {folded for word in _WORD.findall(_UNPARTED.sub(" ", text)) if (folded := _folded(word)) != word.casefold()}
    for run in _UNPARTED.findall(text):
        forms |= {*run, *_pairs(run)}
    return f"{text} {' '.join(sorted(forms))}" if forms else text


class SearchField(_SearchField):
    """A field whose words are found in every form in which readers type them."""

    def get_value(self, obj):
        return with_forms(_text_of(super().get_value(obj)))


def _text_of(value) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return " ".join(map(_text_of, value))
    return "" if value is None else str(value)
