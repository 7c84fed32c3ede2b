"""What editors search for is words: on SQLite, Wagtail hands quotes and brackets on as if they were its language."""

from functools import wraps

from django.db import connection


def take_words_as_they_are() -> None:
    if connection.vendor != "sqlite":
        return
    # Importable with this database only.
    from modelsearch.backends.database.sqlite import query, sqlite
    from modelsearch.query import Phrase

    build = sqlite.SQLiteSearchQueryCompiler.build_search_query_content

    @wraps(build)
    def build_search_query_content(compiler, words, config=None):
        if isinstance(words, Phrase):
            return query.SearchQueryExpression(query.Lexeme(words.query_string), config=config)
        return build(compiler, words, config=config)

    sqlite.SQLiteSearchQueryCompiler.build_search_query_content = build_search_query_content
    query.Lexeme.as_sql = _quoted(query.Lexeme.as_sql)


def _quoted(as_sql):
    @wraps(as_sql)
    def with_quotes_doubled(lexeme, compiler, connection):
        template, [text] = as_sql(lexeme, compiler, connection)
        return template, [text.replace('"', '""')]

    return with_quotes_doubled
