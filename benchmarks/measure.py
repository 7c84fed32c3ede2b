"""Measures one scenario in a process of its own: queries, CPU time and bytes. Prints one JSON object.

Run by `python -m benchmarks`, which names database and media folder in the environment.
"""

import gzip
import json
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WARM_UP, ROUNDS = 3, 15


def measure(name: str) -> dict:
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.catalog import SCENARIOS

    scenario = next(scenario for scenario in SCENARIOS if scenario.name == name)
    client = Client(headers={"accept-language": "en"})
    for _ in range(WARM_UP):
        client.get(scenario.path)
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        response = client.get(scenario.path)
        times.append((time.process_time() - start) * 1000)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(scenario.path)
    body = response.content
    return {
        "name": name,
        "status": response.status_code,
        # After the clock has stopped: a run that did less than declared is no result.
        "complete": response.status_code == 200 and scenario.contains in body.decode(),
        "queries": len(queries),
        "most_queries": scenario.most_queries,
        "cpu_ms": round(statistics.median(times), 1),
        "bytes": len(body),
        "gzip_bytes": len(gzip.compress(body, 6)),
    }


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    print(json.dumps(measure(sys.argv[1])))
