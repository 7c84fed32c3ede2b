"""Which task workers live, and what became of the tasks of the dead.

django-tasks-db leaves a task RUNNING for ever when its worker is killed in the middle of it. Our workers therefore
carry a name that tells the host and the process, so that any process of the same host can see whether they live.
"""

import logging
import os
import socket
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

# A worker of another host, or one with a foreign name, cannot be asked: no task of ours takes this long.
LONGEST_TASK = timedelta(hours=1)
# A task that took this many workers with it would take the next one too.
MOST_ATTEMPTS = 3


class WorkerDiedError(Exception):
    """The worker of this task ended in the middle of it, time and again."""


def _host() -> str:
    return socket.gethostname().replace(":", "-")[:30]


def _started(pid: int) -> str:
    """When the process began, in the kernel's count: tells a process from a later one with the same number.

    Empty where there is no /proc; the number alone decides there.
    """
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    return status.rpartition(")")[2].split()[19]


def worker_name() -> str:
    """At most 64 characters: `host:process:start`."""
    return f"{_host()}:{os.getpid()}:{_started(os.getpid())}"


def is_alive(name: str) -> bool | None:
    """None where it cannot be known: a worker of another host, or one that was named otherwise."""
    host, _, process = name.partition(":")
    pid, _, started = process.partition(":")
    if host != _host() or not pid.isdecimal():
        return None
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return _started(int(pid)) == started


def return_stuck_tasks(now: Callable[[], datetime] = timezone.now) -> int:
    """Puts the running tasks of dead workers back into the queue and returns their number.

    Tasks are idempotent (architecture, decision 7), so that the second run mends what the first one left half-done.
    """
    returned = 0
    for task in DBTaskResult.objects.running():
        alive = is_alive(task.worker_ids[-1]) if task.worker_ids else None
        if alive or (alive is None and task.started_at > now() - LONGEST_TASK):
            continue
        # The worker may finish the task meanwhile, and another process may see the same task: one of them wins.
        same = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
        if len(task.worker_ids) >= MOST_ATTEMPTS:
            if same.update(started_at=now()):
                task.set_failed(WorkerDiedError(f"{len(task.worker_ids)} workers ended while they ran this task."))
                logger.error("Task %s (%s) failed: each of its workers died.", task.pk, task.task_path)
        elif same.update(status=TaskResultStatus.READY, started_at=None):
            returned += 1
            logger.warning("Task %s (%s) was put back: its worker is gone.", task.pk, task.task_path)
    return returned
