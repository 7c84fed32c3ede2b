"""Products: vials, dropper, cream."""

import math

from demo.artwork.botanic import berry, leaf, twig
from demo.artwork.canvas import HEIGHT, Canvas, Fade, Round
from demo.artwork.flowers import blossom, fallen_petal
from demo.artwork.geometry import (
    bezier,
    blade,
    bump,
    circle,
    ellipse,
    polar,
    rectangle,
    scaled,
    smooth,
    spine,
    straight,
    tapered,
)
from demo.artwork.palette import (
    AMBER,
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
from demo.artwork.stage import niche, plant_shadow, table, window_light
from demo.artwork.vessels import BOTTLE, VIAL, drop, glass, rest


def glass_vials() -> Canvas:
    c = Canvas("glass-vials", mix(SAGE, GREEN_SOFT, 0.35), Fade(50, 0.14, -0.22))
    niche(c, 860, 830, 620, 740, mix(SAGE, PAPER, 0.5))
    window_light(c, 120, 60, 480, 520)
    plant_shadow(c, (60, -30), 48, 640, -20, 7, 210, 0.32)
    table(c, 830, mix(SAND, PAPER, 0.3))
    rest(c, 960, 960, 520, 40)
    fills = [
        (BLUSH, 0.42),
        (mix(OCHRE, PAPER, 0.1), 0.58),
        (LEAF, 0.36),
        (mix(PLUM, BLUSH, 0.35), 0.66),
        (mix(SKY, GREEN, 0.25), 0.5),
    ]
    greens = (GREEN, LEAF, mix(LEAF, SAGE, 0.5))
    for number, (tone, level) in enumerate(fills):
        x = 560 + number * 196
        tall = 470 + (number * 67) % 110
        if number in (1, 3):
            sprig = spine((x, 800), -90 + (number - 2) * 6, 620, (2 - number) * 14, 24)
            twig(c, sprig, 5, 150, 52, greens, start=0.5, thickness=7, veins=4, cast=0)
        glass(c, x, 930, tall, [(r * 1.45, h) for r, h in VIAL], tint="#E6EFEA", liquid=tone, level=level)
        if number not in (1, 3):
            c.fill(rectangle(x - 50, 930 - tall - 42, 100, 74, 10), mix(BARK, SAND, 0.55), Round())
            c.fill(ellipse(x, 930 - tall - 40, 48, 10), mix(BARK, SAND, 0.72), Fade(0, 0.2, -0.2))
    rack = mix(BARK, OCHRE, 0.42)
    c.fill(rectangle(440, 780, 1020, 74, 12), rack, Fade(90, 0.25, -0.35))
    c.fill(rectangle(440, 906, 1020, 60, 12), darker(rack, 0.12), Fade(90, 0.2, -0.45))
    for y in (800, 818, 836, 926, 946):
        c.stroke(smooth([(470, y), (760, y + 5), (1080, y - 3), (1430, y + 4)]), lighter(rack, 0.3), 1.8, 0.5)
    leaf(c, (330, 1010), -26, 260, 96, GREEN, 20, "ovate", 7, 0.8)
    fallen_petal(c, 250, 930, 80, 30, BLUSH)
    return c


def dropper() -> Canvas:
    c = Canvas("dropper", mix(OCHRE, CREAM, 0.62), Fade(60, 0.16, -0.24))
    c.fill(circle(620, 500, 390), mix(OCHRE, PAPER, 0.12), Fade(75, 0.28, -0.2))
    table(c, 830, mix(TERRACOTTA, CREAM, 0.55))
    twig(
        c,
        bezier((-60, 420), (120, 440), (240, 560), (300, 760), 20),
        5,
        230,
        84,
        [GREEN, LEAF, GREEN],
        form="ovate",
        veins=6,
        cast=0.7,
    )
    amber = [(r * 1.12, h) for r, h in BOTTLE]
    outline = glass(c, 1120, 960, 640, amber, tint=AMBER, liquid=darker(AMBER, 0.35), level=0.5, body=0.86)
    with c.clip(outline):
        c.fill(rectangle(930, 640, 380, 230), mix(CREAM, PAPER, 0.4), Round(0.7))
        c.stroke("M930 662H1320M930 848H1320", mix(GREEN, CREAM, 0.2), 3)
    line = spine((1120, 840), -90, 150, 14)
    for number in range(4):
        for side in (-1, 1):
            leaf(c, line[3 + number * 3], -90 + side * 50, 62, 24, GREEN, -side * 20, "ovate", 2)
    leaf(c, line[-1], -80, 50, 22, GREEN, 8, "ovate", 2)
    with c.group("translate(700 40) rotate(24)"):
        c.fill(tapered([(0, 330), (0, 520), (0, 590), (0, 640)], 54, 20), "#EDF2EE", Round(0.5), opacity=0.75)
        c.fill(rectangle(-17, 430, 34, 176, 16), mix(OCHRE, AMBER, 0.35), Round(0.7), opacity=0.95)
        c.stroke(tapered([(0, 330), (0, 520), (0, 590), (0, 640)], 54, 20), BARK, 2.2, 0.6)
        c.fill(rectangle(-62, 190, 124, 150, 14), mix(NIGHT, INK, 0.3), Round())
        for rib in range(-50, 51, 14):
            c.stroke(f"M{rib} 202V330", lighter(NIGHT, 0.25), 2, 0.5)
        bulb = smooth([(-46, 196), (-58, 90), (-44, 10), (0, -18), (44, 10), (58, 90), (46, 196)])
        c.fill(bulb + "Z", mix(TERRACOTTA, BLUSH, 0.3), Round())
    drop(c, 430, 742, 30, mix(OCHRE, AMBER, 0.3))
    c.fill(ellipse(420, 985, 120, 24), mix(OCHRE, AMBER, 0.25), Fade(0, 0.4, -0.3), opacity=0.85)
    c.stroke(ellipse(420, 985, 78, 14), PAPER, 2.4, 0.6)
    berry(c, 720, 985, 60, 44, mix(BARK, TERRACOTTA, 0.3), 14, 0.9)
    berry(c, 826, 1010, 54, 40, mix(BARK, TERRACOTTA, 0.3), -20, 0.9)
    return c


def _swirl(c: Canvas, x: float, y: float, r: float, colour: str) -> None:
    turns = 3.1
    points = []
    for step in range(121):
        t = step / 120
        points.append(polar((x, y), -60 + 360 * turns * t, r * (1 - t) ** 0.92))
    wide = lambda t: r * 0.17 * (1 - t) ** 0.35 * min(1, 0.2 + t * 6)  # noqa: E731
    for dx, level, blur in ((0.05, -0.62, r * 0.035), (-0.03, 0.55, r * 0.02)):
        with c.group(f"translate({r * dx:.1f} {r * dx * 1.5:.1f})"):
            c.shade_stroke(smooth(points[2:-6]), level, r * 0.06, blur)
    for start in range(0, 117, 4):
        part = points[start : start + 7]
        share = start / 120
        c.fill(
            blade(part, lambda t, s=share: wide(s) * 0.55, lambda t, s=share: wide(s) * 0.1),
            lighter(colour, 0.5),
            opacity=0.22,
        )
    c.stroke(smooth(points[:-4]), darker(colour, 0.13), 2.2, 0.5)


def cream_swirl() -> Canvas:
    c = Canvas("cream-swirl", mix(SAGE, PAPER, 0.42), Fade(60, 0.16, -0.2))
    c.fill(straight([(0, 0), (620, 0), (360, HEIGHT), (0, HEIGHT)]), mix(BLUSH, PAPER, 0.4), Fade(60, 0.1, -0.12))
    plant_shadow(c, (1640, 60), 150, 620, -26, 7, 220, 0.32)
    x, y, r = 1010, 560, 390
    c.shade(circle(x + 46, y + 66, r), -0.7, blur=34)
    c.fill(circle(x, y, r), mix(GREEN, SAGE, 0.12), Fade(50, 0.35, -0.5))
    c.stroke(circle(x, y, r - 8), lighter(GREEN, 0.5), 3, 0.6)
    c.fill(circle(x, y, r * 0.9), mix(GREEN, INK, 0.2), Fade(50, -0.4, 0.1))
    c.fill(circle(x, y, r * 0.85), mix(PAPER, BLUSH_SOFT, 0.55), Fade(55, 0.25, -0.34))
    _swirl(c, x, y, r * 0.78, mix(PAPER, BLUSH_SOFT, 0.5))
    peak = spine((x - 12, y + 10), -110, 96, 130)
    half = scaled(bump(0.6, 1.0), 28)
    c.shade(blade([(px + 10, py + 18) for px, py in peak], half, half), -0.6, blur=8)
    c.fill(blade(peak, half, half), PAPER, Fade(60, 0.2, -0.45))
    c.shade(circle(400, 880, 176), -0.6, blur=26)
    c.fill(circle(370, 846, 182), mix(OCHRE, SAND, 0.3), Fade(50, 0.45, -0.5))
    for ring in (150, 120):
        c.stroke(circle(370, 846, ring), lighter(OCHRE, 0.55), 2.2, 0.6)
    for side in (-1, 1):
        leaf(c, (370, 930), -90 + side * 30, 150, 56, GREEN, side * 16, "ovate", 4)
    leaf(c, (370, 935), -90, 180, 62, GREEN, 0, "ovate", 4)
    smear = bezier((170, 360), (300, 210), (420, 420), (600, 250), 24)
    fat = lambda t: 54 * bump(0.32, 0.42)(t) * (1 + 0.08 * math.sin(t * 15))  # noqa: E731
    c.shade(blade([(px + 8, py + 16) for px, py in smear], fat, fat), -0.55, blur=10)
    c.fill(blade(smear, fat, fat), mix(PAPER, BLUSH_SOFT, 0.35), Fade(60, 0.2, -0.3))
    for lean in (-30, -8, 16, 34):
        c.shade_stroke(smooth([(px, py + lean) for px, py in smear[3:-4]]), -0.4 if lean % 4 else 0.4, 5, 3)
    for number, (px, py) in enumerate(((1480, 860), (1390, 960), (240, 600))):
        blossom(c, (px, py), 76 - number * 8, 5, lighter(BLUSH, 0.25), turn=number * 25, heart=OCHRE, tilt=0.9)
    return c


SCENES = (
    glass_vials,
    dropper,
    cream_swirl,
)
