"""The test database: the 200 and more migrations run once per version of them, not once per test process.

A migrated database is kept as a template, in .cache/ or in the PostgreSQL server; each process works on a copy.
"""

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

import pytest

CACHE = Path(__file__).resolve().parents[1] / ".cache" / "test-database"
FLUSHING_FIXTURES = {"transactional_db", "live_server", "django_db_reset_sequences"}
# Handlers of post_migrate live in the last three.
SOURCES = ("migrations/*.py", "apps.py", "signals.py", "roles.py", "groups.py", "locales.py")
renew_database = pytest.StashKey[Callable[[], None]]()
allow_flushing = pytest.StashKey[Callable[[], None]]()
known_languages = pytest.StashKey["languages.Known"]()


def _fingerprint() -> str:
    """Changes with everything that a freshly migrated database depends on."""
    import django
    from django.apps import apps
    from django.conf import settings

    versions = (django.VERSION, sqlite3.sqlite_version)
    sha = hashlib.sha256(repr((*versions, settings.LANGUAGES, settings.PUBLIC_LANGUAGES)).encode())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        folder = Path(config.path)
        for file in sorted(file for pattern in SOURCES for file in folder.glob(pattern)):
            sha.update(f"{config.label}/{file.name}".encode() + file.read_bytes())
    return sha.hexdigest()[:24]


@contextmanager
def _one_process_at_a_time() -> Iterator[None]:
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrated() -> None:
    from django.db import connection

    connection.creation.create_test_db(verbosity=0, autoclobber=True)


def _prepare_sqlite() -> Callable[[], None]:
    """Returns what brings the database back to its first state."""
    from django.db import connection

    template = CACHE / f"{_fingerprint()}.sqlite3"

    def copy() -> None:
        with closing(sqlite3.connect(template)) as source:
            source.backup(connection.connection)

    with _one_process_at_a_time():
        if template.exists():
            connection.close()
            connection.settings_dict["NAME"] = connection.creation._get_test_db_name()
            connection.ensure_connection()
            copy()
        else:
            for old in CACHE.glob("*.sqlite3*"):
                old.unlink()
            _migrated()
            building = template.with_suffix(".sqlite3-new")
            with closing(sqlite3.connect(building)) as target:
                connection.connection.backup(target)
            os.replace(building, template)
    return copy


def _prepare_postgresql() -> Callable[[], None]:
    from django.db import connection

    name = connection.creation._get_test_db_name()
    family = f"{name.partition('_gw')[0]}_template_"
    template = f"{family}{_fingerprint()}"[:63]
    quote = connection.ops.quote_name

    def copy(source: str, target: str) -> None:
        connection.close()
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {quote(target)} WITH (FORCE)")
            cursor.execute(f"CREATE DATABASE {quote(target)} TEMPLATE {quote(source)}")

    with _one_process_at_a_time():
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [family])
            templates = {row[0] for row in cursor.fetchall()}
        if template in templates:
            copy(template, name)
            connection.settings_dict["NAME"] = name
        else:
            with connection.creation._nodb_cursor() as cursor:
                for old in templates:
                    cursor.execute(f"DROP DATABASE IF EXISTS {quote(old)}")
            _migrated()
            copy(name, template)
    return lambda: copy(template, name)


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, django_db_modify_db_settings):
    from django.db import connection

    from accounts import languages

    real_name = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        renew = _prepare_sqlite() if connection.vendor == "sqlite" else _prepare_postgresql()

    def unblocked_renew() -> None:
        with django_db_blocker.unblock():
            renew()

    def let_go_of_the_audit_log() -> None:
        """A flush takes its rows too, which its triggers refuse; the renewed database has them again."""
        with django_db_blocker.unblock(), connection.schema_editor() as editor:
            import_module("audit.migrations.0002_append_only").unguard(None, editor)

    with django_db_blocker.unblock():
        # Which a running site has asked long ago: tests that count queries count theirs.
        request.config.stash[known_languages] = languages.known()
    request.config.stash[renew_database] = unblocked_renew
    request.config.stash[allow_flushing] = let_go_of_the_audit_log
    yield
    if connection.vendor != "sqlite":
        with django_db_blocker.unblock():
            connection.creation.destroy_test_db(real_name, verbosity=0)


@pytest.fixture(scope="module")
def shared_rows(django_db_setup, django_db_blocker) -> Iterator[None]:
    """What fixtures of a module make behind this one is there for all its tests, and taken back after the last.

    Each test closes its connection at its end, where PostgreSQL would lose the rows.
    """
    from django.db import connections, transaction

    connection = connections["default"]
    with django_db_blocker.unblock(), transaction.atomic(), patch.object(connection, "close", lambda: None):
        yield
        transaction.set_rollback(True)


@pytest.fixture
def shared_database(transactional_db, tmp_path) -> Iterator[str]:
    """Gives the DATABASE_URL by which other processes reach the database of the test; other threads reach it too.

    SQLite's lies in memory otherwise, in one connection.
    """
    from django.db import connection

    facts = connection.settings_dict
    if connection.vendor != "sqlite":
        account = ":".join(filter(None, (facts["USER"], facts["PASSWORD"])))
        yield f"postgres://{account}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"
        return
    file, memory, name = tmp_path / "site.sqlite3", connection.connection, facts["NAME"]
    with closing(sqlite3.connect(file)) as copy:
        memory.backup(copy)
    connection.connection, facts["NAME"] = None, str(file)
    yield f"sqlite:///{file}"
    connection.close()
    connection.connection, facts["NAME"] = memory, name


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Tests that commit end with a flush, which takes the root page, locales and groups of the migrations with it."""
    marker = item.get_closest_marker("django_db")
    flushes = FLUSHING_FIXTURES.intersection(getattr(item, "fixturenames", ())) or (
        marker and (marker.kwargs.get("transaction") or marker.args[:1] == (True,))
    )
    if flushes and renew_database in item.config.stash:
        item.config.stash[allow_flushing]()
    result = yield
    if flushes and nextitem is not None and renew_database in item.config.stash:
        item.config.stash[renew_database]()
    return result
