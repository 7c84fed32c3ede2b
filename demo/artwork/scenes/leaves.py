"""Leaves and grains: centella, tea, rice."""

import math

from demo.artwork.botanic import leaf, petal, stem
from demo.artwork.canvas import WIDTH, Blend, Canvas, Fade
from demo.artwork.geometry import (
    Point,
    bezier,
    blade,
    blob,
    bump,
    circle,
    ellipse,
    ground,
    polar,
    ridge,
    scaled,
    smooth,
    spine,
    straight,
    tapered,
)
from demo.artwork.land import hill, sun
from demo.artwork.palette import (
    BLUSH,
    CREAM,
    GREEN,
    GREEN_SOFT,
    LEAF,
    OCHRE,
    PAPER,
    SAGE,
    SAND,
    SKY,
    TERRACOTTA,
    darker,
    lighter,
    mix,
)
from demo.artwork.stage import table
from demo.artwork.vessels import BOWL, ceramic, drop


def _pennywort(c: Canvas, centre: Point, r: float, turn: float, colour: str) -> None:
    """A kidney-shaped scalloped leaf with veins that fan out from its notch."""
    points = []
    for step in range(73):
        angle = -155 + 310 * step / 72
        scallop = 1 + 0.045 * math.sin(math.radians(angle * 11))
        points.append(polar(centre, turn + angle, r * scallop * (1 - 0.12 * (abs(angle) / 155) ** 3)))
    heart = polar(centre, turn + 180, r * 0.22)
    outline = smooth([heart, *points], closed=True)
    with c.group(f"translate({r * 0.07:.1f} {r * 0.15:.1f})"):
        c.shade(outline, -0.6, blur=r * 0.07)
    c.fill(outline, colour, Fade(turn, -0.45, 0.32))
    with c.clip(outline):
        lower = [heart, *points[36:]]
        c.fill(straight(lower), darker(colour, 0.14), Fade(turn + 90, -0.05, -0.5))
    for number in range(9):
        angle = turn - 128 + number * 32
        rib = spine(heart, angle * 0.86 + turn * 0.14, r * (1.08 if abs(number - 4) < 3 else 0.94), (number - 4) * 5)
        c.fill(tapered(rib, r * 0.026, 0.8), lighter(colour, 0.42))
        for side in (-1, 1):
            c.stroke(
                smooth(spine(rib[9], angle + side * 34, r * 0.3, -side * 12, 5)),
                lighter(colour, 0.34),
                1.4,
                opacity=0.6,
            )


def centella() -> Canvas:
    c = Canvas("centella", GREEN_SOFT, Fade(60, 0.16, -0.16))
    c.fill(blob(c.random, 1080, 560, 500, 0.1), mix(SKY, GREEN_SOFT, 0.5), Fade(60, 0.2, -0.16))
    for r in (120, 190, 270, 360):
        c.stroke(ellipse(1180, 860, r * 1.5, r * 0.6), PAPER, 2.2, opacity=0.75)
    runner = bezier((-40, 960), (460, 760), (960, 1010), (1700, 760), 40)
    stem(c, runner, 12, 9, mix(TERRACOTTA, LEAF, 0.35))
    plants = [
        (6, -84, 330, 170, LEAF),
        (9, -52, 250, 120, GREEN),
        (15, -98, 500, 205, GREEN),
        (18, -66, 300, 150, mix(LEAF, SAGE, 0.4)),
    ]
    plants += [
        (24, -88, 560, 235, LEAF),
        (27, -58, 330, 165, darker(GREEN, 0.1)),
        (33, -94, 380, 160, mix(LEAF, SAGE, 0.3)),
    ]
    feet = []
    for at, angle, tall, r, tone in plants:
        line = spine(runner[at], angle, tall, 12)
        stem(c, line, 11, 7, mix(LEAF, TERRACOTTA, 0.18))
        feet.append((line[-1], r, angle, tone))
    for tip, r, angle, tone in sorted(feet, key=lambda item: item[1]):
        _pennywort(c, tip, r, angle + 6, tone)
    for at in (6, 15, 24, 33):
        for lean in (-30, 0, 30):
            c.stroke(smooth(spine(runner[at], 90 + lean, 90, -lean, 5)), mix(TERRACOTTA, LEAF, 0.4), 3)
    drop(c, 1345, 420, 30, mix(SKY, PAPER, 0.35))
    drop(c, 640, 560, 22, mix(SKY, PAPER, 0.35))
    return c


def _tea_leaf(c: Canvas, base: Point, angle: float, length: float, colour: str, bend: float = 16) -> None:
    leaf(c, base, angle, length, length * 0.38, colour, bend, "elliptic", 9, 0.7)
    line = spine(base, angle, length, bend)
    half = scaled(bump(0.75, 0.8), length * 0.19)
    for at in range(3, 14):
        for side in (-1, 1):
            x, y = polar(line[at], angle + bend * line.shares[at] + side * 90, half(line.shares[at]))
            c.fill(
                straight(
                    [polar((x, y), angle, 11), polar((x, y), angle + side * 70, 5), polar((x, y), angle + 180, 6)]
                ),
                colour,
            )


