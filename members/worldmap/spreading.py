"""Dots of neighbouring members, moved apart so that each can be seen and touched."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import cos, dist, floor, pi, sin, sqrt

Place = tuple[float, float]

# Enough for a hundred dots on one spot; a few neighbours settle within ten.
MOST_ROUNDS = 80
SEED_SPACING = 0.6
GOLDEN_ANGLE = pi * (3 - sqrt(5))


def spread(places: Sequence[Place], distance: float, width: float, height: float) -> list[tuple[int, int]]:
    """Places at least about ``distance`` apart and inside the sheet, near to where they were.

    The same places give the same result; dots on one spot leave it in the order in which they are given.
    """
    moved = _rosettes(places, distance)
    for _ in range(MOST_ROUNDS):
        if not _push_apart(moved, distance):
            break
        for place in moved:
            place[0] = min(max(place[0], distance / 2), width - distance / 2)
            place[1] = min(max(place[1], distance / 2), height - distance / 2)
    return [(round(x), round(y)) for x, y in moved]


def _rosettes(places: Sequence[Place], distance: float) -> list[list[float]]:
    """Dots that share a spot, laid round it like the seeds of a sunflower: pushing needs a direction."""
    together: dict[tuple[int, int], int] = defaultdict(int)
    spots = []
    for x, y in places:
        order = together[round(x), round(y)]
        together[round(x), round(y)] += 1
        radius, angle = SEED_SPACING * distance * sqrt(order), order * GOLDEN_ANGLE
        spots.append([x + radius * cos(angle), y + radius * sin(angle)])
    return spots


def _push_apart(places: list[list[float]], distance: float) -> bool:
    """Push every pair that is too close half of what it lacks; say whether there was any."""
    found = False
    for one, other in _neighbours(places, distance):
        (x1, y1), (x2, y2) = places[one], places[other]
        apart = dist((x1, y1), (x2, y2))
        if apart > distance - 0.5:
            continue
        found = True
        direction = ((x2 - x1) / apart, (y2 - y1) / apart) if apart else (1, 0)
        push = (distance - apart) / 2
        places[one] = [x1 - direction[0] * push, y1 - direction[1] * push]
        places[other] = [x2 + direction[0] * push, y2 + direction[1] * push]
    return found


def _neighbours(places: Sequence[Sequence[float]], distance: float) -> Iterator[tuple[int, int]]:
    """Pairs in the same or in touching squares: comparing all pairs of a large network would be slow."""
    squares: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (x, y) in enumerate(places):
        squares[floor(x / distance), floor(y / distance)].append(index)
    for index, (x, y) in enumerate(places):
        column, row = floor(x / distance), floor(y / distance)
        near = (squares.get((column + right, row + down), ()) for right in (-1, 0, 1) for down in (-1, 0, 1))
        yield from ((index, other) for square in near for other in square if other > index)


def room_around(places: Sequence[Place], largest: float) -> list[int]:
    """For every dot the radius that belongs to it alone."""
    nearest = [2 * largest] * len(places)
    for one, other in _neighbours(places, 2 * largest):
        apart = dist(places[one], places[other])
        nearest[one] = min(nearest[one], apart)
        nearest[other] = min(nearest[other], apart)
    return [floor(apart / 2) for apart in nearest]
