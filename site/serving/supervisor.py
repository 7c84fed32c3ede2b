"""One parent for several programs: starts them, starts them again when they die, and stops them all with itself."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from .child import GRACE_SECONDS

LONGEST_PAUSE = 60
STEADY_AFTER = 60  # a child that ran this long counts as healthy again
TICK = 0.2


class EssentialChildStoppedError(Exception):
    """A program without which the others make no sense has ended."""


@dataclass
class Child:
    name: str
    program: list[str]
    essential: bool
    output: int | None
    before_start: Callable[[], object]
    process: subprocess.Popen | None = None
    started_at: float = 0
    start_again_at: float = 0
    failures: int = 0

    def signal_group(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError, PermissionError):  # macOS answers EPERM for a group of zombies
            os.killpg(self.process.pid, number)


class Supervisor:
    """Use as a context: while it lasts, SIGINT, SIGTERM and SIGHUP set `stopping`; at its end no child is left."""

    def __init__(self, say: Callable[[str], object], environment: dict[str, str], *, quiet: bool = True):
        self.say = say
        self.environment = environment
        self.quiet = quiet
        self.stopping = False
        self.children: list[Child] = []

    def __enter__(self) -> Self:
        self._tether, self._life_line = os.pipe()
        self._handlers = {
            number: signal.signal(number, self._on_signal) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
        return self

    def __exit__(self, *exception: object) -> None:
        try:
            self.stop()
        finally:
            for number, handler in self._handlers.items():
                signal.signal(number, handler)
            os.close(self._life_line)
            os.close(self._tether)

    def _on_signal(self, number: int, frame: object) -> None:
        self.stopping = True

    def start(
        self,
        name: str,
        program: list[str],
        *,
        essential: bool = False,
        show_output: bool = True,
        before_start: Callable[[], object] = lambda: None,
    ) -> Child:
        """Starts `program` (a module or a .py file with arguments). Its errors are always shown."""
        child = Child(name, program, essential, None if show_output else subprocess.DEVNULL, before_start)
        self.children.append(child)
        self._launch(child)
        return child

    def _launch(self, child: Child) -> None:
        child.before_start()
        launcher = [sys.executable, "-m", "serving.child", *(["--quiet"] if self.quiet else [])]
        child.process = subprocess.Popen(  # noqa: S603  our own programs only
            [*launcher, "--tether", str(self._tether), *child.program],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=child.output,
            pass_fds=[self._tether],
            # Ctrl-C in a terminal goes to the whole foreground group: the parent alone decides who hears of it,
            # for a task worker takes a second signal as "drop the task in hand".
            process_group=0,
        )
        child.started_at = time.monotonic()

    def wait_for[Answer](self, question: Callable[[], Answer | None], seconds: float) -> Answer | None:
        """Asks until there is an answer; None when the time is over or somebody asked to stop."""
        deadline = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < deadline:
            self.look_after_children()
            if (answer := question()) is not None:
                return answer
            time.sleep(TICK)
        return None

    def watch(self) -> None:
        """Keeps the children alive until somebody asks to stop."""
        while not self.stopping:
            self.look_after_children()
            time.sleep(TICK)

    def look_after_children(self) -> None:
        """Starts dead children again, each failure after a longer pause; raises when an essential one died."""
        for child in self.children:
            if child.process is None:
                if time.monotonic() >= child.start_again_at and not self.stopping:
                    self._launch(child)
            elif (code := child.process.poll()) is not None and not self.stopping:
                self._lay_to_rest(child, code)

    def _lay_to_rest(self, child: Child, code: int) -> None:
        child.signal_group(signal.SIGKILL)
        if child.essential:
            raise EssentialChildStoppedError(f"The {child.name} stopped (exit code {code}).")
        steady = time.monotonic() - child.started_at > STEADY_AFTER
        child.failures = 1 if steady else child.failures + 1
        pause = min(2 ** (child.failures - 1), LONGEST_PAUSE)
        child.process = None
        child.start_again_at = time.monotonic() + pause
        self.say(f"The {child.name} stopped (exit code {code}); starting it again in {pause} s.")

    def stop(self) -> None:
        """Asks all children to end; whoever is left after the grace is killed, grandchildren included."""
        self.stopping = True
        running = [child for child in self.children if child.process]
        for child in reversed(running):
            child.process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for child in running:
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0, deadline - time.monotonic()))
            child.signal_group(signal.SIGKILL)
            child.process.wait()
