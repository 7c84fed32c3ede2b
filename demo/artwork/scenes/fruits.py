"""Fruits: citrus, mangosteen, prickly pear."""

from demo.artwork.botanic import berry, leaf, stem
from demo.artwork.canvas import WIDTH, Canvas, Fade, Glow
from demo.artwork.flowers import blossom
from demo.artwork.geometry import (
    Point,
    bezier,
    blade,
    blob,
    bump,
    circle,
    ellipse,
    polar,
    ridge,
    scaled,
    smooth,
    spine,
    tapered,
)
from demo.artwork.land import hill, sun
from demo.artwork.palette import (
    BARK,
    BLUSH,
    BLUSH_SOFT,
    CREAM,
    GREEN,
    GREEN_SOFT,
    INK,
    LEAF,
    OCHRE,
    PAPER,
    PLUM,
    SAGE,
    TERRACOTTA,
    darker,
    lighter,
    mix,
)
from demo.artwork.stage import dots, plant_shadow


def _pad(c: Canvas, foot: Point, angle: float, length: float, colour: str) -> Point:
    line = spine(foot, angle, length, 4)
    half = scaled(bump(0.7, 0.5), length * 0.34)
    outline = blade(line, half, half)
    with c.group("translate(16 22)"):
        c.shade(outline, -0.55, blur=12)
    c.fill(outline, colour, Fade(30, 0.32, -0.55))
    with c.clip(outline):
        for row in range(1, 7):
            for column in range(-3, 4):
                at = polar(line[0], angle + 2, length * (row - 0.5 * (column % 2)) / 6.6)
                x, y = polar(at, angle + 90, column * length * 0.115)
                c.fill(circle(x, y, 3.4), darker(colour, 0.4))
                for spike in (-130, -90, -50):
                    tip = polar((x, y), spike, 17)
                    c.stroke(f"M{x:.1f} {y:.1f}L{tip[0]:.1f} {tip[1]:.1f}", lighter(colour, 0.65), 1.5, opacity=0.8)
    c.stroke(outline, lighter(colour, 0.45), 2, opacity=0.5)
    return line[-1]


def opuntia() -> Canvas:
    c = Canvas("opuntia", mix(BLUSH_SOFT, BLUSH, 0.28), Fade(90, 0.12, -0.12))
    sun(c, 420, 330, 190, mix(TERRACOTTA, BLUSH, 0.35), 0.3)
    hill(c, ridge(c.random, -40, WIDTH + 40, 700, 70), mix(TERRACOTTA, BLUSH, 0.6), Fade(90, 0.2, -0.2), 4)
    hill(c, ridge(c.random, -40, WIDTH + 40, 860, 44), mix(OCHRE, TERRACOTTA, 0.45), Fade(90, 0.25, -0.3), 6)
    c.shade(ellipse(1260, 1010, 420, 46), -0.6, blur=16)
    base = _pad(c, (1080, 1040), -92, 430, darker(LEAF, 0.15))
    left = _pad(c, (980, 740), -128, 360, LEAF)
    right = _pad(c, (1150, 720), -50, 390, GREEN)
    top = _pad(c, (base[0], base[1] + 30), -86, 330, mix(LEAF, SAGE, 0.35))
    far = _pad(c, (1330, 480), -96, 270, LEAF)
    fruits = [(left, -150), (left, -95), (top, -120), (top, -60), (right, -20), (far, -110), (far, -55)]
    for (x, y), angle in fruits:
        at = polar((x, y + 26), angle, 46)
        berry(c, *at, 52, 34, mix(PLUM, TERRACOTTA, 0.55), angle, 0.5)
        tip = polar(at, angle, 46)
        c.fill(circle(*tip, 15), mix(PLUM, TERRACOTTA, 0.3), Glow(0.4, 0.4, 0.2, -0.5))
    blossom(c, (left[0] - 46, left[1] + 70), 66, 8, OCHRE, turn=10, tilt=0.8, heart=TERRACOTTA)
    dots(c, 80, 900, 700, 130, 22, 5, darker(TERRACOTTA, 0.2), 0.5)
    return c


def _slice(c: Canvas, x: float, y: float, r: float, turn: float, colour: str) -> None:
    with c.group(f"translate({r * 0.06:.1f} {r * 0.12:.1f})"):
        c.shade(circle(x, y, r), -0.65, blur=r * 0.06)
    c.fill(circle(x, y, r), colour, Fade(60, 0.25, -0.4))
    c.fill(circle(x, y, r * 0.91), lighter(colour, 0.78), Fade(60, 0.1, -0.15))
    for number in range(10):
        angle = turn + number * 36
        line = spine(polar((x, y), angle, r * 0.07), angle, r * 0.76)
        half = scaled(bump(0.95, 0.3), r * 0.225)
        c.fill(blade(line, half, half), mix(colour, TERRACOTTA, 0.1 * (number % 2)), Fade(angle, 0.35, -0.28))
        for _ in range(7):
            at = polar((x, y), angle + c.random.uniform(-11, 11), r * c.random.uniform(0.35, 0.72))
            pulp = spine(at, angle, r * 0.09, 0, 4)
            c.fill(tapered(pulp, 1, r * 0.022), lighter(colour, 0.5), opacity=0.55)
    c.stroke(circle(x, y, r * 0.955), lighter(colour, 0.4), 2, opacity=0.6)


