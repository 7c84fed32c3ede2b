"""Programs under one parent: none is left behind, whatever happens to whom. No Django in here, hence quick."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from serving import supervisor as module
from serving.supervisor import EssentialChildStoppedError, Supervisor

SITE = Path(module.__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SITE)}
SLEEPER = "import time; print('up', flush=True); time.sleep(60)"


@pytest.fixture
def program(tmp_path):
    def write(name: str, source: str) -> list[str]:
        file = tmp_path / f"{name}.py"
        file.write_text(source)
        return [str(file)]

    return write


@pytest.fixture
def said():
    return []


@pytest.fixture
def supervisor(said):
    with Supervisor(said.append, ENVIRONMENT) as started:
        yield started


def test_dead_child_is_started_again_after_ever_longer_pauses(supervisor, said, program):
    supervisor.start("worker", program("worker", "raise SystemExit(3)"))
    supervisor.wait_for(lambda: said[1:] or None, seconds=8)
    assert said == [f"The worker stopped (exit code 3); starting it again in {pause} s." for pause in (1, 2)]


def test_death_of_the_essential_child_is_reported(supervisor, program):
    supervisor.start("web server", program("web", "raise SystemExit(7)"), essential=True)
    with pytest.raises(EssentialChildStoppedError, match=r"The web server stopped \(exit code 7\)"):
        supervisor.wait_for(lambda: None, seconds=8)


def test_child_that_ignores_the_request_to_end_is_killed(program, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "GRACE_SECONDS", 0.3)
    up = tmp_path / "up"
    deaf = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); open({str(up)!r}, 'w'); "
    with Supervisor(print, ENVIRONMENT) as supervisor:
        child = supervisor.start("deaf", program("deaf", deaf + SLEEPER))
        assert supervisor.wait_for(lambda: up.exists() or None, seconds=8)
    assert child.process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("deadly", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_end_of_the_parent_ends_children_and_grandchildren(program, deadly):
    """The output of all of them is one pipe: it ends when the last process has ended."""
    [child] = program("child", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SLEEPER!r}])")
    [parent] = program(
        "parent",
        "import os\nfrom serving.supervisor import Supervisor\n"
        f"with Supervisor(print, dict(os.environ)) as s:\n    s.start('child', [{child!r}])\n    s.watch()\n",
    )
    process = subprocess.Popen([sys.executable, parent], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "up\n"
    begin = time.monotonic()
    process.send_signal(deadly)
    process.communicate(timeout=8)
    assert time.monotonic() - begin < 5
    assert process.returncode == (-signal.SIGKILL if deadly == signal.SIGKILL else 0)
