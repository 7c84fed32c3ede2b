"""Shores: terraces above the sea, a hot spring."""

import math

from demo.artwork.botanic import grasses, leaf, twig
from demo.artwork.canvas import HEIGHT, WIDTH, Blend, Canvas, Fade, Glow, Round
from demo.artwork.flowers import blossom
from demo.artwork.geometry import (
    bezier,
    blade,
    blob,
    bump,
    ellipse,
    ground,
    rectangle,
    ridge,
    scaled,
    smooth,
    straight,
)
from demo.artwork.land import cypress, hills, ripples, sun, tree
from demo.artwork.palette import (
    BARK,
    BLUSH,
    BLUSH_SOFT,
    GREEN,
    INK,
    LAVENDER,
    LEAF,
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


def coast_terraces() -> Canvas:
    c = Canvas("coast-terraces", Blend(mix(SKY, PAPER, 0.3), BLUSH_SOFT), Fade(90, 0.05, 0))
    sun(c, 330, 250, 100, mix(OCHRE, PAPER, 0.3), 0.5)
    c.fill(rectangle(0, 380, WIDTH, 700), Blend(mix(SKY, GREEN, 0.2), mix(SKY, GREEN, 0.5)), Fade(90, 0.3, -0.3))
    ripples(c, 330, 410, 420, 12, 34, PAPER, 0.6)
    line = [(-60, 410), (120, 380), (300, 366), (420, 384), (520, 400)]
    c.fill(smooth(line) + "Z", mix(SAGE, SKY, 0.5), Fade(90, 0.1, -0.2))
    tones = (
        mix(SAGE, LEAF, 0.2),
        mix(OCHRE, SAGE, 0.4),
        LEAF,
        mix(TERRACOTTA, SAND, 0.4),
        GREEN,
        mix(OCHRE, SAND, 0.25),
        mix(LEAF, GREEN, 0.5),
    )
    for number in range(7):
        y = 300 + number * 112
        left = 1060 - number * 150
        edge = bezier((left, y + 120), (left + 60, y - 20), (left + 300, y + 20), (1700, y - 120), 22)
        with c.group("translate(-6 -12)"):
            c.shade(smooth(edge) + f"V{y + 240}H{left}Z", -0.3, blur=14)
        area = smooth(edge) + f"V{HEIGHT}H{left - 60}Z"
        c.fill(area, tones[number], Fade(90, 0.3, -0.2))
        c.stroke(smooth([(x, yy + 8) for x, yy in edge]), mix(SAND, PAPER, 0.3), 9, 0.9)
        _terrace_plants(c, edge, number)
    for x, y in ((1310, 330), (1380, 318)):
        c.fill(rectangle(x, y - 66, 62, 70), mix(PAPER, BLUSH_SOFT, 0.5), Fade(0, 0.2, -0.4))
        c.fill(straight([(x - 8, y - 64), (x + 31, y - 104), (x + 70, y - 64)]), TERRACOTTA, Fade(0, 0.2, -0.3))
    for x, y, tall in ((1240, 340, 130), (1480, 306, 160), (1530, 300, 110)):
        cypress(c, x, y, tall, GREEN)
    c.fill(smooth([(190, 760), (250, 800), (330, 790), (370, 756)]) + "Z", TERRACOTTA, Fade(90, 0.2, -0.4))
    c.fill("M270 750V560L370 740Z", PAPER, Fade(0, 0.1, -0.25))
    c.fill("M262 750V590L196 740Z", mix(BLUSH, PAPER, 0.4), Fade(0, 0, -0.25))
    return c


def _terrace_plants(c: Canvas, edge, number: int) -> None:
    for k in range(2, 21, 2):
        x, y = edge[k]
        size = 44 + number * 7
        if number % 3 == 0:
            tree(c, x, y + 66 + number * 4, size, mix(SAGE, GREEN, 0.5))
        elif number % 3 == 1:
            c.fill(ellipse(x, y + 46, size * 0.5, size * 0.3), mix(LAVENDER, PLUM, 0.2), Fade(80, 0.3, -0.4))
        else:
            grasses(c, x, y + 62, size, 7, size * 0.9, (OCHRE, mix(OCHRE, SAGE, 0.5)))


def _pool(c: Canvas) -> None:
    for grow, tone in (
        (1.16, mix(OCHRE, TERRACOTTA, 0.35)),
        (1.09, OCHRE),
        (1.03, mix(OCHRE, SAGE, 0.6)),
        (0.97, mix(SKY, LEAF, 0.4)),
        (0.86, mix(SKY, GREEN, 0.2)),
        (0.66, mix(SKY, GREEN, 0.42)),
        (0.4, mix(GREEN, SKY, 0.35)),
    ):
        pool = [
            (
                820 + math.cos(a) * 640 * grow * (1 + 0.05 * math.sin(3 * a + 1)),
                880 + math.sin(a) * 150 * grow * (1 + 0.06 * math.cos(2 * a)),
            )
            for a in (k * math.tau / 24 for k in range(24))
        ]
        c.fill(smooth(pool, closed=True), tone, Fade(90, -0.15, 0.2))


def _bamboo(c: Canvas, x: float, foot: float, tall: float, colour: str) -> None:
    joint = tall / 7
    for number in range(7):
        top = foot - joint * (number + 1)
        c.fill(rectangle(x - 13, top + 3, 26, joint - 5, 6), colour, Round(0.8))
        c.stroke(f"M{x - 14} {top + 2:.0f}h28", lighter(colour, 0.35), 4, 0.9)
        if number > 2:
            for angle in (-24, 18) if number % 2 else (-156, 162):
                leaf(c, (x, top), angle, 170, 34, mix(colour, LEAF, 0.4), 14, "lanceolate", 0, 0.4)


def _boulders(c: Canvas) -> None:
    for x, y, r in (
        (150, 900, 110),
        (60, 1000, 130),
        (270, 1010, 76),
        (1480, 900, 120),
        (1580, 1010, 130),
        (1370, 1020, 70),
    ):
        c.shade(ellipse(x + r * 0.2, y + r * 0.5, r * 1.15, r * 0.4), -0.5, blur=10)
        c.fill(
            blob(c.random, x, y, r, 0.1, 9),
            mix(PLUM, INK, 0.35) if r > 100 else mix(PLUM, SKY, 0.4),
            Glow(0.35, 0.25, 0.5, -0.55),
        )


def hot_spring() -> Canvas:
    c = Canvas("hot-spring", Blend(mix(SKY, PAPER, 0.1), mix(BLUSH_SOFT, BLUSH, 0.2)), Fade(90, 0, 0.1))
    sun(c, 1180, 270, 130, mix(PAPER, BLUSH, 0.25), 0.5)
    hills(
        c,
        [
            (480, 90, mix(LAVENDER, SKY, 0.6), 0),
            (560, 70, mix(SKY, GREEN, 0.35), 0),
            (640, 50, mix(GREEN, SKY, 0.25), 0),
        ],
    )
    for x, foot, tall in ((1500, 690, 260), (1430, 690, 170)):
        cypress(c, x, foot, tall, darker(GREEN, 0.1))
    c.fill(ground(ridge(c.random, -40, WIDTH + 40, 690, 20), HEIGHT), mix(SAND, BLUSH, 0.25), Fade(90, 0.1, -0.3))
    _pool(c)
    ripples(c, 820, 830, 620, 5, 24, PAPER, 0.6)
    for number, (x, tall, sway) in enumerate(((560, 560, 60), (760, 690, -70), (960, 520, 56), (1090, 420, -40))):
        line = bezier(
            (x, 850), (x + sway, 850 - tall * 0.35), (x - sway, 850 - tall * 0.6), (x + sway * 0.8, 850 - tall), 24
        )
        wide = scaled(bump(0.7, 0.9), 54 - number * 4)
        c.shade(blade(line, wide, wide), 0.62, blur=13)
    for number, (x, tall) in enumerate(((70, 860), (150, 980), (232, 720))):
        _bamboo(c, x, 900 + number * 22, tall, mix(GREEN, LEAF, 0.3 + number * 0.3))
    _boulders(c)
    branch = bezier((1700, 120), (1420, 60), (1280, 160), (1060, 130), 22)
    twig(c, branch, 5, 130, 48, [LEAF, GREEN], form="lanceolate", wood=BARK, thickness=13, veins=4, cast=0)
    for x, y, r in ((1130, 126, 44), (1250, 150, 54), (1390, 112, 50), (1500, 96, 58), (1330, 190, 36)):
        blossom(c, (x, y), r, 5, mix(BLUSH, PAPER, 0.35), turn=x % 70, heart=TERRACOTTA, heart_size=0.13)
    return c


SCENES = (
    coast_terraces,
    hot_spring,
)