def citrus_slices() -> Canvas:
    c = Canvas("citrus-slices", mix(SAGE, GREEN_SOFT, 0.45), Fade(60, 0.18, -0.2))
    c.fill(blob(c.random, 1180, 560, 520, 0.08), mix(CREAM, OCHRE, 0.18), Fade(60, 0.15, -0.12))
    plant_shadow(c, (40, 1090), -62, 620, 20, 7, 230, 0.3)
    berry(c, 1330, 300, 190, 186, mix(OCHRE, TERRACOTTA, 0.55), 0, 0.9)
    dots(c, 1190, 190, 270, 220, 46, 3.2, mix(OCHRE, TERRACOTTA, 0.85), 0.5)
    leaf(c, (1330, 122), -158, 250, 104, GREEN, 22, "ovate", 7, 0.7)
    leaf(c, (1330, 122), -22, 190, 80, LEAF, 22, "ovate", 6, 0.7)
    _slice(c, 900, 470, 235, 8, OCHRE)
    _slice(c, 1210, 720, 205, 20, mix(OCHRE, TERRACOTTA, 0.55))
    _slice(c, 690, 800, 160, 4, mix(OCHRE, LEAF, 0.32))
    _slice(c, 1480, 640, 128, 14, mix(TERRACOTTA, BLUSH, 0.35))
    peel = bezier((980, 980), (1120, 900), (1240, 1060), (1400, 930), 24)
    c.fill(tapered(peel, 26, 6), mix(OCHRE, TERRACOTTA, 0.35), Fade(90, 0.3, -0.4))
    for x, y, angle in ((420, 560, 24), (360, 640, 60)):
        blossom(c, (x, y), 92, 5, PAPER, turn=angle, heart=OCHRE, width=0.6)
    leaf(c, (500, 560), -30, 160, 62, GREEN, 12, "ovate", 5, 0.6)
    return c


def _mangosteen(c: Canvas, x: float, y: float, r: float) -> None:
    berry(c, x, y, r, r * 0.93, mix(PLUM, INK, 0.18), 0, 0.9)
    for number, angle in enumerate((-160, -20, -118, -62)):
        leaf(
            c,
            (x, y - r * 0.72),
            angle,
            r * 0.66,
            r * 0.44,
            (LEAF, mix(LEAF, OCHRE, 0.25))[number % 2],
            10,
            "round",
            2,
            0.6,
        )
    stem(c, spine((x, y - r * 0.74), -84, r * 0.42, 14), r * 0.15, r * 0.1, BARK)


def _open_mangosteen(c: Canvas, x: float, y: float, r: float) -> None:
    with c.group(f"translate({r * 0.08:.1f} {r * 0.16:.1f})"):
        c.shade(circle(x, y, r), -0.7, blur=r * 0.08)
    c.fill(circle(x, y, r), mix(PLUM, INK, 0.15), Fade(60, 0.3, -0.5))
    c.fill(circle(x, y, r * 0.86), mix(PLUM, TERRACOTTA, 0.55), Glow(0.5, 0.5, -0.6, 0.15))
    c.fill(circle(x, y, r * 0.66), mix(PLUM, INK, 0.1), Glow(0.5, 0.5, -0.3, -0.6))
    for number, share in enumerate((1, 0.82, 0.95, 0.8, 1, 0.86)):
        angle = number * 60 + 12
        line = spine(polar((x, y), angle, r * 0.02), angle, r * 0.66)
        half = scaled(bump(0.62, 0.42), r * 0.3 * share)
        outline = blade(line, half, half)
        c.shade(outline, -0.5, blur=5)
        c.fill(outline, mix(PAPER, BLUSH_SOFT, 0.4), Fade(angle, -0.32, 0.2))
        for lean in (-0.45, 0.1):
            c.stroke(
                smooth(spine(polar((x, y), angle + lean * 22, r * 0.14), angle + lean * 30, r * 0.38, 6, 6)),
                BLUSH,
                1.8,
                opacity=0.6,
            )


def mangosteen() -> Canvas:
    c = Canvas("mangosteen", mix(PLUM, BLUSH_SOFT, 0.78), Fade(60, 0.16, -0.25))
    c.fill(circle(560, 500, 420), mix(PLUM, BLUSH, 0.62), Fade(70, 0.22, -0.2))
    for angle, size, tone in ((-150, 520, GREEN), (-100, 470, LEAF), (-62, 500, darker(GREEN, 0.1))):
        leaf(c, (760, 640), angle, size, size * 0.42, tone, 18, "elliptic", 10, 0.8)
    leaf(c, (1250, 520), -28, 430, 180, GREEN, 24, "elliptic", 9, 0.8)
    _mangosteen(c, 660, 560, 200)
    _mangosteen(c, 1190, 560, 168)
    _open_mangosteen(c, 930, 760, 216)
    for x, y, turn in ((1330, 880, 20), (1450, 800, 80), (400, 900, -30)):
        line = spine((x, y), turn, 120, 46)
        half = scaled(bump(0.5, 0.5), 34)
        with c.group("translate(8 16)"):
            c.shade(blade(line, half, half), -0.6, blur=8)
        c.fill(blade(line, half, half), mix(PAPER, BLUSH_SOFT, 0.3), Fade(80, 0.2, -0.3))
        c.stroke(smooth(line[3:-3]), BLUSH, 2, opacity=0.6)
    return c


SCENES = (
    opuntia,
    citrus_slices,
    mangosteen,
)
