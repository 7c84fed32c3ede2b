"""A logo kit of more than 60 files: time and memory of its build, and time of a new archive for new words.

    PYTHONPATH=.:site python -m benchmarks.kits [--lockups N]

In a process of its own, on a database of its own. Fails where a build takes more than a minute or 300 MB.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

MOST_SECONDS, MOST_MEGABYTES = 60, 300
_MASTERS = Path("demo/media/logos/member")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kits")
    parser.add_argument("--lockups", type=int, choices=(1, 2, 3), default=2, help="some 44 files each, and the archive")
    lockups = parser.parse_args().lockups
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder))
        return _measure(lockups)


def _set_up(folder: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}")
    os.environ["MEDIA_ROOT"] = str(folder / "media")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    setup_test_environment()
    call_command("migrate", verbosity=0)


def _measure(lockups: int) -> int:
    from branding.models import LogoKit
    from branding.services import build_kit
    from tests.factories import LogoKitFactory

    names = ("horizontal", "stacked", "symbol")[:lockups]
    masters = {(lockup, variant): _master(lockup, variant) for lockup in names for variant in ("colour", "mono")}
    kit = LogoKitFactory(slug="bench", masters=masters)
    before, start = _megabytes(), time.perf_counter()
    build_kit(kit)
    seconds, grown = time.perf_counter() - start, _megabytes() - before
    kit = LogoKit.objects.get(pk=kit.pk)
    files = kit.newest.files.all()
    size = sum(file.size for file in files) / 1e6
    print(f"build: {len(files)} files, {size:.1f} MB, {seconds:.1f} s, {grown:.0f} MB more memory at most")
    LogoKit.objects.filter(pk=kit.pk).update(terms_version="2")
    start = time.perf_counter()
    build_kit(LogoKit.objects.get(pk=kit.pk))
    print(f"new words: {time.perf_counter() - start:.2f} s")
    return 1 if seconds > MOST_SECONDS or grown > MOST_MEGABYTES else 0


def _master(lockup: str, variant: str) -> bytes:
    prefix = "" if lockup == "horizontal" else f"{lockup}-"
    return (_MASTERS / f"{prefix}{variant}.svg").read_bytes()


def _megabytes() -> float:
    """The most that the process has held so far; kilobytes on Linux, bytes on macOS."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    sys.exit(main())
