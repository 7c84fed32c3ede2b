"""Builds the content once, measures every scenario in a fresh process, prints a table and writes a report.

    python -m benchmarks [--scale N] [--only NAME ...] [--report FILE]

The parent never imports Django, so that no scenario finds anything warm.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from benchmarks.catalog import SCENARIOS

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache" / "benchmarks"


def environment(scale: int) -> dict[str, str]:
    folder = CACHE / f"scale-{scale}"
    folder.mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        "DATABASE_URL": os.environ.get("DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}"),
        "MEDIA_ROOT": str(folder / "media"),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }


def build(scale: int, env: dict[str, str]) -> None:
    """Content is built once for a scale; delete the folder to have it built anew."""
    done = CACHE / f"scale-{scale}" / "built"
    if done.exists():
        return
    grow = [["demo", "--scale", str(scale)]] if scale else []
    finish = ["db_worker", "--batch", "--queue-name", "*", "--skip-checks"]  # sizes of pictures, covers, logo files
    for command in (["migrate", "-v0"], ["demo"], *grow, finish):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=True)
    done.touch()


def state_of_tree() -> dict[str, str]:
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    return {"commit": git("rev-parse", "--short", "HEAD"), "changed": "yes" if git("status", "--porcelain") else "no"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument(
        "--scale", type=int, default=40, help="generated articles per language beside the demonstration"
    )
    parser.add_argument("--only", nargs="*", default=[], help="names of scenarios")
    parser.add_argument("--report", type=Path, help="where to write the JSON report")
    options = parser.parse_args()
    env = environment(options.scale)
    build(options.scale, env)
    results = []
    print(f"{'scenario':<22}{'queries':>9}{'limit':>7}{'CPU ms':>9}{'bytes':>10}{'gzip':>9}")
    for scenario in SCENARIOS:
        if options.only and scenario.name not in options.only:
            continue
        command = [sys.executable, "-m", "benchmarks.measure", scenario.name]
        run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
        result = json.loads(run.stdout.strip().splitlines()[-1])
        results.append(result)
        verdict = "" if result["complete"] else "  incomplete!"
        verdict += "" if result["queries"] <= result["most_queries"] else "  too many queries!"
        print(
            f"{scenario.name:<22}{result['queries']:>9}{scenario.most_queries:>7}{result['cpu_ms']:>9}"
            f"{result['bytes']:>10}{result['gzip_bytes']:>9}{verdict}"
        )
    report = {"scale": options.scale, "python": platform.python_version(), **state_of_tree(), "results": results}
    target = options.report or CACHE / f"report-{report['commit']}-scale-{options.scale}.json"
    target.write_text(json.dumps(report, indent=2) + "\n")
    print(f"Report: {target.relative_to(ROOT) if target.is_relative_to(ROOT) else target}")
    return int(any(not row["complete"] or row["queries"] > row["most_queries"] for row in results))


if __name__ == "__main__":
    sys.exit(main())
