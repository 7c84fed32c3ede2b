"""Points, curves and outlines; every outline is returned as SVG path data."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

Point = tuple[float, float]
Profile = Callable[[float], float]


def polar(origin: Point, angle: float, distance: float) -> Point:
    """The point at `angle` degrees (0 is right, 90 is down) and `distance` from the origin."""
    radians = math.radians(angle)
    return origin[0] + math.cos(radians) * distance, origin[1] + math.sin(radians) * distance


def between(first: Point, second: Point, share: float) -> Point:
    return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share


class Line(list[Point]):
    """Points with the share of the way (0 to 1) at which each of them lies."""

    def __init__(self, points: Sequence[Point], shares: Sequence[float]) -> None:
        super().__init__(points)
        self.shares = list(shares)

    def at(self, share: float) -> int:
        """The number of the point nearest to a share of the way."""
        return min(range(len(self)), key=lambda index: abs(self.shares[index] - share))


def spine(base: Point, angle: float, length: float, bend: float = 0, steps: int = 16) -> Line:
    """A line that leaves the base at `angle` and turns by `bend` degrees until its end.

    Its points stand closer near both ends, where outlines around it are round.
    """
    shares = [(1 - math.cos(math.pi * step / steps)) / 2 for step in range(steps + 1)]
    points = [base]
    for before, after in pairwise(shares):
        points.append(polar(points[-1], angle + bend * (before + after) / 2, length * (after - before)))
    return Line(points, shares)


def bezier(start: Point, first: Point, second: Point, end: Point, steps: int = 18) -> list[Point]:
    points = []
    for step in range(steps + 1):
        t = step / steps
        u = 1 - t
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        corners = (start, first, second, end)
        points.append(
            (
                sum(w * p[0] for w, p in zip(weights, corners, strict=True)),
                sum(w * p[1] for w, p in zip(weights, corners, strict=True)),
            )
        )
    return points


def normals(points: Sequence[Point]) -> list[Point]:
    """Unit vectors to the right hand of the walking direction (screen axes)."""
    result = []
    for index in range(len(points)):
        before, after = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        size = math.hypot(dx, dy) or 1
        result.append((-dy / size, dx / size))
    return result


def offset(points: Sequence[Point], profile: Profile) -> list[Point]:
    last = len(points) - 1
    shares = points.shares if isinstance(points, Line) else [i / last for i in range(last + 1)]
    widths = [profile(share) for share in shares]
    return [(p[0] + n[0] * w, p[1] + n[1] * w) for p, n, w in zip(points, normals(points), widths, strict=True)]


def straight(points: Sequence[Point], closed: bool = True) -> str:
    body = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{body}{'Z' if closed else ''}"


def smooth(points: Sequence[Point], closed: bool = False) -> str:
    """Catmull-Rom through all points, written as cubic curves."""
    count = len(points)
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for index in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(index + k) % count] for k in (-1, 0, 1, 2))
        else:
            a, b, c, d = (points[min(max(index + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        one = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
        two = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
        parts.append(f"C{one[0]:.1f} {one[1]:.1f} {two[0]:.1f} {two[1]:.1f} {c[0]:.1f} {c[1]:.1f}")
    return "".join(parts) + ("Z" if closed else "")


def blade(line: Sequence[Point], left: Profile, right: Profile) -> str:
    """The closed outline around a spine, with a width of its own on either side; pointed ends stay pointed."""
    one = offset(line, lambda t: -left(t))
    two = offset(line, right)
    back = smooth(two[::-1]).replace("M", "L", 1)
    return smooth(one) + back + "Z"


def tapered(line: Sequence[Point], start: float, end: float) -> str:
    """A stroke as an outline, from width `start` to width `end`."""

    def half(t: float) -> float:
        return (start + (end - start) * t) / 2

    return blade(line, half, half)


def bump(rise: float, fall: float) -> Profile:
    """A profile that is 0 at both ends, 1 at its widest; a smaller exponent makes that end rounder."""
    peak = rise / (rise + fall)
    top = peak**rise * (1 - peak) ** fall
    return lambda t: (max(t, 0) ** rise) * (max(1 - t, 0) ** fall) / top


def scaled(profile: Profile, factor: float) -> Profile:
    return lambda t: profile(t) * factor


def circle(x: float, y: float, radius: float) -> str:
    return ellipse(x, y, radius, radius)


def ellipse(x: float, y: float, rx: float, ry: float) -> str:
    arc = f"A{rx:.1f} {ry:.1f} 0 1 1 "
    return f"M{x - rx:.1f} {y:.1f}{arc}{x + rx:.1f} {y:.1f}{arc}{x - rx:.1f} {y:.1f}Z"


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0) -> str:
    if not radius:
        return f"M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h{-width:.1f}Z"
    r = min(radius, width / 2, height / 2)
    a = f"a{r:.1f} {r:.1f} 0 0 1 "
    w, h = width - 2 * r, height - 2 * r
    return (
        f"M{x + r:.1f} {y:.1f}h{w:.1f}{a}{r:.1f} {r:.1f}v{h:.1f}{a}{-r:.1f} {r:.1f}"
        f"h{-w:.1f}{a}{-r:.1f} {-r:.1f}v{-h:.1f}{a}{r:.1f} {-r:.1f}Z"
    )


def arch(x: float, y: float, width: float, height: float) -> str:
    """A round-headed opening; (x, y) is the left foot."""
    r = width / 2
    return f"M{x:.1f} {y:.1f}v{-(height - r):.1f}a{r:.1f} {r:.1f} 0 0 1 {width:.1f} 0v{height - r:.1f}Z"


def turned(points: Sequence[tuple[float, float]], axis: float) -> str:
    """A vessel: the right half of its outline as (distance from the axis, y), top to bottom, mirrored."""
    right = [(axis + r, y) for r, y in points]
    left = [(axis - r, y) for r, y in points]
    return smooth(right) + smooth(left[::-1]).replace("M", "L", 1) + "Z"


def blob(random: Random, x: float, y: float, radius: float, wobble: float = 0.12, count: int = 9) -> str:
    points = []
    for index in range(count):
        reach = radius * (1 + random.uniform(-wobble, wobble))
        points.append(polar((x, y), 360 * index / count, reach))
    return smooth(points, closed=True)


def ridge(random: Random, left: float, right: float, height: float, swing: float, waves: int = 3) -> list[Point]:
    """A hill line from left to right: a few sine waves with phases of their own."""
    phases = [(random.uniform(0, math.tau), random.uniform(0.6, 1.2)) for _ in range(waves)]
    points = []
    for step in range(41):
        t = step / 40
        rise = sum(
            math.sin(phase + t * math.tau * speed * (k + 1) * 0.6) / (k + 1) for k, (phase, speed) in enumerate(phases)
        )
        points.append((left + (right - left) * t, height - rise * swing))
    return points


def ground(line: Sequence[Point], bottom: float) -> str:
    """The area below a ridge line."""
    return smooth(line) + f"L{line[-1][0]:.1f} {bottom:.1f}L{line[0][0]:.1f} {bottom:.1f}Z"
