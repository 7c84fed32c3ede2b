"""Wild land: mountains, dunes, forest."""

import math

from demo.artwork.botanic import grasses, greens, leaf, stem
from demo.artwork.canvas import HEIGHT, WIDTH, Blend, Canvas, Fade, Glow
from demo.artwork.flowers import blossom
from demo.artwork.geometry import (
    bezier,
    blob,
    ellipse,
    ground,
    ridge,
    smooth,
    spine,
    straight,
    tapered,
)
from demo.artwork.land import cloud, fir, hills, palm, sun
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


def _undergrowth(c: Canvas) -> None:
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
    c.fill(_mist(690, 760), mix(PAPER, SKY, 0.3), opacity=0.35)
    for x, sway in ((600, 40), (1040, -50), (1090, 30)):
        vine = bezier((x, -20), (x + sway, 160), (x - sway, 300), (x + sway * 0.6, 460), 18)
        stem(c, vine, 6, 4, GREEN)
        for at in range(3, 18, 3):
            leaf(c, vine[at], 60 + 60 * (at % 2), 66, 34, LEAF, 10, "ovate", 2)
    _undergrowth(c)
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


def _mist(top: float, bottom: float) -> str:
    upper = [(x, top + 22 * math.sin(x / 150)) for x in range(-40, WIDTH + 80, 80)]
    lower = [(x, bottom + 18 * math.sin(x / 130 + 2)) for x in range(-40, WIDTH + 80, 80)]
    return smooth(upper) + smooth(lower[::-1]).replace("M", "L", 1) + "Z"


SCENES = (
    mountain_spring,
    desert_dunes,
    rainforest,
)
