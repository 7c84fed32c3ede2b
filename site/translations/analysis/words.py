"""Texts and queries cut into the words that an index compares."""

import re
from dataclasses import dataclass

from .affixes import compound_tails, is_hebrew, stem, without_article, without_ending, without_particles
from .folding import fold, spelt_out

# Scripts that leave no spaces, or whose words carry endings, after folding: Thai, Lao, Khmer, Burmese, Hangul, kana,
# ideographs. Not the middle dot of kana.
UNPARTED = re.compile(
    r"[\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u103f\u1780-\u17d3\u1100-\u11ff\uac00-\ud7a3\u3005-\u3007\u30a1-\u30fa"
    r"\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+"
)
WORD = re.compile(r"[^\W_]+")
# Each becomes a condition of the query.
MOST_TERMS = 32
_LONGEST = 60


@dataclass(frozen=True)
class Term:
    """One condition: a page has one of these words, or a word that begins with one of the stems."""

    words: tuple[str, ...]
    stems: tuple[str, ...] = ()

    def matches(self, words) -> bool:
        return any(word in self.words or word.startswith(self.stems) for word in words)


@dataclass(frozen=True)
class Query:
    """Terms, all of which a page must have; `runs` are the uncut parts without spaces, for marking."""

    terms: tuple[Term, ...]
    runs: tuple[str, ...] = ()

    def __bool__(self):
        return bool(self.terms)


def _pairs(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(len(run) - 1)]


def forms_of(word: str, language: str) -> list[str]:
    """The forms in which a folded word is found, the usual one first."""
    forms = [without_article(word)]
    forms += [without_article(form) for form in without_particles(word)]
    if language == "de":
        forms += compound_tails(word)
    return list(dict.fromkeys(form[:_LONGEST] for form in forms))


def _words_of(text: str, language: str) -> list[str]:
    parted = WORD.findall(UNPARTED.sub(" ", text))
    words = [form for word in parted for form in forms_of(word, language)]
    for run in UNPARTED.findall(text):
        # One after another, so that a text that is cut off still has both of its beginning.
        for start in range(len(run)):
            words += {run[start]: None, run[start : start + 2]: None}
    return words


def index_words(text: str, language: str) -> list[str]:
    """The words of a text for the index, as often as they stand there."""
    words = _words_of(fold(text), language)
    if other := spelt_out(text):
        words += sorted(set(_words_of(other, language)) - set(words))
    return words


def analyse_query(text: str, language: str) -> Query:
    """What a reader typed, as conditions; false where there is no word in it."""
    folded = fold(text)
    words = list(dict.fromkeys(WORD.findall(UNPARTED.sub(" ", folded))))
    runs = tuple(dict.fromkeys(UNPARTED.findall(folded)))
    # The l of l'huile says nothing, unless it is all that was typed.
    telling = [word for word in words if len(word) > 1 or not word.isalpha()]
    terms = [_term(word[:_LONGEST], language) for word in telling or ([] if runs else words)]
    terms += [Term((pair,)) for run in runs for pair in (_pairs(run) or [run])]
    return Query(tuple(dict.fromkeys(terms))[:MOST_TERMS], runs)


def _term(word: str, language: str) -> Term:
    words = [without_article(word)]
    if is_hebrew(word):
        words += (form for form in without_particles(word) if len(form) > (2 if word.startswith("ה") else 3))
    stems = tuple(filter(None, (stem(form, language) for form in words)))
    return Term((*words, *without_ending(word, language)), stems)
