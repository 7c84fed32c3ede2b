"""A worker of its own process, killed with half a kit written: readers keep the old one, the next worker ends it."""

import hashlib
import os
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import contextmanager

import pytest
from django.conf import settings as project
from django.db import transaction
from django.tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from assets.storages import private_storage
from branding.models import LogoFile, LogoKit
from branding.stored import forget_orphans
from branding.tasks import build_logo_kit, forget_half_made_logo_files
from serving.tasks import return_tasks_of_dead_workers
from tests.branding.conftest import WIDTHS, reloaded
from tests.factories import LogoKitFactory
from tests.files import logo_bytes

# Its own: other tests leave files of theirs behind.
SLUG = "killed"
NAME = f"{SLUG}_horizontal_colour_rgb.svg"
HALF = 5
# The real command. Once a number of files is written, it says so, and waits to be killed.
WORKER = """
import sys, time
sys.path[:0] = ["site", "."]
import django
django.setup()
from branding import derivation, services
from django.core.management import call_command
widths, last = tuple(map(int, sys.argv[1].split(","))), int(sys.argv[2])
derivation.PNG_WIDTHS = derivation.WEBP_WIDTHS = widths
store, written = services._stored, []
def store_and_wait(kit, artwork):
    written.append(store(kit, artwork))
    if len(written) == last:
        print("half", flush=True)
        time.sleep(60)
    return written[-1]
services._stored = store_and_wait
call_command("db_worker", batch=True, verbosity=0)
"""


@pytest.fixture
def kit(shared_database):
    with transaction.atomic():
        kit = LogoKitFactory(slug=SLUG, masters={"colour": logo_bytes("#1F5A41")})
    return reloaded(kit)


@pytest.fixture
def queue(settings):
    """From here on tasks wait for a worker, as on a real site."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


@pytest.fixture
def worker(shared_database, settings):
    environment = os.environ | {
        "DATABASE_URL": shared_database,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
    }

    @contextmanager
    def run(wait_after: int):
        command = [sys.executable, "-c", WORKER, ",".join(map(str, WIDTHS)), str(wait_after)]
        process = subprocess.Popen(command, cwd=project.ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    return run


def next_worker() -> Worker:
    """In this process, whose signals and log stay as they are; it ends when nothing is left to do."""
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="next",
    )


def written() -> set[str]:
    return set(private_storage().listdir(f"logos/{SLUG}")[1])


def is_whole(version) -> bool:
    """Each file has its bytes, the archive all of them."""
    for row in version.files.all():
        with row.file.open() as handle:
            if hashlib.sha256(handle.read()).hexdigest() != row.checksum:
                return False
    with version.files.get(format="zip").file.open() as handle, zipfile.ZipFile(handle) as packed:
        return packed.testzip() is None and set(packed.namelist()) == {
            "manifest.json",
            *version.files.exclude(format="zip").values_list("name", flat=True),
        }


def test_a_worker_killed_in_the_middle_of_a_kit_leaves_readers_the_old_one_and_the_next_makes_the_new(
    kit, queue, worker, replace_master, fetch
):
    old = written()
    replace_master(kit, logo_bytes("#8A1538"))

    with worker(wait_after=HALF) as process:
        assert process.stdout.readline() == "half\n"
        process.send_signal(signal.SIGKILL)
        assert process.wait(10) == -signal.SIGKILL

    left_behind = written() - old
    assert len(left_behind) == HALF
    assert DBTaskResult.objects.get(task_path=build_logo_kit.module_path).status == TaskResultStatus.RUNNING
    assert b"1F5A41" in fetch(f"/logos/{SLUG}/{NAME}").body
    assert fetch(f"/logos/{SLUG}/v/1.1/{NAME}").status_code == 404
    assert is_whole(reloaded(kit).newest)
    assert LogoFile.objects.filter(file__in=[f"logos/{SLUG}/{name}" for name in left_behind]).count() == 0

    hours_ago = time.time() - 3 * 3600
    for name in left_behind:
        os.utime(private_storage().path(f"logos/{SLUG}/{name}"), (hours_ago, hours_ago))
    return_tasks_of_dead_workers.enqueue()
    forget_half_made_logo_files.enqueue()
    next_worker().run()

    assert [version.number for version in LogoKit.objects.get().versions.all()] == ["1.1", "1.0"]
    assert b"8A1538" in fetch(f"/logos/{SLUG}/{NAME}").body
    assert b"1F5A41" in fetch(f"/logos/{SLUG}/v/1.0/{NAME}").body
    assert all(is_whole(version) for version in reloaded(kit).versions.all())
    assert not left_behind & written()
    assert {f"logos/{SLUG}/{name}" for name in written()} == set(LogoFile.objects.values_list("file", flat=True))
    assert forget_orphans(SLUG) == 0
