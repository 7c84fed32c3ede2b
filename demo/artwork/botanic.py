"""Stems, leaves, petals and twigs."""

import math
from collections.abc import Sequence

from demo.artwork.canvas import Canvas, Fade
from demo.artwork.geometry import Line, Point, between, blade, bump, offset, polar, scaled, smooth, spine, tapered
from demo.artwork.palette import GREEN, LEAF, darker, lighter, mix

FORMS = {
    "ovate": (0.55, 1.05),
    "elliptic": (0.75, 0.8),
    "lanceolate": (0.8, 1.35),
    "obovate": (1.25, 0.55),
    "petal": (1.1, 0.42),
    "round": (0.5, 0.5),
    "strap": (0.35, 0.6),
}


def leaf(
    canvas: Canvas,
    base: Point,
    angle: float,
    length: float,
    width: float,
    colour: str = LEAF,
    bend: float = 18,
    form: str = "ovate",
    veins: int = 6,
    cast: float = 0,
) -> Line:
    """A leaf in two halves with midrib and veins; answers its midrib."""
    line = spine(base, angle, length, bend)
    half = scaled(bump(*FORMS[form]), width / 2)
    whole = blade(line, half, half)
    if cast:
        with canvas.group(f"translate({length * 0.05:.1f} {length * 0.09:.1f})"):
            canvas.shade(whole, -0.6, blur=max(4, length * 0.03), strength=cast)
    middle = angle + bend / 2
    canvas.fill(whole, colour, Fade(middle, -0.42, 0.34))
    canvas.fill(blade(line, lambda t: 0, half), darker(colour, 0.16), Fade(middle, -0.6, 0.05))
    _veins(canvas, line, half, veins, lighter(colour, 0.34))
    canvas.fill(tapered(line, max(2.2, width * 0.035), 0.8), lighter(colour, 0.42), Fade(middle, 0.1, 0.1))
    return line


def _veins(canvas: Canvas, line: Line, half, count: int, colour: str) -> None:
    for index in range(count):
        t = 0.1 + 0.7 * index / max(count - 1, 1)
        for side in (-1, 1):
            start = _along(line, t)
            turn = _along(offset(line, lambda u, s=side: s * half(u) * 0.48), t + 0.06, line.shares)
            edge = _along(offset(line, lambda u, s=side: s * half(u) * 0.92), min(t + 0.17, 0.96), line.shares)
            canvas.stroke(smooth([start, turn, edge]), colour, 1.5, opacity=0.62)


def _along(points: Sequence[Point], share: float, shares: Sequence[float] = ()) -> Point:
    marks = shares or points.shares
    after = next(index for index, mark in enumerate(marks) if mark >= share)
    step = (share - marks[after - 1]) / (marks[after] - marks[after - 1])
    return between(points[after - 1], points[after], step)


def petal(
    canvas: Canvas,
    base: Point,
    angle: float,
    length: float,
    width: float,
    colour: str,
    bend: float = 0,
    lines: int = 3,
    form: str = "petal",
    depth: float = 0.5,
    line_colour: str = "",
) -> None:
    """A petal: dark at its foot, light at its rim, with a few fine lines."""
    line = spine(base, angle, length, bend)
    half = scaled(bump(*FORMS[form]), width / 2)
    canvas.fill(blade(line, half, half), colour, Fade(angle + bend / 2, -depth, 0.3))
    ink = line_colour or darker(colour, 0.22)
    for index in range(lines):
        lean = (index - (lines - 1) / 2) / max(lines, 1) * 1.1
        vein = offset(line, lambda t, k=lean: k * half(t))[3:12]
        canvas.stroke(smooth(vein), ink, 1.3, opacity=0.5)


def stem(canvas: Canvas, line: Sequence[Point], start: float, end: float, colour: str = GREEN) -> None:
    canvas.fill(tapered(line, start, end), colour, Fade(90, 0.1, -0.25))


def twig(
    canvas: Canvas,
    line: Sequence[Point],
    pairs: int,
    length: float,
    width: float,
    colours: Sequence[str],
    *,
    form: str = "lanceolate",
    spread: float = 48,
    opposite: bool = True,
    start: float = 0.12,
    thickness: float = 9,
    wood: str = "",
    veins: int = 6,
    cast: float = 0,
    shrink: float = 0.35,
) -> None:
    """Leaves along a line: the far row behind the stem, the near row in front."""
    last = len(line) - 1
    places = []
    for index in range(pairs):
        t = start + (0.97 - start) * index / max(pairs - 1, 1)
        sides = (-1, 1) if opposite else ((-1,) if index % 2 else (1,))
        places += [(t, side) for side in sides]
    stem(canvas, line, thickness, max(2.5, thickness * 0.35), wood or darker(colours[0], 0.2))
    for number, (t, side) in enumerate(places):
        at = min(round(t * last), last - 1)
        here, there = line[at], line[at + 1]
        heading = math.degrees(math.atan2(there[1] - here[1], there[0] - here[0]))
        size = (1 - shrink * t) * canvas.random.uniform(0.88, 1.08)
        angle = heading + side * spread * canvas.random.uniform(0.82, 1.15) * (1 - 0.35 * t)
        colour = colours[number % len(colours)]
        leaf(canvas, here, angle, length * size, width * size, colour, -side * 22, form, veins, cast)
    if opposite:
        here, before = line[-1], line[-2]
        heading = math.degrees(math.atan2(here[1] - before[1], here[0] - before[0]))
        leaf(canvas, here, heading, length * (1 - shrink), width * (1 - shrink), colours[-1], 12, form, veins, cast)


def berry(
    canvas: Canvas, x: float, y: float, rx: float, ry: float, colour: str, turn: float = 0, cast: float = 0.5
) -> None:
    """A smooth fruit with a soft light and a shine."""
    from_left = bump(0.5, 0.5)
    line = spine(polar((x, y), turn + 180, rx), turn, 2 * rx, 0, 12)
    outline = blade(line, scaled(from_left, ry), scaled(from_left, ry))
    if cast:
        with canvas.group(f"translate({rx * 0.16:.1f} {ry * 0.28:.1f})"):
            canvas.shade(outline, -0.6, blur=max(3, rx * 0.12), strength=cast)
    canvas.fill(outline, colour, Fade(58, 0.42, -0.62))
    with canvas.group(f"translate({x:.1f} {y:.1f})"):
        shine = [polar((0, 0), angle, 1) for angle in (190, 206, 222, 238, 254)]
        rim = [(px * min(rx, ry) * 0.7, py * min(rx, ry) * 0.7) for px, py in shine]
        slim = scaled(bump(0.6, 0.6), min(rx, ry) * 0.055)
        canvas.fill(blade(rim, slim, slim), lighter(colour, 0.65), opacity=0.8)


def grasses(
    canvas: Canvas, x: float, y: float, spread: float, count: int, height: float, colours: Sequence[str]
) -> None:
    """A tuft of blades rising from one foot."""
    for index in range(count):
        share = index / max(count - 1, 1) - 0.5
        foot = (x + share * spread, y)
        tall = height * canvas.random.uniform(0.6, 1.05)
        lean = share * 70 + canvas.random.uniform(-12, 12)
        line = spine(foot, -90 + lean * 0.5, tall, lean * 0.9, 10)
        canvas.fill(tapered(line, tall * 0.045 + 2, 0.6), colours[index % len(colours)], Fade(-90, -0.3, 0.2))


def greens(share: float) -> str:
    """From the deepest to the palest leaf green."""
    return mix(darker(GREEN, 0.15), "#B9CDB0", share)