def green_tea() -> Canvas:
    c = Canvas("green-tea", Blend(mix(SKY, PAPER, 0.55), CREAM), Fade(90, 0.05, 0))
    sun(c, 360, 260, 120, mix(BLUSH, PAPER, 0.15), 0.4)
    levels = [
        (420, 90, mix(SKY, SAGE, 0.5), 0),
        (540, 70, mix(SAGE, LEAF, 0.25), 6),
        (660, 70, mix(SAGE, LEAF, 0.6), 8),
        (800, 60, LEAF, 9),
        (960, 44, GREEN, 8),
    ]
    for height, swing, tone, lines in levels:
        line = ridge(c.random, -60, WIDTH + 60, height, swing)
        with c.group("translate(0 -16)"):
            c.shade(ground(line, height + 120), -0.3, blur=16)
        area = hill(c, line, tone, Fade(90, 0.3, -0.35))
        with c.clip(area):
            for number in range(lines):
                row = [(x, y + 22 + number * 30) for x, y in line]
                c.stroke(smooth(row), darker(tone, 0.22), 13, opacity=0.4)
                c.stroke(smooth([(x, y - 5) for x, y in row]), lighter(tone, 0.28), 6, opacity=0.55, dash="16 9")
    shoot = bezier((1190, 1120), (1180, 860), (1150, 640), (1120, 420), 30)
    stem(c, shoot, 20, 9, mix(LEAF, SAGE, 0.3))
    _tea_leaf(c, shoot[13], -26, 480, LEAF, -20)
    _tea_leaf(c, shoot[19], -156, 470, mix(GREEN, LEAF, 0.4), 20)
    petal(c, shoot[-1], -86, 310, 74, mix(SAGE, OCHRE, 0.3), -10, 2, "lanceolate")
    petal(c, shoot[-1], -96, 322, 60, mix(SAGE, PAPER, 0.25), 12, 3, "lanceolate")
    return c


def _panicle(c: Canvas, line, colours) -> None:
    first = line.at(0.42)
    for at in range(first, len(line) - 1):
        for side in (-1, 1):
            heading = math.degrees(math.atan2(line[at + 1][1] - line[at][1], line[at + 1][0] - line[at][0]))
            branch = spine(line[at], heading + side * 26, 74, side * -8, 8)
            c.stroke(smooth(branch), mix(OCHRE, LEAF, 0.4), 2)
            for step in (2, 4, 6):
                tone = colours[(at + step) % len(colours)]
                petal(
                    c,
                    branch[step],
                    heading + side * c.random.uniform(12, 40),
                    46,
                    20,
                    tone,
                    side * -8,
                    1,
                    "elliptic",
                    0.4,
                )


def rice_bran() -> Canvas:
    c = Canvas("rice-bran", mix(CREAM, PAPER, 0.2), Fade(60, 0.1, -0.2))
    c.fill(circle(560, 430, 350), mix(OCHRE, CREAM, 0.5), Fade(75, 0.25, -0.16))
    table(c, 790, mix(SAND, PAPER, 0.2))
    gold = [OCHRE, mix(OCHRE, PAPER, 0.25), mix(OCHRE, TERRACOTTA, 0.2)]
    for foot, angle, tall, bend in (
        ((180, 1090), -74, 900, 66),
        ((250, 1090), -82, 1010, 92),
        ((90, 1090), -88, 840, 54),
        ((320, 1090), -66, 860, 96),
    ):
        line = spine(foot, angle, tall, bend, 34)
        stem(c, line, 9, 3, mix(LEAF, OCHRE, 0.35))
        leaf(c, line[9], angle - 20, 420, 34, mix(LEAF, SAGE, 0.3), -36, "strap", 0, 0.3)
        _panicle(c, line, gold)
    ceramic(c, 1120, 930, 230, [(r * 1.15, h) for r, h in BOWL], mix(GREEN, SAGE, 0.25), CREAM)
    mound = [(890, 716), (970, 650), (1070, 588), (1150, 572), (1240, 610), (1310, 670), (1352, 716)]
    c.fill(smooth(mound) + "Z", mix(CREAM, OCHRE, 0.55), Fade(60, 0.3, -0.35))
    for _ in range(150):
        t = c.random.random()
        x = 900 + 440 * t
        y = 716 - c.random.random() * 136 * math.sin(math.pi * t)
        c.fill(
            tapered(spine((x, y), c.random.uniform(0, 180), 20, 8, 4), 7, 4),
            lighter(gold[int(t * 3)], c.random.uniform(0.35, 0.75)),
            Fade(80, 0.2, -0.3),
        )
    for _ in range(46):
        at = (c.random.uniform(700, 1520), c.random.uniform(930, 1040))
        grain = spine(at, c.random.uniform(0, 180), 26, 8)
        half = scaled(bump(0.6, 0.6), 5)
        c.shade(blade([(x + 3, y + 5) for x, y in grain], half, half), -0.5, blur=3)
        c.fill(blade(grain, half, half), lighter(gold[0], c.random.uniform(0.4, 0.8)), Fade(80, 0.2, -0.3))
    return c


SCENES = (
    centella,
    green_tea,
    rice_bran,
)
