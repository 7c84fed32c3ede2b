"""The process that opens uploads: limits, no secrets, and what its end says (knowledge: B14, B15)."""

import subprocess
import sys
from pathlib import Path

import pytest

from assets import services
from assets.child import InspectionInterruptedError, examine
from assets.tasks import inspect_waiting_files


def run_limited(code: str) -> subprocess.CompletedProcess:
    program = f"from assets.cleaning.__main__ import limit_resources; limit_resources(); {code}"
    source_root = Path(services.__file__).parents[1]
    return subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": str(source_root)}, capture_output=True, text=True
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_the_child_process_gets_no_more_memory_than_its_share():
    assert "MemoryError" in run_limited("bytearray(2**31)").stderr


def test_the_child_process_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "the key of the site")
    told = {}
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *words, **options: told.update(options) or run(*words, **options))

    examine(b"text", "txt")

    assert "the key of the site" not in str(told["env"])


@pytest.mark.parametrize(("code", "reason"), [(-24, "demanding"), (-11, "demanding"), (1, "unreadable")])
def test_a_file_that_breaks_its_inspection_is_refused_with_a_line_in_the_log(monkeypatch, caplog, code, reason):
    done = subprocess.CompletedProcess([], code, b"", b"Traceback: trouble")
    monkeypatch.setattr(subprocess, "run", lambda *words, **options: done)

    assert examine(b"text", "txt").reason == reason
    assert "trouble" in caplog.text


def test_an_inspection_that_was_killed_is_tried_again(upload, monkeypatch, caplog):
    def killed(*arguments):
        raise InspectionInterruptedError("The inspection was killed.")

    with monkeypatch.context() as trouble:
        trouble.setattr(services, "examine", killed)
        document = upload(b"text", "note.txt")
    assert document.state == "pending"
    assert "tried again" in " ".join(map(str, document.state_in_words))
    assert "killed" in caplog.text

    inspect_waiting_files.func()

    document.refresh_from_db()
    assert (document.state, document.reason) == ("clean", "")
