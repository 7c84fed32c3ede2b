"""`make run` in a new clone of what is committed: seconds to the first page, and of the next start.

    python -m benchmarks.start

With an emptied environment, a new HOME and the locked packages from the registry; as root on Linux, the file cache is
dropped first. Fails above 60 and 10 seconds. Anything else that the machine does counts too.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from benchmarks.__main__ import ROOT
from benchmarks.server import free_port

MOST_SECONDS = {"first page": 60, "next start": 10}
_CACHES = Path("/proc/sys/vm/drop_caches")
_PATIENCE = 600


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        clone, home = Path(folder) / "clone", Path(folder) / "home"
        home.mkdir()
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        env = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PORT": str(free_port())}
        _drop_caches()
        found = {what: _seconds_to_first_page(clone, env) for what in MOST_SECONDS}
    for what, seconds in found.items():
        print(f"{what}: {seconds:.1f} s (at most {MOST_SECONDS[what]})")
    return 1 if any(seconds > MOST_SECONDS[what] for what, seconds in found.items()) else 0


def _drop_caches() -> None:
    os.sync()
    with suppress(OSError):
        _CACHES.write_text("3")


def _seconds_to_first_page(clone: Path, env: dict[str, str]) -> float:
    begin = time.monotonic()
    process = subprocess.Popen(["make", "run"], cwd=clone, env=env, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        while not _answers(f"http://127.0.0.1:{env['PORT']}/en/"):
            if process.poll() is not None or time.monotonic() - begin > _PATIENCE:
                raise RuntimeError("`make run` gave no page; the reason is above.")
            time.sleep(0.1)
        return time.monotonic() - begin
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        process.wait(60)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10) as page:  # noqa: S310  this machine's own site
            return page.status == 200 and b"</html>" in page.read()
    except OSError:  # not yet
        return False


if __name__ == "__main__":
    sys.exit(main())
