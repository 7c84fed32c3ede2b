"""Where things stand: walls, tables, window light, the shadow of a plant outside the picture."""

import math
from random import Random

from demo.artwork.botanic import FORMS
from demo.artwork.canvas import HEIGHT, WIDTH, Canvas, Fade, Light
from demo.artwork.geometry import (
    Line,
    Point,
    arch,
    blade,
    bump,
    polar,
    rectangle,
    scaled,
    smooth,
    spine,
    straight,
    tapered,
)
from demo.artwork.palette import darker, lighter


def table(canvas: Canvas, y: float, colour: str, edge: float = 0) -> None:
    """A table top from `y` to the lower border."""
    canvas.fill(rectangle(0, y, WIDTH, HEIGHT - y), colour, Fade(90, 0.14, -0.22))
    canvas.shade(rectangle(0, y - 4, WIDTH, 10), -0.25, blur=6)
    canvas.stroke(f"M0 {y:.1f}H{WIDTH}", lighter(colour, 0.5), 2, opacity=0.8)
    if edge:
        canvas.fill(rectangle(0, HEIGHT - edge, WIDTH, edge), darker(colour, 0.16), Fade(90, -0.1, -0.3))


def plinth(canvas: Canvas, x: float, top: float, width: float, height: float, colour: str, light: Light = None) -> None:
    """A block in front view with a light upper edge."""
    canvas.shade(
        straight([(x + width, top + 20), (x + width + 130, top + height), (x + width, top + height)]), -0.45, blur=16
    )
    canvas.fill(rectangle(x, top, width, height), colour, light or Fade(90, 0.12, -0.4))
    canvas.stroke(f"M{x:.1f} {top:.1f}h{width:.1f}", lighter(colour, 0.55), 3, opacity=0.8)


def window_light(
    canvas: Canvas, x: float, y: float, width: float, height: float, lean: float = 120, panes: int = 2
) -> None:
    """Sun through a window, falling on the wall as leaning panes."""
    gap = width * 0.06
    pane = (width - gap * (panes - 1)) / panes
    for column in range(panes):
        for row in range(2):
            left = x + column * (pane + gap)
            top, bottom = y + row * height * 0.52, y + row * height * 0.52 + height * 0.47
            shift = lean * (row * 0.52), lean * (row * 0.52 + 0.47)
            corners = [
                (left + shift[0], top),
                (left + pane + shift[0], top + pane * 0.1),
                (left + pane + shift[1], bottom + pane * 0.1),
                (left + shift[1], bottom),
            ]
            canvas.shade(straight(corners), 0.62, blur=4)


def niche(canvas: Canvas, x: float, foot: float, width: float, height: float, colour: str, depth: float = 26) -> None:
    """An arched recess in a wall."""
    canvas.fill(arch(x, foot, width, height), darker(colour, 0.1), Fade(0, -0.5, -0.1))
    with canvas.clip(arch(x, foot, width, height)):
        canvas.fill(arch(x + depth, foot + 4, width, height - depth * 0.4), colour, Fade(70, -0.18, 0.16))


def plant_shadow(
    canvas: Canvas,
    base: Point,
    angle: float,
    length: float,
    bend: float,
    pairs: int,
    leaf: float,
    depth: float = 0.36,
    blur: float = 4,
) -> None:
    """The shadow of a twig that hangs into the light."""
    random = Random(f"{canvas.name} {base} {angle}")
    line = spine(base, angle, length, bend, 30)
    with canvas.group(opacity=depth):
        canvas.shade(tapered(line, 10, 3), -1, blur=blur)
        for number in range(pairs):
            at = line.at(0.12 + 0.86 * number / pairs)
            for side in (-1, 1):
                _leaf_shadow(canvas, random, line, at, side, leaf * (1 - 0.35 * number / pairs), blur)


def _leaf_shadow(canvas, random: Random, line: Line, at: int, side: int, size: float, blur: float) -> None:
    here, there = line[at], line[min(at + 1, len(line) - 1)]
    heading = math.degrees(math.atan2(there[1] - here[1], there[0] - here[0]))
    ribs = spine(here, heading + side * random.uniform(38, 60), size * random.uniform(0.85, 1.15), -side * 22)
    half = scaled(bump(*FORMS["lanceolate"]), size * 0.2)
    canvas.shade(blade(ribs, half, half), -1, blur=blur)


def contours(
    canvas: Canvas, x: float, y: float, radius: float, rings: int, colour: str, width: float = 1.6, opacity: float = 0.7
) -> None:
    """Height lines around a summit."""
    random = Random(f"{canvas.name} {x} {y}")
    wobble = [(random.uniform(0.04, 0.13), random.uniform(0, 360), k) for k in (2, 3, 5)]
    for ring in range(1, rings + 1):
        reach = radius * ring / rings
        points = []
        for step in range(40):
            angle = step * 9
            swing = sum(size * math.sin(math.radians(angle * k + phase + ring * 7)) for size, phase, k in wobble)
            points.append(polar((x, y), angle, reach * (1 + swing)))
        canvas.stroke(smooth(points, closed=True), colour, width, opacity)


def dots(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    count: int,
    size: float,
    colour: str,
    opacity: float = 0.8,
) -> None:
    """Loose confetti of pollen or droplets."""
    for _ in range(count):
        at = canvas.random.uniform(x, x + width), canvas.random.uniform(y, y + height)
        r = size * canvas.random.uniform(0.4, 1.2)
        canvas.fill(
            f"M{at[0] - r:.1f} {at[1]:.1f}a{r:.1f} {r:.1f} 0 1 1 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 1 {-2 * r:.1f} 0Z",
            colour,
            opacity=opacity,
        )
