"""Research: the microscope, the molecule."""

import math

from demo.artwork.botanic import berry, leaf, twig
from demo.artwork.canvas import Canvas, Fade, Glow, Round
from demo.artwork.flowers import blossom
from demo.artwork.geometry import (
    Point,
    bezier,
    blob,
    circle,
    ellipse,
    polar,
    rectangle,
    smooth,
    spine,
    straight,
    tapered,
)
from demo.artwork.palette import (
    BLUSH,
    GREEN,
    GREEN_SOFT,
    INK,
    LEAF,
    NIGHT,
    OCHRE,
    PAPER,
    PLUM,
    SAGE,
    SAND,
    SKY,
    TERRACOTTA,
    darker,
    lighter,
    mix,
)
from demo.artwork.stage import dots, plant_shadow, table
from demo.artwork.vessels import VIAL, drop, glass, rest


def _cells(c: Canvas, x: float, y: float, r: float) -> None:
    """What the microscope sees: a field of leaf cells with their green bodies."""
    c.shade(circle(x + 24, y + 36, r), -0.5, blur=22)
    c.fill(circle(x, y, r), mix(GREEN_SOFT, SKY, 0.4), Glow(0.4, 0.35, 0.3, -0.3))
    with c.clip(circle(x, y, r)):
        size = r * 0.3
        for row in range(-4, 5):
            for column in range(-4, 5):
                cx = x + (column + 0.5 * (row % 2)) * size * 1.12 + c.random.uniform(-7, 7)
                cy = y + row * size * 0.95 + c.random.uniform(-7, 7)
                tone = mix(LEAF, SAGE, c.random.uniform(0.25, 0.95))
                c.fill(blob(c.random, cx, cy, size * 0.52, 0.09, 7), tone, Glow(0.4, 0.35, 0.35, -0.35))
                for _ in range(4):
                    at = polar((cx, cy), c.random.uniform(0, 360), size * c.random.uniform(0.1, 0.34))
                    c.fill(ellipse(*at, size * 0.08, size * 0.055), darker(tone, 0.35), opacity=0.8)
                c.fill(
                    circle(cx + size * 0.1, cy - size * 0.08, size * 0.1),
                    mix(BLUSH, PLUM, 0.25),
                    Glow(0.4, 0.4, 0.3, -0.4),
                )
    c.stroke(circle(x, y, r), PAPER, 10, 0.9)


def microscope() -> Canvas:
    c = Canvas("microscope", mix(SKY, GREEN_SOFT, 0.55), Fade(60, 0.16, -0.2))
    plant_shadow(c, (760, -40), 70, 620, 30, 7, 210, 0.28)
    table(c, 850, mix(SAND, PAPER, 0.35))
    _cells(c, 450, 440, 320)
    metal, dark = mix(GREEN, NIGHT, 0.25), mix(NIGHT, INK, 0.2)
    rest(c, 1130, 950, 300, 36)
    c.fill(rectangle(880, 886, 490, 66, 30), dark, Fade(90, 0.3, -0.35))
    arm = bezier((1280, 900), (1480, 760), (1440, 400), (1165, 318), 30)
    c.fill(tapered(arm, 100, 74), metal, Fade(0, 0.1, -0.5))
    c.stroke(smooth(arm[2:-3]), lighter(metal, 0.3), 3, 0.5)
    c.fill(rectangle(880, 716, 440, 34, 8), dark, Fade(90, 0.35, -0.3))
    c.fill(rectangle(930, 704, 260, 13, 3), mix(SKY, PAPER, 0.4), opacity=0.9)
    leaf(c, (960, 706), -6, 150, 26, LEAF, 6, "elliptic", 0)
    c.fill(rectangle(1010, 752, 80, 66, 10), metal, Round())
    c.fill(ellipse(1050, 890, 66, 18), mix(OCHRE, PAPER, 0.45), Glow(0.5, 0.4, 0.7, 0))
    with c.group("translate(1110 420) rotate(16)"):
        c.fill(rectangle(-30, 120, 60, 130, 8), mix(OCHRE, SAND, 0.3), Round())
        c.fill(tapered([(0, 240), (0, 262), (0, 275), (0, 290)], 44, 26), dark, Round())
        c.fill(rectangle(-58, 84, 116, 54, 16), dark, Round())
        c.fill(rectangle(-46, -180, 92, 268, 12), mix(PAPER, SKY, 0.25), Round())
        c.fill(rectangle(-54, -120, 108, 26, 6), metal, Round())
        c.fill(rectangle(-40, -280, 80, 110, 8), dark, Round())
        c.fill(rectangle(-52, -306, 104, 36, 12), metal, Round())
    for x, y, r in ((1352, 690, 46), (1388, 560, 30)):
        c.fill(circle(x, y, r), mix(OCHRE, SAND, 0.25), Glow(0.35, 0.35, 0.5, -0.6))
        c.stroke(circle(x, y, r * 0.62), darker(OCHRE, 0.25), 2.2, 0.6)
    glass(c, 700, 960, 260, VIAL, tint="#E6EFEA", liquid=mix(LEAF, SAGE, 0.3), level=0.5)
    line = spine((240, 1090), -70, 330, 20, 16)
    twig(c, line, 4, 170, 70, [GREEN, LEAF], form="ovate", veins=6, cast=0.7)
    return c


