"""The order of names in each language: by ICU in PostgreSQL, by rules of thumb in SQLite.

What SQLite does not know: how Chinese characters are read (they follow their numbers, after kana), and the finer rules
among names that differ in accents alone. No database knows how a Japanese name is read: members have a field for it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from django.db import connection
from django.db.models import F
from django.db.models.functions import Collate

from .analysis import fold
from .languages import NATIVE_NAMES, Language, current

# Each language puts names in its own script before those in others.
_OWN_SCRIPTS = {"ar": "ARABIC", "he": "HEBREW", "th": "THAI", "ko": "HANGUL", "zh-hans": "CJK"}
# Letters of their own, behind the one that they look like.
_OWN_LETTERS = {"es": str.maketrans({"ñ": "n\uffff"})}
_LENGTHENED = re.compile("([ァ-ヺ])ー")
_VOWELS = dict(zip("AIUEO", "アイウエオ", strict=True))
_THAI_VOWELS_IN_FRONT = frozenset("เแโใไ")


def sort_key(text: str, language: str) -> tuple[bool, str, str]:
    """The order of a name among others, without a database."""
    plain = unicodedata.normalize("NFC", text.strip()).casefold()
    first = next(filter(str.isalpha, plain), "")
    is_foreign = bool(first) and not unicodedata.name(first, "").startswith(_OWN_SCRIPTS.get(language, ""))
    base = fold(plain.translate(_OWN_LETTERS.get(language, {})))
    base = {"th": _vowels_behind, "ja": _sounds}.get(language, str)(base)
    return is_foreign, base, plain


def _vowels_behind(text: str) -> str:
    """Thai with vowels that are written before their consonant behind it."""
    letters = list(text)
    for place in range(len(letters) - 1):
        if letters[place] in _THAI_VOWELS_IN_FRONT:
            letters[place : place + 2] = reversed(letters[place : place + 2])
    return "".join(letters)


def _sounds(text: str) -> str:
    """Kana with ー as the vowel that it lengthens, and without voicing, which tells only equals apart."""
    text = _LENGTHENED.sub(lambda kana: kana[1] + _VOWELS.get(unicodedata.name(kana[1])[-1], ""), text)
    return unicodedata.normalize("NFD", text).replace("\u3099", "").replace("\u309a", "")


def in_order(field, language: Language | None = None) -> Collate:
    """A column, or an expression of text, to order by as a language does."""
    language = language or current()
    expression = F(field) if isinstance(field, str) else field
    return Collate(expression, _icu(language.code) if connection.vendor == "postgresql" else _own(language.code))


def ordered(items: Iterable, label: Callable[[object], str], language: Language | None = None) -> list:
    """Things by their labels, as a language orders them. Asks PostgreSQL once for a set of labels, then remembers."""
    items, code = list(items), (language or current()).code
    if connection.vendor != "postgresql":
        return sorted(items, key=lambda item: sort_key(label(item), code))
    ranks = _ranks(frozenset(map(label, items)), code)
    return sorted(items, key=lambda item: ranks[label(item)])


@lru_cache(maxsize=512)
def _ranks(labels: frozenset[str], code: str) -> dict[str, int]:
    if len(labels) < 2:
        return dict.fromkeys(labels, 0)
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT label FROM unnest(%s::text[]) AS label ORDER BY label COLLATE "{_icu(code)}"',  # noqa: S608
            [list(labels)],
        )
        return {row[0]: rank for rank, row in enumerate(cursor.fetchall())}


def _icu(code: str) -> str:
    """The collation of a language in PostgreSQL, which brings those of ICU along."""
    return f"{Language(code).tag}-x-icu" if code in NATIVE_NAMES else "und-x-icu"


def _own(code: str) -> str:
    return f"order_{code.replace('-', '_')}" if code in NATIVE_NAMES else "order_und"


def _compare(first: str, second: str, code: str) -> int:
    one, other = sort_key(first, code), sort_key(second, code)
    return (one > other) - (one < other)


def teach_sqlite(connection, **kwargs) -> None:
    """On each new connection: the orders of all languages."""
    if connection.vendor == "sqlite":
        for code in (*NATIVE_NAMES, "und"):
            connection.connection.create_collation(_own(code), partial(_compare, code=code))
