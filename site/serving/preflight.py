"""What must hold before the site starts. Each failure is one message that names the cause and the next command."""

import errno
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

SHOWN = 5


def require_free_port(host: str, port: int) -> None:
    error = _bind_error(host, port)
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        free = next((other for other in range(port + 1, port + 100) if not _bind_error(host, other)), 0)
        who = f"lsof -i :{port}" if shutil.which("lsof") else f"ss -ltnp 'sport = :{port}'"
        raise CommandError(
            f"Port {port} is taken: perhaps this site runs already in another window, perhaps another program has it.\n"
            f"  Who has it:    {who}\n"
            f"  Another port:  make run PORT={free}"
        )
    if number == errno.EACCES:
        raise CommandError(f"Port {port} is for administrators. Choose one above 1023: make run PORT=8001")
    if error:
        raise CommandError(f"Cannot listen on {host}, port {port}: {error}")


def _bind_error(host: str, port: int) -> Exception | None:
    """Asks for the port without sharing it, as granian would: a second copy of this site counts as taken."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError) as error:
        return error
    return None


def require_database() -> None:
    with database_errors_explained():
        connection.ensure_connection()


def lacks_database() -> Path | None:
    """The SQLite file that holds nothing yet; whoever asked for the connection has made it, empty."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db() or connection.introspection.table_names():
        return None
    return Path(connection.settings_dict["NAME"])


def lacks_migrations() -> bool:
    """CommandError where the database is newer than the code."""
    with database_errors_explained():
        require_known_migrations()
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def database_errors_explained() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise CommandError(
            f"The database does not answer: {str(error).strip()}\n"
            "  DATABASE_URL says where it is; without it, the file db.sqlite3 beside manage.py."
        ) from error


def require_known_migrations() -> None:
    """A database that newer code has changed must be neither served nor migrated by this code."""
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    unknown = sorted(f"{app}.{name}" for app, name in set(loader.applied_migrations) - known)
    if unknown:
        more = f" and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
        raise CommandError(
            f"The database is newer than this code: it has {', '.join(unknown[:SHOWN])}{more}.\n"
            "  Newer code:        git pull\n"
            "  Another database:  make run DATABASE_URL=sqlite:///another.sqlite3"
        )