def _bond(c: Canvas, one: Point, two: Point, colour: str, double: bool = False) -> None:
    c.stroke(f"M{one[0]:.1f} {one[1]:.1f}L{two[0]:.1f} {two[1]:.1f}", colour, 9, covers=True)
    if double:
        dx, dy = two[0] - one[0], two[1] - one[1]
        size = math.hypot(dx, dy) / 17
        a = (one[0] + dx * 0.18 - dy / size, one[1] + dy * 0.18 + dx / size)
        b = (one[0] + dx * 0.82 - dy / size, one[1] + dy * 0.82 + dx / size)
        c.stroke(f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}", colour, 5)


def _ring(centre: Point, r: float, turn: float = 30) -> list[Point]:
    return [polar(centre, turn + 60 * k, r) for k in range(6)]


def _lattice(c: Canvas) -> None:
    for number in range(26):
        x, y = 60 + (number % 7) * 260 + 130 * (number // 7 % 2), 40 + number // 7 * 300
        c.stroke(straight(_ring((x, y), 148)), mix(NIGHT, SAGE, 0.2), 1.8, 0.55)


def molecules() -> Canvas:
    c = Canvas("molecules", NIGHT, Fade(60, 0.2, -0.3))
    c.fill(circle(1120, 500, 430), mix(NIGHT, GREEN, 0.75), Fade(70, 0.3, -0.3))
    _lattice(c)
    r = 150
    wide = r * math.sqrt(3)
    centres = [(760, 520), (760 + wide, 520), (760 + wide / 2, 520 + r * 1.5), (760 + wide * 1.5, 520 - r * 1.5)]
    bonds = mix(SAGE, PAPER, 0.35)
    atoms: dict[tuple[int, int], Point] = {}
    for number, centre in enumerate(centres):
        ring = _ring(centre, r)
        for k in range(6):
            _bond(c, ring[k], ring[(k + 1) % 6], bonds, (k + number) % 2 == 0)
            atoms[(round(ring[k][0] / 9), round(ring[k][1] / 9))] = ring[k]
    tails = [((760 - wide / 2, 595), 150, 3), ((760 + wide * 2, 220), -30, 2), ((760, 370), -90, 2)]
    tones = (OCHRE, BLUSH, mix(LEAF, SAGE, 0.4), SKY, TERRACOTTA, mix(PLUM, BLUSH, 0.4))
    for start, angle, count in tails:
        for k in range(count):
            end = polar(start, angle + (30 if k % 2 else -30) * (1 if angle != 90 else 0), r)
            _bond(c, start, end, bonds)
            atoms[(round(end[0] / 9), round(end[1] / 9))] = start = end
        for side in (-1, 0, 1):
            leaf(
                c,
                start,
                angle + side * 48,
                190 - 40 * abs(side),
                78,
                (LEAF, mix(LEAF, SAGE, 0.45), LEAF)[side],
                side * -14,
                "ovate",
                6,
                0.5,
            )
    for number, (x, y) in enumerate(atoms.values()):
        berry(c, x, y, 34 + 14 * (number % 3 == 0), 34 + 14 * (number % 3 == 0), tones[number % 6], 0, 0.7)
    blossom(c, (760 + wide, 520), 82, 6, PAPER, turn=30, heart=OCHRE)
    for x, y, size in ((240, 300, 26), (170, 560, 18), (1490, 760, 22)):
        drop(c, x, y, size, mix(SKY, PAPER, 0.3))
    dots(c, 80, 80, 480, 900, 22, 4, BLUSH, 0.7)
    return c


SCENES = (
    microscope,
    molecules,
)
