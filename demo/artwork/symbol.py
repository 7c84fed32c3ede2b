"""The sign of the network: petals that overlap and together make a globe.

Each petal is a cluster, the globe leans like the Earth, and what blooms lies where petals overlap.
"""

import math
from itertools import pairwise

LEAN = 23.5
COUNT = 3
SPACING = 0.52
FULLNESS = 0.46


def _petal(x: float, half_height: float, half_width: float) -> str:
    r = (half_height**2 + half_width**2) / (2 * half_width)
    return (
        f"M{x:.2f} {-half_height:.2f}A{r:.2f} {r:.2f} 0 0 1 {x:.2f} {half_height:.2f}"
        f"A{r:.2f} {r:.2f} 0 0 1 {x:.2f} {-half_height:.2f}Z"
    )


def _measures(radius: float) -> list[tuple[float, float, float]]:
    """(place, half height, half width) of every petal; their tips lie on the circle."""
    result = []
    for number in range(COUNT):
        x = (number - (COUNT - 1) / 2) * SPACING * radius
        tall = math.sqrt(radius**2 - x**2)
        result.append((x, tall, FULLNESS * radius * math.sqrt(tall / radius)))
    return result


def petals(radius: float = 100) -> list[str]:
    """Path data around the origin, upright; turn them by LEAN degrees."""
    return [_petal(*measure) for measure in _measures(radius)]


def overlaps(radius: float = 100) -> list[str]:
    """Path data of the lenses where neighbouring petals cover each other."""
    outlines = []
    measures = _measures(radius)
    for (x1, h1, w1), (x2, h2, w2) in pairwise(measures):
        r1, r2 = (h1 * h1 + w1 * w1) / (2 * w1), (h2 * h2 + w2 * w2) / (2 * w2)
        c1, c2 = x1 + w1 - r1, x2 - w2 + r2
        distance = c2 - c1
        along = (distance**2 + r1**2 - r2**2) / (2 * distance)
        tall = math.sqrt(r1**2 - along**2)
        x = c1 + along
        outlines.append(
            f"M{x:.2f} {-tall:.2f}A{r1:.2f} {r1:.2f} 0 0 1 {x:.2f} {tall:.2f}"
            f"A{r2:.2f} {r2:.2f} 0 0 1 {x:.2f} {-tall:.2f}Z"
        )
    return outlines
