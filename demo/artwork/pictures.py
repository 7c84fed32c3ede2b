"""Draw the pictures of the demonstration network: `python -m demo.artwork.pictures [NAME ...]`.

Every picture is seeded with its own name, so two runs write the same bytes.
"""

import sys
from pathlib import Path

from demo.artwork.finish import render, webp
from demo.artwork.scenes import (
    flowers,
    fruits,
    identity,
    kernels,
    laboratory,
    leaves,
    markets,
    minerals,
    network,
    products,
    research,
    routes,
    shores,
    vanity,
    wilderness,
)

FOLDER = Path(__file__).resolve().parent.parent / "media" / "pictures"
FAMILIES = (
    *(network, identity),
    *(flowers, kernels, fruits, leaves, minerals),
    *(products, vanity, research, laboratory),
    *(routes, markets, wilderness, shores),
)
SCENES = {scene.__name__.replace("_", "-"): scene for family in FAMILIES for scene in family.SCENES}


def write(name: str) -> int:
    """Draw one picture into its file; answers its size in bytes."""
    data = webp(render(SCENES[name]()))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.webp").write_bytes(data)
    return len(data)


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - set(SCENES))
    if unknown:
        print(f"no such picture: {', '.join(unknown)}; there are: {', '.join(SCENES)}")
        return 1
    for number, name in enumerate(names or SCENES, 1):
        print(f"{number:3} {name} {write(name) / 1000:.0f} kB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
