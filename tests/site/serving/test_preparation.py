"""The first database comes into being whole, or not at all."""

import pytest
from django.db import OperationalError, connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from serving import preflight, preparation
from serving.preparation import prepare

pytestmark = pytest.mark.django_db


@pytest.fixture
def new_site(tmp_path, monkeypatch):
    """A site whose database is the file that is returned, which does not exist yet; nothing but migrate is run."""
    file = tmp_path / "site.sqlite3"
    options = {"OPTIONS": {}, "TIME_ZONE": None, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True}
    fresh = DatabaseWrapper({**connection.settings_dict, **options, "NAME": str(file)}, "default")
    for module in (preflight, preparation):
        monkeypatch.setattr(module, "connection", fresh)
    monkeypatch.setattr(preparation, "get_commands", dict)
    yield file
    fresh.close()


@pytest.fixture
def migrate(monkeypatch):
    """Says what `migrate` does: each step makes a table; a step that is an exception is raised."""

    def will(*steps):
        def command(*args, **options):
            for step in steps:
                if isinstance(step, BaseException):
                    raise step
                with preparation.connection.cursor() as cursor:
                    cursor.execute(f"CREATE TABLE {step} (id integer)")

        monkeypatch.setattr(preparation, "call_command", command)

    return will


def test_interrupted_first_migration_leaves_no_database(new_site, migrate):
    migrate("half", KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        prepare(print)
    assert preflight.lacks_database() == new_site


def test_next_run_makes_it_whole(new_site, migrate):
    migrate("half", KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        prepare(print)

    migrate("half", "whole")
    prepare(print)

    assert preflight.lacks_database() is None
    assert preparation.connection.introspection.table_names() == ["half", "whole"]
    assert [file.name for file in new_site.parent.iterdir()] == [new_site.name]


def test_database_that_does_not_answer_is_named(monkeypatch):
    def refuse():
        raise OperationalError("connection refused")

    monkeypatch.setattr(preflight.connection, "ensure_connection", refuse)
    with pytest.raises(preflight.CommandError, match=r"does not answer: connection refused(.|\n)*DATABASE_URL"):
        preflight.require_database()
