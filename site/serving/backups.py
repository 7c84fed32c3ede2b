"""One archive with the database and the uploaded files, and the way back."""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient
from django.utils import timezone

DATABASE_FILES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
UPLOADS = ("public", "private")


def write_backup(folder: Path) -> Path:
    """Safe while the site runs. The archive gets its name when it is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / f"{timezone.now():%Y-%m-%d-%H%M%S}.tar.gz"
    unfinished = archive.with_suffix(".unfinished")
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / DATABASE_FILES[connection.vendor]
        # The database first: a file that comes later is too many in the archive, never one too few.
        _save_database(database)
        with tarfile.open(unfinished, "w:gz", compresslevel=3) as tar:
            tar.add(database, database.name)
            for part in UPLOADS:
                if (uploads := Path(settings.MEDIA_ROOT) / part).exists():
                    tar.add(uploads, f"media/{part}")
    unfinished.rename(archive)
    return archive


def restore_backup(archive: Path) -> None:
    """Replaces the whole database; puts back the files of the archive and leaves later ones alone."""
    name = DATABASE_FILES[connection.vendor]
    with tempfile.TemporaryDirectory(dir=archive.parent) as scratch:
        try:
            with tarfile.open(archive) as tar:
                tar.extractall(scratch, filter="data")
        except (OSError, tarfile.TarError, EOFError) as error:
            raise CommandError(f"{archive} is not a readable backup: {str(error).splitlines()[0]}") from error
        database = Path(scratch) / name
        if not database.exists():
            raise CommandError(f"{archive} holds no {name}: it was made from another kind of database.")
        _load_database(database)
        for part in UPLOADS:
            if (uploads := Path(scratch) / "media" / part).exists():
                shutil.copytree(uploads, Path(settings.MEDIA_ROOT) / part, dirs_exist_ok=True)


def _save_database(file: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
    else:
        _postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={file}")


def _load_database(file: Path) -> None:
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(file)) as copy:
            try:
                sound = copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
            except sqlite3.DatabaseError:
                sound = False
            if not sound:
                raise CommandError("The database in this backup is damaged; nothing was changed.")
            connection.ensure_connection()
            copy.backup(connection.connection)
    else:
        connection.close()
        options = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
        _postgresql("pg_restore", *options, str(file))


def _postgresql(program: str, *arguments: str) -> None:
    if not shutil.which(program):
        raise CommandError(f"{program} is needed for this; it comes with the PostgreSQL client.")
    command, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *where, database = command[1:]
    subprocess.run(  # noqa: S603  arguments are ours
        [program, *where, f"--dbname={database}", *arguments], env={**os.environ, **(environment or {})}, check=True
    )
