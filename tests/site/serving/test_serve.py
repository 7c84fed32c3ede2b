"""`manage.py serve`: the messages before the start, then the whole of it once."""

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_taken_port_is_named_with_a_free_one():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=rf"Port {port} is taken(.|\n)*make run PORT=\d+"):
            call_command("serve", port=port)


def test_address_of_another_machine_is_refused():
    with pytest.raises(CommandError, match=r"Cannot listen on 192\.0\.2\.1"):
        call_command("serve", host="192.0.2.1")


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_impossible_port_is_refused(port):
    with pytest.raises(CommandError, match="numbers from 1 to 65535"):
        call_command("serve", f"--port={port}")


@pytest.mark.django_db
@pytest.mark.parametrize("demo", [True, False])
def test_database_newer_than_the_code_is_left_alone(free_port, demo):
    MigrationRecorder(connection).record_applied("serving", "9999_from_the_future")
    with pytest.raises(CommandError, match=r"newer than this code: it has serving\.9999_from_the_future"):
        call_command("serve", port=free_port, demo=demo)


@pytest.mark.django_db
def test_database_without_the_newest_migrations_is_not_served(free_port):
    MigrationRecorder(connection).migration_qs.filter(app="django_tasks_database").delete()
    with pytest.raises(CommandError, match="lacks migrations"):
        call_command("serve", port=free_port)


@pytest.fixture
def database_copy(transactional_db, tmp_path):
    """A migrated database in a file of its own, with a task that a dead worker left behind."""
    if connection.vendor != "sqlite":
        pytest.skip("the copy is a file of SQLite")
    DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now(),
        worker_ids=[f"{socket.gethostname()[:30]}:99999999:1"],
        task_path="serving.tasks.forget_old_task_results",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=get_date_max(),
    )
    file = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
    return file


def status_of_the_task(database) -> str:
    with closing(sqlite3.connect(database)) as look:
        query = "SELECT status FROM django_tasks_database_dbtaskresult WHERE task_path LIKE '%forget_old_task_results'"
        return look.execute(query).fetchone()[0]


def test_site_worker_and_clock_start_and_stop_together(database_copy, free_port):
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{database_copy}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    site = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(free_port)],
        cwd=settings.ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        output = ""
        while "Ctrl-C stops everything." not in output:
            line = site.stdout.readline()
            assert line, output
            output += line
        assert f"http://localhost:{free_port}/" in output
        assert "officer@example.org" in output

        with closing(http.client.HTTPConnection("127.0.0.1", free_port, timeout=10)) as browser:
            browser.request("GET", "/en/account/login/")
            with browser.getresponse() as answer:
                assert answer.status == 200
                answer.read()
            browser.request("GET", "/static/css/site.css", headers={"Range": "bytes=2-5"})
            with browser.getresponse() as answer:
                assert (answer.status, len(answer.read())) == (206, 4)
            browser.request("POST", "/fr/account/login/", b"x" * 2**21 + b"x")
            with browser.getresponse() as answer:
                assert answer.status == 413

        deadline = time.monotonic() + 60
        while status_of_the_task(database_copy) != TaskResultStatus.SUCCESSFUL and time.monotonic() < deadline:
            time.sleep(0.1)
        assert status_of_the_task(database_copy) == TaskResultStatus.SUCCESSFUL
    finally:
        site.send_signal(signal.SIGINT)
        rest, _ = site.communicate(timeout=30)  # ends with the last process that holds the output
    assert site.returncode == 0
    assert rest.splitlines()[-1] == "Stopped."
