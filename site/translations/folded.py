"""`analysis.fold` in the database, for a search in names where nothing is indexed: both sides are folded alike."""

from functools import cache

from django.db.models import Func, TextField

from .analysis import fold
from .analysis.folding import DROPPED, LETTERS

_SQLITE_NAME = "folded"
# Where `lower` leaves what case folding does not.
_CASES = {"ß": "ss", "ς": "σ"}


class Folded(Func):
    """A column of names, or an expression of text, folded."""

    function = _SQLITE_NAME
    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template=_for_postgresql(), **context)


@cache
def _for_postgresql() -> str:
    """ICU lowers letters of all scripts, whatever the locale of the database."""
    lowered = 'normalize(lower(normalize(%(expressions)s, NFKD) COLLATE "und-x-icu"), NFKD)'
    folded = f"normalize(regexp_replace({lowered}, '{DROPPED.pattern}', '', 'g'), NFC)"
    # `ا` and the like stand for themselves: no letter of the tables means anything in SQL.
    letters = {chr(code): letter for code, letter in LETTERS.items()} | _CASES
    for letter, written in letters.items():
        if len(written) > 1:
            folded = f"replace({folded}, '{letter}', '{written}')"
    single = {letter: written for letter, written in letters.items() if len(written) < 2}
    # Letters without another are dropped, if they stand last.
    ordered = sorted(single, key=lambda letter: single[letter] == "")
    return f"translate({folded}, '{''.join(ordered)}', '{''.join(single[letter] for letter in ordered)}') COLLATE \"C\""


def teach_sqlite(connection, **kwargs) -> None:
    """On each new connection."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            _SQLITE_NAME, 1, lambda text: None if text is None else fold(text), deterministic=True
        )
