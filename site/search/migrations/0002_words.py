"""The words of the entries: a full-text table in SQLite, two vectors in PostgreSQL.

Letters, digits and marks make words there, and nothing is folded: `translations.analysis` has done it.
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE search_words USING fts5(
        title, summary, body, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
    )""",
    """CREATE TRIGGER search_searchentry_delete AFTER DELETE ON search_searchentry
    BEGIN DELETE FROM search_words WHERE rowid = OLD.page_id; END""",
]
NOT_SQLITE = ["DROP TRIGGER search_searchentry_delete", "DROP TABLE search_words"]

WITHIN = "entry.locale_id = ANY (locales) AND part IN ('', entry.section) AND (entry.is_open OR NOT open_only)"
NEWEST = f"SELECT entry.* FROM search_searchentry entry WHERE {WITHIN} ORDER BY entry.dated DESC"
POSTGRESQL = [
    """ALTER TABLE search_searchentry
        ADD COLUMN title_words tsvector NOT NULL DEFAULT '', ADD COLUMN words tsvector NOT NULL DEFAULT ''""",
    # Words stay out of the rows, so that many rows are read quickly; uncompressed, so that ranking is quick.
    "ALTER TABLE search_searchentry ALTER COLUMN words SET STORAGE EXTERNAL, ALTER COLUMN title_words SET STORAGE EXTERNAL",
    "ALTER TABLE search_searchentry SET (toast_tuple_target = 128)",
    # Without fastupdate: else each search reads what was added since the last vacuum one by one.
    "CREATE INDEX search_title_words ON search_searchentry USING gin (title_words) WITH (fastupdate = off)",
    "CREATE INDEX search_words ON search_searchentry USING gin (words) WITH (fastupdate = off)",
    # Up to `most` of the newest with a word in the title, and as many with it anywhere. The planner would read all
    # words of all pages for a word of many: it knows neither how often a word and its endings stand there, nor how
    # dear it is to read a vector. So the newest pages are a sample: where a word is in one of five, the newest have
    # enough of it; else the index is quick. `- 'epoch'` keeps it from walking by date in the second case.
    f"""CREATE FUNCTION search_found(
        asked tsquery, locales integer[], part text, open_only boolean, most integer
    ) RETURNS TABLE (page_id integer, in_title boolean)
    LANGUAGE plpgsql STABLE ROWS 500 SET enable_seqscan = off SET jit = off AS $$
    DECLARE
        is_common boolean;
        is_common_title boolean;
        seen bigint := 0;
    BEGIN
        SELECT count(*) FILTER (WHERE newest.title_words @@ asked) >= 20, count(*) FILTER (WHERE newest.words @@ asked) >= 20
        INTO is_common_title, is_common FROM ({NEWEST} LIMIT 100) newest;
        IF is_common_title THEN
            RETURN QUERY SELECT newest.page_id, true FROM ({NEWEST} LIMIT 10000) newest
            WHERE newest.title_words @@ asked LIMIT most;
            GET DIAGNOSTICS seen = ROW_COUNT;
        END IF;
        IF seen < most THEN
            RETURN QUERY SELECT entry.page_id, true FROM search_searchentry entry
            WHERE entry.title_words @@ asked AND {WITHIN} ORDER BY entry.dated - 'epoch' DESC LIMIT most;
        END IF;
        seen := 0;
        IF is_common THEN
            RETURN QUERY SELECT newest.page_id, false FROM ({NEWEST} LIMIT 10000) newest
            WHERE newest.words @@ asked LIMIT most;
            GET DIAGNOSTICS seen = ROW_COUNT;
        END IF;
        IF seen < most THEN
            RETURN QUERY SELECT entry.page_id, false FROM search_searchentry entry
            WHERE entry.words @@ asked AND {WITHIN} ORDER BY entry.dated - 'epoch' DESC LIMIT most;
        END IF;
    END $$""",
]
NOT_POSTGRESQL = [
    "DROP FUNCTION search_found(tsquery, integer[], text, boolean, integer)",
    "ALTER TABLE search_searchentry DROP COLUMN title_words, DROP COLUMN words",
]


def add_words(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def drop_words(apps, schema_editor):
    for statement in NOT_SQLITE if schema_editor.connection.vendor == "sqlite" else NOT_POSTGRESQL:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(add_words, drop_words)]
