"""The network at work: dishes, hall, round table."""

import math

from demo.artwork.botanic import berry, leaf, stem
from demo.artwork.canvas import HEIGHT, WIDTH, Canvas, Fade, Glow, Round
from demo.artwork.flowers import blossom, rosette
from demo.artwork.geometry import Point, arch, blob, circle, ellipse, polar, rectangle, ridge, smooth, spine, straight
from demo.artwork.land import hill
from demo.artwork.palette import (
    BARK,
    BLUSH,
    BLUSH_SOFT,
    CREAM,
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
from demo.artwork.stage import contours
from demo.artwork.vessels import cylinder


def _dish(c: Canvas, x: float, y: float, r: float, ground_colour: str) -> None:
    c.shade(circle(x + r * 0.09, y + r * 0.14, r), -0.6, blur=r * 0.08)
    c.fill(circle(x, y, r), mix(PAPER, SKY, 0.3), Fade(55, 0.3, -0.35))
    c.fill(circle(x, y, r * 0.93), ground_colour, Glow(0.4, 0.35, 0.25, -0.35))


def _rim(c: Canvas, x: float, y: float, r: float) -> None:
    c.stroke(circle(x, y, r * 0.965), PAPER, r * 0.03, 0.75)
    c.stroke(circle(x, y, r), mix(SKY, INK, 0.4), 2, 0.5)
    arc = [polar((x, y), angle, r * 0.85) for angle in range(196, 262, 8)]
    c.stroke(smooth(arc), PAPER, r * 0.035, 0.7)


def _meadow(c: Canvas) -> None:
    _dish(c, 1080, 540, 430, mix(LEAF, GREEN_SOFT, 0.45))
    with c.clip(circle(1080, 540, 398)):
        contours(c, 1000, 600, 400, 8, PAPER, 2, 0.4)
        for _ in range(60):
            x, y = polar((1080, 540), c.random.uniform(0, 360), 400 * c.random.random() ** 0.5)
            c.fill(
                blob(c.random, x, y, c.random.uniform(16, 46), 0.12, 7),
                mix(LEAF, SAGE, c.random.random()),
                Glow(0.35, 0.3, 0.4, -0.5),
            )
        for x, y, count, size in ((930, 690, 9, 230), (1230, 690, 8, 190), (1190, 380, 8, 210)):
            for k in range(count):
                tone, long = (GREEN, LEAF, mix(LEAF, SAGE, 0.4))[k % 3], size * c.random.uniform(0.75, 1)
                leaf(c, (x, y), k * 360 / count + x, long, size * 0.36, tone, 16, "ovate", 5, 0.6)
    blossom(c, (930, 690), 92, 8, BLUSH, turn=10, heart=OCHRE)
    blossom(c, (1230, 690), 72, 6, PAPER, turn=20, heart=OCHRE)
    rosette(c, (1190, 380), 84, [lighter(TERRACOTTA, 0.3), TERRACOTTA, PLUM], 5, 7)
    _rim(c, 1080, 540, 430)


def petri_garden() -> Canvas:
    c = Canvas("petri-garden", mix(SAGE, PAPER, 0.45), Fade(55, 0.18, -0.18))
    c.fill(
        straight([(0, 640), (WIDTH, 330), (WIDTH, HEIGHT), (0, HEIGHT)]), mix(BLUSH, PAPER, 0.4), Fade(60, 0.1, -0.14)
    )
    _meadow(c)
    _dish(c, 380, 300, 210, mix(OCHRE, CREAM, 0.45))
    for k in range(26):
        x, y = polar((380, 300), k * 137.5, 26 * math.sqrt(k) * 1.2)
        berry(c, x, y, 20 - k * 0.3, 20 - k * 0.3, (OCHRE, TERRACOTTA, mix(OCHRE, LEAF, 0.5))[k % 3], 0, 0.4)
    _rim(c, 380, 300, 210)
    _dish(c, 480, 800, 240, mix(PLUM, BLUSH_SOFT, 0.5))
    with c.clip(circle(480, 800, 222)):
        for k in range(7):
            line = spine((330 + k * 46, 1000), -90 + (k - 3) * 9, 260, (k - 3) * 12, 14)
            stem(c, line, 5, 2, GREEN)
            for at in range(4, 14, 3):
                for side in (-1, 1):
                    leaf(c, line[at], -90 + side * 52, 46, 20, (LEAF, SAGE)[k % 2], -side * 16, "ovate", 0)
    _rim(c, 480, 800, 240)
    return c


def _windows(c: Canvas) -> None:
    for number in range(4):
        x, foot, wide, tall = 40 + number * 300, 760 - number * 14, 240 - number * 26, 620 - number * 62
        c.fill(arch(x, foot, wide, tall), mix(SKY, PAPER, 0.25), Fade(90, 0.25, 0))
        with c.clip(arch(x, foot, wide, tall)):
            hill(c, ridge(c.random, x - 20, x + wide + 20, foot - 150, 26), mix(SAGE, LEAF, 0.3), Fade(90, 0.2, -0.3))
            if number == 1:
                c.fill(circle(x + wide * 0.6, foot - tall * 0.5, 62), mix(OCHRE, PAPER, 0.3), 0.2)
            c.fill(rectangle(x, 0, 26, 900), mix(SAND, TERRACOTTA, 0.3), Fade(0, -0.4, -0.1))
            for k in range(3):
                leaf(
                    c,
                    (x + wide * 0.8, foot + 10),
                    -120 + k * 28,
                    tall * 0.34,
                    tall * 0.1,
                    GREEN if k % 2 else LEAF,
                    12,
                    "elliptic",
                    6,
                )


def rendez_vous_hall() -> Canvas:
    c = Canvas("rendez-vous-hall", mix(SAND, BLUSH_SOFT, 0.55), Fade(90, 0.12, -0.12))
    horizon = 700
    _windows(c)
    c.fill(f"M0 760L1200 {horizon}H1600V{HEIGHT}H0Z", mix(TERRACOTTA, SAND, 0.55), Fade(90, 0.25, -0.3))
    for k in range(-3, 13):
        c.stroke(
            f"M{1260 + (k - 6) * 30} {horizon - 2}L{-500 + k * 260} {HEIGHT + 10}", mix(SAND, PAPER, 0.4), 2.2, 0.6
        )
    for k in range(5):
        y = 780 + k * k * 16
        c.stroke(f"M0 {y + 26}L1600 {y - 30}", mix(SAND, PAPER, 0.4), 2.2, 0.5)
    c.fill(f"M1200 0H1600V{HEIGHT}H1460L1200 {horizon}Z", mix(GREEN, SAGE, 0.15), Fade(0, -0.3, 0.1))
    for number in range(4):
        x, foot, wide = 60 + number * 300, 770 - number * 14, 240 - number * 26
        c.shade(
            straight([(x, foot), (x + wide, foot), (x + wide + 330, HEIGHT + 40), (x + 190, HEIGHT + 40)]), 0.4, blur=7
        )
    for x, y, r in ((330, 210, 60), (630, 260, 46), (900, 300, 36), (1390, 200, 70)):
        c.stroke(f"M{x} 0V{y - r}", INK, 2.4, 0.7)
        c.fill(circle(x, y, r), mix(BLUSH, PAPER, 0.35) if r != 46 else OCHRE, Glow(0.4, 0.6, 0.5, -0.3))
    for x, foot, size in ((560, 940, 1.0), (1010, 880, 0.8), (1330, 990, 1.15)):
        _high_table(c, x, foot, size)
    return c


def _high_table(c: Canvas, x: float, foot: float, size: float) -> None:
    c.shade(ellipse(x + 70 * size, foot + 6, 150 * size, 20 * size), -0.6, blur=9)
    c.fill(ellipse(x, foot, 62 * size, 13 * size), NIGHT, Fade(0, 0.2, -0.2))
    c.fill(rectangle(x - 8 * size, foot - 230 * size, 16 * size, 230 * size), NIGHT, Round())
    cylinder(c, x, foot - 246 * size, 230 * size, 14 * size, mix(PAPER, SAND, 0.4), flat=0.11)
    top = foot - 250 * size
    cylinder(c, x - 44 * size, top - 60 * size, 44 * size, 56 * size, TERRACOTTA, flat=0.12)
    for angle in (-140, -112, -88, -62, -36):
        leaf(
            c,
            (x - 44 * size, top - 56 * size),
            angle,
            120 * size,
            40 * size,
            (GREEN, LEAF)[angle % 3 == 0],
            (angle + 90) * 0.4,
            "elliptic",
            4,
        )
    for dx, tone in ((26, mix(BLUSH, PAPER, 0.2)), (68, mix(SAGE, PAPER, 0.2))):
        cylinder(c, x + dx * size, top - 32 * size, 28 * size, 32 * size, tone, flat=0.14)


def _chairs(c: Canvas, middle: Point) -> None:
    for number in range(8):
        angle = number * 45 + 12
        cx, cy = polar(middle, angle, 418)
        with c.group(f"translate({cx:.1f} {cy:.1f}) rotate({angle + 90:.0f})"):
            c.shade(rectangle(-68, -46, 150, 120, 40), -0.55, blur=12)
            tone = (GREEN, OCHRE, PLUM, SAGE)[number % 4]
            c.fill(rectangle(-74, -60, 148, 116, 44), tone, Fade(60, 0.25, -0.35))
            c.fill(rectangle(-80, -76, 160, 46, 23), darker(tone, 0.2), Fade(60, 0.3, -0.3))


def _papers(c: Canvas, middle: Point) -> None:
    for number in range(8):
        angle = number * 45 + 12
        px, py = polar(middle, angle, 262)
        with c.group(f"translate({px:.1f} {py:.1f}) rotate({angle + 84 + number % 3 * 6:.0f})"):
            c.shade(rectangle(-40, -48, 92, 112), -0.4, blur=5)
            c.fill(rectangle(-44, -56, 88, 112, 3), PAPER, Fade(70, 0.1, -0.15))
            for k in range(4):
                c.stroke(f"M-30 {-34 + k * 17}H{26 - (k % 3) * 14}", mix(SAGE, INK, 0.2), 3, 0.5)
        if number % 2 == 0:
            ux, uy = polar(middle, angle + 22, 266)
            c.shade(circle(ux + 6, uy + 9, 28), -0.5, blur=6)
            c.fill(circle(ux, uy, 29), mix(PAPER, SKY, 0.2), Fade(60, 0.2, -0.2))
            c.fill(
                circle(ux, uy, 20),
                (mix(BARK, TERRACOTTA, 0.4), mix(LEAF, OCHRE, 0.3))[number % 4 == 0],
                Glow(0.4, 0.4, 0.2, -0.4),
            )


def round_table() -> Canvas:
    c = Canvas("round-table", mix(BLUSH, PAPER, 0.5), Fade(60, 0.15, -0.16))
    c.fill(circle(960, 540, 560), mix(TERRACOTTA, BLUSH, 0.55), Fade(70, 0.2, -0.16))
    for r in (500, 530):
        c.stroke(circle(960, 540, r), mix(PAPER, BLUSH, 0.25), 3, 0.6, dash="14 12")
    x, y = 960, 540
    _chairs(c, (x, y))
    c.shade(circle(x + 26, y + 40, 352), -0.65, blur=26)
    c.fill(circle(x, y, 350), mix(SAND, PAPER, 0.3), Fade(60, 0.25, -0.25))
    for r in (338, 240, 150):
        c.stroke(circle(x, y, r), mix(OCHRE, SAND, 0.5), 2, 0.6)
    _papers(c, (x, y))
    for k in range(12):
        tone = (GREEN, LEAF, mix(LEAF, SAGE, 0.5))[k % 3]
        leaf(c, (x, y), k * 30 + 8, 170 if k % 2 else 130, 60, tone, 14, "ovate", 6, 0.7)
    for k, tone in enumerate((BLUSH, PAPER, mix(TERRACOTTA, BLUSH, 0.3))):
        blossom(c, polar((x, y), k * 120 + 40, 52), 62, 6 + k, tone, turn=k * 20)
    leaf(c, (120, 1080), -58, 420, 170, GREEN, 16, "ovate", 9, 0.8)
    leaf(c, (40, 1000), -88, 380, 150, LEAF, 18, "ovate", 9, 0.8)
    return c


SCENES = (
    petri_garden,
    rendez_vous_hall,
    round_table,
)
