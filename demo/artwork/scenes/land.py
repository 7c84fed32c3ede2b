"""Landscapes: spring, dunes, forest, terraces, hot spring, fields from above."""

import math

from demo.artwork.botanic import grasses, greens, leaf, stem, twig
from demo.artwork.canvas import HEIGHT, WIDTH, Blend, Canvas, Fade, Glow
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
    spine,
    straight,
    tapered,
)
from demo.artwork.land import cloud, cypress, fir, hills, palm, ripples, sun, tree
from demo.artwork.palette import (
    BARK,
    BLUSH,
    BLUSH_SOFT,
    GREEN,
    GREEN_SOFT,
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


def _peak(c: Canvas, x: float, top: float, wide: float, foot: float, colour: str) -> None:
    left, right = x - wide, x + wide * 1.1
    c.fill(
        straight([(left, foot), (x - wide * 0.3, top + (foot - top) * 0.36), (x, top), (right, foot)]),
        colour,
        Fade(90, 0.25, -0.3),
    )
    shadow = [
        (x, top),
        (x + wide * 0.1, top + (foot - top) * 0.3),
        (x - wide * 0.06, top + (foot - top) * 0.6),
        (x + wide * 0.12, foot),
        (right, foot),
    ]
    c.fill(straight(shadow), darker(colour, 0.18), Fade(90, 0, -0.5))
    low = (foot - top) * 0.26
    snow = [
        (x, top),
        (x + wide * 1.1 * 0.26, top + low),
        (x + wide * 0.14, top + low * 0.8),
        (x + wide * 0.04, top + low * 1.25),
        (x - wide * 0.08, top + low * 0.86),
        (x - wide * 0.2, top + low * 1.02),
    ]
    c.fill(straight(snow), PAPER, Fade(20, 0.1, -0.4))


def mountain_spring() -> Canvas:
    c = Canvas("mountain-spring", Blend(mix(SKY, PAPER, 0.2), BLUSH_SOFT), Fade(90, 0.05, 0))
    sun(c, 1240, 260, 110, mix(BLUSH, PAPER, 0.2), 0.5)
    cloud(c, 420, 190, 460, PAPER)
    cloud(c, 1390, 400, 320, PAPER, 0.7)
    _peak(c, 330, 300, 420, 700, mix(SKY, PLUM, 0.22))
    _peak(c, 1180, 330, 400, 700, mix(SKY, PLUM, 0.16))
    _peak(c, 740, 180, 460, 720, mix(SKY, PLUM, 0.34))
    hills(c, [(650, 40, mix(SAGE, SKY, 0.45), 0), (720, 50, mix(SAGE, LEAF, 0.4), 3)])
    firs = [(60, 750, 170), (130, 770, 230), (215, 790, 280), (310, 770, 190), (1290, 770, 180), (1370, 790, 250)]
    for x, foot, tall in [*firs, (1470, 800, 310), (1560, 780, 220)]:
        fir(c, x, foot, tall, mix(GREEN, LEAF, (x % 90) / 100))
    c.fill(ground(ridge(c.random, -40, WIDTH + 40, 800, 30), HEIGHT), LEAF, Fade(90, 0.25, -0.4))
    brook = bezier((790, 690), (640, 780), (1060, 850), (820, 1110), 30)
    c.fill(tapered(brook, 26, 440), mix(SAND, SAGE, 0.4), Fade(90, 0.1, -0.2))
    c.fill(tapered(brook, 18, 390), mix(SKY, PAPER, 0.2), Fade(90, 0.35, -0.25))
    for lean, width in ((-0.28, 3), (-0.1, 2), (0.12, 3), (0.3, 2)):
        c.stroke(
            smooth([(x + lean * 380 * (i / 30) ** 1.1, y) for i, (x, y) in enumerate(brook)]),
            PAPER,
            width,
            0.75,
            dash="120 60",
        )
    for x, y, r in ((560, 960, 74), (640, 1020, 50), (1120, 950, 84), (1050, 1015, 46), (730, 870, 34), (960, 860, 30)):
        c.shade(ellipse(x + r * 0.2, y + r * 0.5, r * 1.2, r * 0.36), -0.5, blur=8)
        c.fill(blob(c.random, x, y, r, 0.12, 8), mix(SKY, INK, 0.25), Glow(0.35, 0.25, 0.5, -0.6))
    for x, y, spread, tone in ((220, 1080, 300, LEAF), (1390, 1080, 320, GREEN)):
        grasses(c, x, y, spread, 26, 190, (tone, mix(tone, SAGE, 0.4), darker(tone, 0.2)))
    for x, y, r in ((140, 930, 40), (270, 900, 48), (1320, 920, 44), (1470, 900, 50), (400, 980, 34)):
        c.stroke(smooth(spine((x, y + 150), -92, 150, 6, 6)), GREEN, 4)
        blossom(c, (x, y), r, 6, (mix(BLUSH, PAPER, 0.3), mix(LAVENDER, PAPER, 0.2))[r % 4 == 0], tilt=0.7, heart=OCHRE)
    return c


def _dune(c: Canvas, crest, colour: str, foot: float = HEIGHT) -> None:
    """A crest line with its lit slope to the left and its shaded slope to the right."""
    with c.group("translate(0 -12)"):
        c.shade(ground(crest, crest[0][1] + 200), -0.2, blur=16)
    c.fill(ground(crest, foot), colour, Fade(90, 0.4, -0.25))
    top = min(range(len(crest)), key=lambda k: crest[k][1])
    x, y = crest[top]
    slope = bezier((x, y), (x + 20, y + 120), (x - 220, y + 240), (x - 60, foot + 40), 20)
    c.fill(
        smooth(crest[top:]) + f"V{foot}" + smooth(slope[::-1]).replace("M", "L", 1) + "Z",
        mix(colour, PLUM, 0.2),
        Fade(80, -0.05, -0.45),
    )
    for number in range(1, 8):
        row = [(px - number * 30, py + number * 34 + 6 * math.sin(px / 60 + number)) for px, py in crest[: top + 1]]
        c.stroke(smooth(row[max(0, number - 2) :]), lighter(colour, 0.4), 1.8, 0.45)


def desert_dunes() -> Canvas:
    c = Canvas("desert-dunes", Blend(mix(LAVENDER, BLUSH_SOFT, 0.5), mix(OCHRE, BLUSH_SOFT, 0.5)), Fade(90, -0.05, 0.1))
    sun(c, 1120, 330, 150, mix(BLUSH, PAPER, 0.35), 0.5)
    cloud(c, 380, 230, 420, mix(BLUSH, PAPER, 0.45), 0.8)
    _dune(
        c,
        bezier((-60, 600), (200, 470), (420, 440), (600, 470), 12)
        + bezier((600, 470), (900, 560), (1200, 600), (1700, 540), 20)[1:],
        mix(BLUSH, OCHRE, 0.4),
    )
    _dune(
        c,
        bezier((-60, 760), (500, 760), (860, 560), (1080, 520), 20)
        + bezier((1080, 520), (1260, 620), (1440, 660), (1700, 640), 14)[1:],
        mix(OCHRE, TERRACOTTA, 0.35),
    )
    for x, foot, tall, lean in ((300, 800, 190, -8), (360, 810, 250, 10), (430, 806, 160, 16)):
        palm(c, x, foot, tall, LEAF, BARK, lean)
    c.fill(ellipse(370, 826, 190, 20), mix(SKY, GREEN, 0.25), Fade(0, 0.3, -0.2))
    grasses(c, 250, 836, 130, 12, 70, (LEAF, SAGE))
    _dune(
        c,
        bezier((-60, 900), (240, 860), (420, 850), (640, 900), 16)
        + bezier((640, 900), (900, 980), (1200, 1000), (1700, 860), 20)[1:],
        mix(OCHRE, SAND, 0.25),
    )
    foot = bezier((1180, 1080), (1280, 1010), (1360, 990), (1500, 900), 14)
    for k, (x, y) in enumerate(foot[1:]):
        c.fill(ellipse(x + (8 if k % 2 else -8), y, 9 - k * 0.4, 4.5 - k * 0.2), mix(OCHRE, PLUM, 0.4), opacity=0.6)
    for angle, size in ((-150, 180), (-122, 240), (-92, 280), (-60, 240), (-30, 190)):
        leaf(c, (1380, 1085), angle, size, size * 0.2, mix(SAGE, GREEN, 0.3), (angle + 90) * 0.4, "strap", 0, 0.5)
    return c


def rainforest() -> Canvas:
    c = Canvas("rainforest", Blend(mix(GREEN_SOFT, OCHRE, 0.14), mix(LEAF, SKY, 0.35)), Fade(90, 0.3, -0.2))
    sun(c, 930, 330, 150, mix(OCHRE, PAPER, 0.55), 0.5)
    for x, wide in ((140, 60), (420, 34), (1180, 46), (1420, 70), (700, 24), (1300, 26)):
        c.fill(
            tapered([(x, -20), (x + 8, 400), (x - 4, 800), (x + 20, 1100)], wide, wide * 1.4),
            mix(SAGE, GREEN, 0.3 if wide < 40 else 0.55),
            Fade(0, 0.2, -0.35),
        )
    _canopy(c)
    hills(c, [(720, 40, mix(SAGE, LEAF, 0.5), 0), (820, 40, mix(LEAF, GREEN, 0.4), 0)])
    c.fill(bezier_band(690, 760), mix(PAPER, SKY, 0.3), opacity=0.35)
    for x, top, sway in ((600, 0, 40), (1040, 0, -50), (1090, 0, 30)):
        vine = bezier((x, -20), (x + sway, 160), (x - sway, 300), (x + sway * 0.6, 460), 18)
        stem(c, vine, 6, 4, GREEN)
        for at in range(3, 18, 3):
            leaf(c, vine[at], 60 + 60 * (at % 2), 66, 34, LEAF, 10, "ovate", 2)
    for x, angle, size, tone in (
        (60, -62, 560, GREEN),
        (-20, -36, 520, LEAF),
        (180, -84, 480, darker(GREEN, 0.15)),
        (320, -66, 360, LEAF),
        (1560, -118, 600, GREEN),
        (1640, -146, 560, LEAF),
        (1440, -98, 470, darker(GREEN, 0.15)),
        (1330, -120, 340, mix(LEAF, SAGE, 0.3)),
    ):
        leaf(c, (x, 1110), angle, size, size * 0.42, tone, 16 if angle > -90 else -16, "elliptic", 11, 0.7)
    for x, y, turn, tone in (
        (520, 880, -100, TERRACOTTA),
        (640, 930, -70, mix(TERRACOTTA, BLUSH, 0.4)),
        (1180, 900, -96, OCHRE),
    ):
        stem(c, spine((x + 10, 1090), -92, 1090 - y, 2), 10, 7, GREEN)
        for k in range(7):
            leaf(
                c,
                (x, y + 20),
                turn + (k - 3) * 24,
                120,
                42,
                mix(tone, PLUM, 0.08 * (k % 3)),
                (k - 3) * 6,
                "lanceolate",
                1,
                0.4,
            )
    return c


def _canopy(c: Canvas) -> None:
    """Three storeys of hanging leaves, paler the farther."""
    for depth, share, size, count in ((120, 0.78, 240, 15), (40, 0.5, 270, 13), (-50, 0.16, 300, 11)):
        for number in range(count):
            x = -60 + number * 1720 / (count - 1)
            gap = abs(x - 900) / 900
            if gap < 0.3:
                continue
            angle = 90 + (x - 900) / 900 * -26 + c.random.uniform(-24, 24)
            long = size * c.random.uniform(0.85, 1.15) * (0.55 + 0.6 * gap)
            leaf(
                c,
                (x, depth - 60),
                angle,
                long,
                long * 0.42,
                greens(share + c.random.uniform(0, 0.14)),
                12,
                "elliptic",
                8,
                0.4,
            )


def bezier_band(top: float, bottom: float) -> str:
    upper = [(x, top + 22 * math.sin(x / 150)) for x in range(-40, WIDTH + 80, 80)]
    lower = [(x, bottom + 18 * math.sin(x / 130 + 2)) for x in range(-40, WIDTH + 80, 80)]
    return smooth(upper) + smooth(lower[::-1]).replace("M", "L", 1) + "Z"


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
    for x, foot, tall in ((90, 680, 230), (170, 690, 170), (1500, 690, 260), (1430, 690, 170)):
        cypress(c, x, foot, tall, darker(GREEN, 0.1))
    c.fill(ground(ridge(c.random, -40, WIDTH + 40, 690, 20), HEIGHT), mix(SAND, BLUSH, 0.25), Fade(90, 0.1, -0.3))
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
    ripples(c, 820, 830, 620, 5, 24, PAPER, 0.6)
    for number, (x, tall, sway) in enumerate(((560, 560, 60), (760, 690, -70), (960, 520, 56), (1090, 420, -40))):
        line = bezier(
            (x, 850), (x + sway, 850 - tall * 0.35), (x - sway, 850 - tall * 0.6), (x + sway * 0.8, 850 - tall), 24
        )
        wide = scaled(bump(0.7, 0.9), 54 - number * 4)
        c.shade(blade(line, wide, wide), 0.62, blur=13)
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
    branch = bezier((1700, 120), (1420, 60), (1280, 160), (1060, 130), 22)
    twig(c, branch, 5, 130, 48, [LEAF, GREEN], form="lanceolate", wood=BARK, thickness=13, veins=4, cast=0)
    for x, y, r in ((1130, 126, 44), (1250, 150, 54), (1390, 112, 50), (1500, 96, 58), (1330, 190, 36)):
        blossom(c, (x, y), r, 5, mix(BLUSH, PAPER, 0.35), turn=x % 70, heart=TERRACOTTA, heart_size=0.13)
    return c


SCENES = (mountain_spring, desert_dunes, rainforest, coast_terraces, hot_spring)
