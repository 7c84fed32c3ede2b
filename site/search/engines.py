"""Words in the database: written and found with what SQLite and PostgreSQL each are good at."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, islice
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from translations.analysis import Query, Term

# More than a book of hundred pages has; the rest would help nobody.
MOST_WORDS = 100_000


@dataclass(frozen=True)
class Words:
    """The analysed words of a page, as often as they stand there."""

    title: list[str]
    summary: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Hit:
    page_id: int
    translation_key: UUID
    locale_id: int
    section: str


@dataclass(frozen=True)
class Scope:
    """Where to look. `pages` decides who may read what; the other conditions only narrow before it is asked."""

    pages: QuerySet
    locale_ids: list[int]
    section: str = ""
    is_open_only: bool = False

    @property
    def conditions(self) -> tuple[str, list]:
        places = ", ".join(["%s"] * len(self.locale_ids))
        sql, params = f"entry.locale_id IN ({places})", list(self.locale_ids)
        if self.section:
            sql, params = f"{sql} AND entry.section = %s", [*params, self.section]
        return (f"{sql} AND entry.is_open" if self.is_open_only else sql), params

    def readable_among(self, found: str) -> tuple[str, tuple]:
        """The query for those keys in the table `found` whose pages may be read; asked of those alone."""
        among = RawSQL(f"SELECT page_id FROM {found}", ())  # noqa: S608, S611  a name of this module
        return self.pages.filter(pk__in=among).order_by().values("pk").query.sql_with_params()


class Engine:
    """`write` replaces the words of entries that exist; `find` gives the best hits first."""

    columns = "page_id, translation_key, locale_id, section"

    def write(self, words: dict[int, Words]) -> None:
        raise NotImplementedError

    def find(self, query: Query, scope: Scope, limit: int) -> list[Hit]:
        """Hits with all words in the title first, then by how much the text is about them; the newest of equals."""
        sql, params = self.statement(query, scope, limit)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return [Hit(pk, UUID(str(key)), *rest) for pk, key, *rest in cursor.fetchall()]

    def statement(self, query: Query, scope: Scope, limit: int) -> tuple[str, list]:
        raise NotImplementedError


class SQLiteEngine(Engine):
    """A full-text table beside the entries, with the same keys."""

    def write(self, words: dict[int, Words]) -> None:
        rows = []
        for pk, found in words.items():
            rows.append((pk, *(" ".join(part[:MOST_WORDS]) for part in (found.title, found.summary, found.body))))
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(pk,) for pk in words])
            cursor.executemany("INSERT INTO search_words (rowid, title, summary, body) VALUES (%s, %s, %s, %s)", rows)

    def statement(self, query: Query, scope: Scope, limit: int) -> tuple[str, list]:
        where, params = scope.conditions
        readable, readable_params = scope.readable_among("found")
        match = " AND ".join(map(self._condition, query.terms))
        sql = f"""
            WITH titled AS MATERIALIZED (SELECT rowid FROM search_words WHERE search_words MATCH %s),
            found AS MATERIALIZED (
                SELECT entry.*, entry.page_id IN (SELECT rowid FROM titled) AS in_title,
                    bm25(search_words, 10.0, 3.0, 1.0) AS distance
                FROM search_words JOIN search_searchentry entry ON entry.page_id = search_words.rowid
                WHERE search_words MATCH %s AND {where}
                ORDER BY in_title DESC, distance, dated DESC LIMIT %s
            )
            SELECT {self.columns} FROM found WHERE page_id IN ({readable})
            ORDER BY in_title DESC, distance, dated DESC, page_id LIMIT %s"""  # noqa: S608  all values are parameters
        return sql, [f"{{title}} : ({match})", match, *params, limit * 2, *readable_params, limit]

    @staticmethod
    def _condition(term: Term) -> str:
        """A condition in the language of FTS5; analysed words have no quotes."""
        return f"({' OR '.join([*(f'"{word}"' for word in term.words), *(f'"{stem}"*' for stem in term.stems)])})"


class PostgreSQLEngine(Engine):
    """Two vectors in each row: of the title, and of everything with the title's words in front."""

    # Later places in a vector are not stored, and weigh little.
    most_places = 8
    # A vector may have a megabyte.
    most_lexemes = 25_000

    def write(self, words: dict[int, Words]) -> None:
        rows = [
            (self._vector([(w.title, "A")]), self._vector([(w.title, "A"), (w.summary, "B"), (w.body, "D")]), pk)
            for pk, w in words.items()
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE search_searchentry SET title_words = %s::tsvector, words = %s::tsvector WHERE page_id = %s",
                rows,
            )

    def _vector(self, parts: Iterable[tuple[list[str], str]]) -> str:
        places: dict[str, list[str]] = {}
        for words, weight in parts:
            for word, count in Counter(words[:MOST_WORDS]).items():
                known = places.setdefault(word, [])
                known += (f"{len(known) + place + 1}{weight}" for place in range(min(count, self.most_places)))
        return " ".join(f"'{word}':{','.join(known)}" for word, known in islice(places.items(), self.most_lexemes))

    def statement(self, query: Query, scope: Scope, limit: int) -> tuple[str, list]:
        readable, readable_params = scope.readable_among("best")
        asked = " & ".join(map(self._condition, query.terms))
        sql = f"""
            WITH best AS MATERIALIZED (
                SELECT page_id, bool_or(in_title) AS in_title FROM search_found(%s::tsquery, %s, %s, %s, %s)
                GROUP BY page_id
            )
            SELECT {", ".join(f"entry.{name}" for name in self.columns.split(", "))}
            FROM best JOIN search_searchentry entry USING (page_id)
            WHERE entry.page_id IN ({readable})
            ORDER BY best.in_title DESC, ts_rank('{{0.1, 0.2, 0.4, 1.0}}', entry.words, %s::tsquery) DESC,
                entry.dated DESC, entry.page_id LIMIT %s"""  # noqa: S608  all values are parameters
        found = [asked, scope.locale_ids, scope.section, scope.is_open_only, limit]
        return sql, [*found, *readable_params, asked, limit]

    @staticmethod
    def _condition(term: Term) -> str:
        """A condition in the language of tsquery; analysed words have no quotes."""
        return f"({' | '.join(chain((f"'{word}'" for word in term.words), (f"'{stem}':*" for stem in term.stems)))})"


def engine() -> Engine:
    return SQLiteEngine() if connection.vendor == "sqlite" else PostgreSQLEngine()
