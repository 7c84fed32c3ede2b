"""The child process that opens what strangers have sent: no database, no secrets, little memory, little time.

python -m assets.cleaning EXTENSION      in a folder with `source`; leaves `clean` there and prints a line of JSON
"""

import json
import sys
from pathlib import Path

from .refusal import RefusedError

MEMORY = 1024 * 2**20
CPU_SECONDS = 60
LARGEST_OUTPUT = 256 * 2**20


def limit_resources() -> None:
    import resource

    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: LARGEST_OUTPUT,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in limits.items():
        hard = resource.getrlimit(what)[1]
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        try:
            resource.setrlimit(what, (most, hard if what == resource.RLIMIT_CPU else most))
        except (ValueError, OSError):
            if sys.platform == "linux":  # macOS does not limit memory
                raise


def main(extension: str) -> dict:
    from .clean import clean

    try:
        result = clean(Path("source").read_bytes(), extension)
    except RefusedError as refusal:
        return {"reason": refusal.reason, "parameters": refusal.parameters}
    except (MemoryError, RecursionError):
        return {"reason": "demanding", "parameters": {}}
    Path("clean").write_bytes(result.content)
    facts = {"page_count": result.page_count, "width": result.width, "height": result.height}
    return facts | {"removed": result.removed}


if __name__ == "__main__":
    limit_resources()
    print(json.dumps(main(sys.argv[1])))  # noqa: T201  the answer to the parent
