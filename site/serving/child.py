"""Runs a program as a child of `manage.py serve`, and ends it when that parent is gone, however it went.

    python -m serving.child [--quiet] --tether FD granian --port 8000

FD is the reading end of a pipe whose writing end only the parent holds: it reports end-of-file when the parent
has ended, also after `kill -9`, on every POSIX system.
"""

import argparse
import logging
import os
import runpy
import signal
import sys
import threading
import time

GRACE_SECONDS = 4


def end_with_parent(tether: int) -> None:
    """Blocks until the parent is gone, then stops the whole process group: kindly first, surely after the grace."""
    os.read(tether, 1)
    os.killpg(os.getpgrp(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.killpg(os.getpgrp(), signal.SIGKILL)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quiet", action="store_true", help="keep warnings and errors only")
    parser.add_argument("--tether", type=int, required=True)
    parser.add_argument("program", nargs=argparse.REMAINDER, help="module or .py file, with its arguments")
    options = parser.parse_args()

    # Without a process group of its own the child would take the parent's neighbours along.
    if os.getpgrp() == os.getpid():
        threading.Thread(target=end_with_parent, args=[options.tether], daemon=True).start()
    if options.quiet:
        logging.disable(logging.INFO)

    name, sys.argv = options.program[0], options.program
    if name.endswith(".py"):
        sys.path.insert(0, os.path.dirname(os.path.abspath(name)))
        runpy.run_path(name, run_name="__main__")
    else:
        runpy.run_module(name, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
