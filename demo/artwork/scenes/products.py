"""Products and packages: vials, dropper, cream, lipsticks, flacon, cartons."""

import math

from demo.artwork.botanic import berry, leaf, petal, twig
from demo.artwork.canvas import HEIGHT, WIDTH, Canvas, Fade, Glow, Round
from demo.artwork.flowers import blossom, fallen_petal, star
from demo.artwork.geometry import (
    arch,
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
    LAVENDER,
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
from demo.artwork.stage import niche, plant_shadow, plinth, table, window_light
from demo.artwork.vessels import BOTTLE, VIAL, box, cylinder, drop, glass, rest


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


def _lipstick(c: Canvas, x: float, foot: float, tall: float, colour: str, case: str) -> None:
    rest(c, x, foot, 66)
    bullet = foot - tall
    c.fill(
        f"M{x - 42:.0f} {foot - 210:.0f}V{bullet + 92:.0f}C{x - 38:.0f} {bullet + 40:.0f} {x + 6:.0f} {bullet - 14:.0f} {x + 38:.0f} {bullet:.0f}"
        f"Q{x + 42:.0f} {bullet + 6:.0f} {x + 42:.0f} {bullet + 20:.0f}V{foot - 210:.0f}Z",
        colour,
        Round(),
    )
    c.fill(
        f"M{x - 42:.0f} {bullet + 92:.0f}C{x - 38:.0f} {bullet + 40:.0f} {x + 6:.0f} {bullet - 14:.0f} {x + 38:.0f} {bullet:.0f}"
        f"C{x + 44:.0f} {bullet + 50:.0f} {x + 8:.0f} {bullet + 120:.0f} {x - 42:.0f} {bullet + 92:.0f}Z",
        lighter(colour, 0.22),
        Fade(40, 0.2, -0.15),
    )
    cylinder(c, x, foot - 250, 96, 80, mix(OCHRE, SAND, 0.35), flat=0.1)
    c.fill(rectangle(x - 42, foot - 300, 84, 52), mix(OCHRE, SAND, 0.2), Round())
    c.fill(ellipse(x, foot - 250, 48, 7), mix(OCHRE, PAPER, 0.4), opacity=0.7)
    cylinder(c, x, foot - 178, 128, 172, case, flat=0.08)
    c.fill(ellipse(x, foot - 178, 46, 6), darker(case, 0.3))


def lipstick_row() -> Canvas:
    c = Canvas("lipstick-row", mix(BLUSH, BLUSH_SOFT, 0.45), Fade(60, 0.16, -0.22))
    c.fill(circle(300, 330, 230), mix(TERRACOTTA, BLUSH, 0.5), Fade(75, 0.3, -0.16))
    c.fill(rectangle(0, 880, WIDTH, 200), mix(BLUSH, TERRACOTTA, 0.25), Fade(90, 0.2, -0.25))
    steps = [
        (520, 880, TERRACOTTA, 430),
        (720, 800, mix(PLUM, TERRACOTTA, 0.55), 450),
        (920, 720, mix(TERRACOTTA, OCHRE, 0.35), 420),
        (1120, 640, PLUM, 440),
        (1320, 560, BLUSH, 430),
    ]
    for number, (x, top, tone, tall) in enumerate(steps):
        if top < 880:
            plinth(
                c,
                x - 100,
                top,
                1700 - x,
                900 - top + 4,
                mix(mix(BLUSH, TERRACOTTA, 0.3), PAPER, 0.1 + number * 0.17),
                Fade(20, 0.3, -0.4),
            )
            c.shade(rectangle(x - 124, top + 12, 24, 880 - top), -0.3, blur=10)
    for number, (x, top, tone, tall) in enumerate(steps):
        _lipstick(c, x, top + 4, tall, tone, (NIGHT, GREEN)[number % 2])
    swatch = bezier((110, 960), (240, 880), (330, 1040), (480, 950), 20)
    wide = lambda t: 34 * min(1, t * 9, (1 - t) * 4) ** 0.5  # noqa: E731
    c.fill(blade(swatch, wide, wide), mix(TERRACOTTA, PLUM, 0.2), Fade(80, 0.3, -0.4))
    for lean in (-14, 4, 18):
        c.shade_stroke(smooth([(px, py + lean) for px, py in swatch[2:-2]]), 0.4, 3, 2)
    for angle, tone in ((200, LEAF), (160, GREEN)):
        leaf(c, (330, 760), angle, 240, 84, tone, 10, "ovate", 6, 0.7)
    petal_at = ((330, 740), (600, 1000), (760, 970))
    blossom(c, petal_at[0], 108, 6, lighter(BLUSH, 0.45), turn=12, heart=OCHRE)
    for x, y in petal_at[1:]:
        fallen_petal(c, x, y, 78, x % 90, lighter(BLUSH, 0.35))
    return c


def perfume_flacon() -> Canvas:
    c = Canvas("perfume-flacon", mix(LAVENDER, BLUSH_SOFT, 0.62), Fade(50, 0.16, -0.25))
    window_light(c, 60, 60, 560, 580, 140)
    plant_shadow(c, (40, -40), 44, 760, -24, 8, 220, 0.34)
    niche(c, 800, 860, 560, 780, mix(PLUM, BLUSH_SOFT, 0.55))
    table(c, 860, mix(LAVENDER, PAPER, 0.42))
    plinth(c, 760, 870, 640, 130, mix(LAVENDER, PAPER, 0.15))
    twig(
        c,
        bezier((1290, 870), (1420, 700), (1480, 460), (1420, 240), 24),
        6,
        200,
        76,
        [GREEN, LEAF, SAGE],
        form="ovate",
        veins=5,
        cast=0.5,
    )
    left, top, wide, tall = 890, 420, 380, 450
    body = rectangle(left, top, wide, tall, 46)
    rest(c, 1080, 872, 190)
    c.fill(body, "#F2ECEC", Round(0.4), opacity=0.7)
    inner = rectangle(left + 34, top + 40, wide - 68, tall - 84, 26)
    c.fill(inner, mix(PAPER, BLUSH, 0.3), Round(0.4), opacity=0.6)
    with c.clip(inner):
        c.fill(rectangle(left, top + 150, wide, tall), mix(BLUSH, OCHRE, 0.42), Round(0.55), opacity=0.92)
        c.fill(ellipse(1080, top + 150, wide / 2, 12), lighter(BLUSH, 0.5))
        c.stroke(f"M1080 {top}V{top + 380}", PAPER, 5, 0.6)
        c.fill(
            straight([(left + 30, top), (left + 150, top), (left + 50, top + tall), (left - 60, top + tall)]),
            PAPER,
            opacity=0.28,
        )
    c.stroke(body, mix(PLUM, PAPER, 0.25), 2.6, 0.7)
    c.stroke(rectangle(left + 12, top + 12, wide - 24, tall - 24, 36), PAPER, 5, 0.7)
    c.fill(rectangle(1080 - 52, top - 56, 104, 62, 6), mix(OCHRE, SAND, 0.25), Round())
    c.fill(circle(1080, top - 130, 92), mix(PLUM, INK, 0.1), Glow(0.35, 0.3, 0.55, -0.6))
    c.fill(ellipse(1046, top - 168, 26, 15), PAPER, opacity=0.55)
    for x, y, size, turn in ((1390, 300, 92, 0), (1480, 560, 76, 30), (700, 930, 92, 15)):
        star(c, (x, y), size, turn)
    leaf(c, (640, 960), 160, 210, 78, GREEN, -16, "ovate", 6, 0.7)
    for x, y, turn in ((480, 1000, 20), (1500, 980, 110)):
        fallen_petal(c, x, y, 84, turn, mix(BLUSH, LAVENDER, 0.3))
    return c


def _printed_sprigs(c: Canvas, left: float, foot: float) -> None:
    for number in range(5):
        line = spine((left + number * 48, foot), -92 + number * 2, 300 + (number * 97) % 180, 6)
        c.stroke(smooth(line), mix(SAGE, PAPER, 0.2), 2.4)
        for step in range(4, 16, 3):
            for side in (-1, 1):
                leaf(c, line[step], -90 + side * 46, 46, 18, mix(SAGE, PAPER, 0.15), -side * 20, "ovate", 0)


def packaging_boxes() -> Canvas:
    c = Canvas("packaging-boxes", mix(SKY, PAPER, 0.42), Fade(60, 0.16, -0.2))
    c.fill(circle(420, 380, 300), mix(BLUSH, PAPER, 0.25), Fade(75, 0.2, -0.14))
    c.fill(f"M0 790H{WIDTH}V{HEIGHT}H0Z", mix(SKY, SAGE, 0.45), Fade(90, 0.2, -0.2))
    box(c, 1120, 860, 250, 560, 110, GREEN)
    with c.clip(rectangle(1120, 300, 250, 560)):
        _printed_sprigs(c, 1150, 858)
    box(c, 770, 900, 300, 400, 130, mix(TERRACOTTA, BLUSH, 0.25))
    box(c, 800, 500, 210, 170, 90, mix(OCHRE, PAPER, 0.12))
    box(c, 480, 950, 220, 240, 100, mix(CREAM, PAPER, 0.3))
    box(c, 1300, 960, 220, 180, 90, mix(LAVENDER, PAPER, 0.2))
    for row in range(3):
        for column in range(3):
            blossom(
                c,
                (826 + column * 94, 570 + row * 118),
                34,
                5,
                mix(BLUSH, PAPER, 0.6),
                turn=row * 20 + column * 13,
                heart=OCHRE,
                lines=0,
                depth=0.2,
            )
    c.fill(arch(560, 930, 70, 150), SAGE, Fade(90, 0.1, -0.2))
    c.stroke("M800 415H1010", mix(TERRACOTTA, OCHRE, 0.3), 10, 0.85)
    c.fill(circle(1410, 870, 50), mix(PLUM, LAVENDER, 0.3), Fade(60, 0.2, -0.2))
    x, foot = 330, 960
    rest(c, x, foot, 80)
    c.fill(
        smooth([(x - 92, foot - 420), (x - 88, foot - 260), (x - 70, foot - 70)])
        + f"H{x + 70}"
        + smooth([(x + 70, foot - 70), (x + 88, foot - 260), (x + 92, foot - 420)]).replace("M", "L", 1)
        + "Z",
        mix(PAPER, GREEN_SOFT, 0.5),
        Round(),
    )
    c.fill(rectangle(x - 96, foot - 452, 192, 36, 6), mix(SAGE, PAPER, 0.25), Round(0.6))
    c.fill(rectangle(x - 66, foot - 72, 132, 76, 10), GREEN, Round())
    line = spine((x, foot - 130), -90, 200, 8)
    for step in range(3, 16, 3):
        for side in (-1, 1):
            leaf(c, line[step], -90 + side * 46, 54, 20, LEAF, -side * 20, "ovate", 1)
    petal(c, line[-1], -84, 44, 18, LEAF, 0, 0, "elliptic")
    return c


SCENES = (glass_vials, dropper, cream_swirl, lipstick_row, perfume_flacon, packaging_boxes)
