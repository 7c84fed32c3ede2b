"""From a fresh clone to a database that can be served. Any step may be interrupted: the next run makes it good."""

import fcntl
import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.management import call_command, get_commands, load_command_class
from django.db import connection

from .preflight import lacks_database, lacks_migrations


@contextmanager
def one_at_a_time(say: Callable[[str], object]) -> Iterator[Callable[[], None]]:
    """Holds a lock that a second start on the same database waits for; yields how to give it up early."""
    folder = Path(settings.ROOT) / ".cache"
    folder.mkdir(exist_ok=True)
    where = "{HOST} {PORT} {NAME}".format_map(connection.settings_dict)
    with (folder / f"serve-{sha256(where.encode()).hexdigest()[:12]}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("The site is being started in another window; waiting for that ...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lambda: fcntl.flock(lock, fcntl.LOCK_UN)


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Migrations leave so many objects that looking for cycles as often as usual takes a tenth of their time."""
    before = gc.get_threshold()
    gc.set_threshold(50_000)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@rarely_collecting()
def prepare(say: Callable[[str], object]) -> None:
    """Brings the database up to date and, where the demonstration is installed, has it built."""
    commands = get_commands()
    demo = load_command_class(commands["demo"], "demo") if "demo" in commands else None
    if file := lacks_database():
        say("Making the database (some 15 seconds, the first time only) ...")
        with demo.drawing_ahead() if demo else nullcontext():
            _make_sqlite_database(file)
    elif lacks_migrations():
        say("Bringing the database up to date ...")
        call_command("migrate", verbosity=0, interactive=False)
    if demo:
        call_command(demo)


def _make_sqlite_database(file: Path) -> None:
    """Under another name until it is whole: a migration that was interrupted half-way may not be repeatable."""
    building = file.with_name(f"{file.name}.new")
    for leftover in building.parent.glob(f"{building.name}*"):
        leftover.unlink()
    connection.close()
    connection.settings_dict["NAME"] = str(building)
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(file)
    os.replace(building, file)
