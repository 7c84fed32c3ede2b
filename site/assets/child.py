"""Runs `assets.cleaning` on a file in a process of its own."""

import json
import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

logger = logging.getLogger(__name__)

# Far more than the processor time that the child grants itself: a busy machine is no fault of the file.
LONGEST_SECONDS = 300
_SOURCE_ROOT = Path(__file__).resolve().parents[1]


class InspectionInterruptedError(Exception):
    """Nothing is known of the file: the child was stopped from outside, or took too long on a busy machine."""


@dataclass(frozen=True)
class Verdict:
    """`content` is None for a refused file, which has a `reason`."""

    content: bytes | None = None
    reason: str = ""
    parameters: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)


def examine(content: bytes, extension: str) -> Verdict:
    """The clean content of a file, or why it is refused. Raises InspectionInterruptedError."""
    with tempfile.TemporaryDirectory(prefix="inspection-") as folder:
        (Path(folder) / "source").write_bytes(content)
        try:
            done = subprocess.run(  # noqa: S603  our own module
                [sys.executable, "-m", "assets.cleaning", extension],
                cwd=folder,
                # Nothing of ours goes along: no secret, no address of the database.
                env={"PYTHONPATH": str(_SOURCE_ROOT), "PATH": os.defpath, "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=LONGEST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise InspectionInterruptedError("The inspection took too long.") from error
        if done.returncode:
            return _verdict_on_failure(done)
        answer = json.loads(done.stdout)
        if "reason" in answer:
            return Verdict(reason=answer["reason"], parameters=answer["parameters"])
        return Verdict(content=(Path(folder) / "clean").read_bytes(), facts=answer)


def _verdict_on_failure(done: subprocess.CompletedProcess) -> Verdict:
    """A negative code is the signal that ended the child: libraries in C die of memory and time limits."""
    trouble = done.stderr.decode(errors="replace")[-2000:]
    logger.warning("The inspection of a file ended with code %s: %s", done.returncode, trouble)
    if done.returncode == -9:
        raise InspectionInterruptedError("The inspection was killed.")
    demanding = done.returncode < 0 or "MemoryError" in trouble
    return Verdict(reason="demanding" if demanding else "unreadable")
