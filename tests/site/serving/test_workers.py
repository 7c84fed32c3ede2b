"""A task whose worker died runs again; one that kills its workers fails in the end (knowledge: F8)."""

import socket
import subprocess
import sys
from datetime import timedelta

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from serving.workers import LONGEST_TASK, MOST_ATTEMPTS, return_stuck_tasks, worker_name

pytestmark = pytest.mark.django_db


def running_task(*workers: str, since: timedelta = timedelta(seconds=5)) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - since,
        worker_ids=list(workers),
        task_path="serving.tasks.return_tasks_of_dead_workers",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=get_date_max(),
    )


@pytest.fixture(scope="module")
def dead_worker():
    """The name of a process of this host that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return f"{socket.gethostname()[:30]}:{process.pid}:12345"


def status_after_look(task: DBTaskResult) -> str:
    return_stuck_tasks()
    task.refresh_from_db()
    return task.status


def test_task_of_a_dead_worker_is_put_back(dead_worker):
    assert status_after_look(running_task(dead_worker)) == TaskResultStatus.READY


def test_task_of_a_living_worker_goes_on():
    assert status_after_look(running_task(worker_name(), since=LONGEST_TASK * 2)) == TaskResultStatus.RUNNING


def test_later_process_with_the_same_number_is_another_worker():
    host, pid, started = worker_name().split(":")
    assert started, "this system tells no start of a process"
    assert status_after_look(running_task(f"{host}:{pid}:{int(started) + 1}")) == TaskResultStatus.READY


@pytest.mark.parametrize("name", ["elsewhere:1:1", "a-name-of-its-own"])
def test_worker_that_cannot_be_asked_has_its_time(name):
    assert status_after_look(running_task(name)) == TaskResultStatus.RUNNING
    assert status_after_look(running_task(name, since=LONGEST_TASK + timedelta(minutes=1))) == TaskResultStatus.READY


def test_task_that_took_all_its_workers_along_fails(dead_worker):
    task = running_task(*[dead_worker] * MOST_ATTEMPTS)
    assert status_after_look(task) == TaskResultStatus.FAILED
    assert "WorkerDiedError" in task.exception_class_path


def test_worker_names_fit_their_command():
    assert len(worker_name()) <= 64
