"""Research and manufacture: microscope, molecules, bench, fermentation."""

import math

from demo.artwork.botanic import berry, leaf, stem, twig
from demo.artwork.canvas import HEIGHT, WIDTH, Blend, Canvas, Fade, Glow, Round
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
    rectangle,
    scaled,
    smooth,
    spine,
    straight,
    tapered,
)
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
from demo.artwork.stage import dots, plant_shadow, table, window_light
from demo.artwork.vessels import CONICAL, ROUND_FLASK, VIAL, cylinder, drop, glass, rest


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


def molecules() -> Canvas:
    c = Canvas("molecules", NIGHT, Fade(60, 0.2, -0.3))
    c.fill(circle(1120, 500, 430), mix(NIGHT, GREEN, 0.75), Fade(70, 0.3, -0.3))
    for number in range(26):
        x, y = 60 + (number % 7) * 260 + 130 * (number // 7 % 2), 40 + number // 7 * 300
        c.stroke(straight(_ring((x, y), 148)), mix(NIGHT, SAGE, 0.2), 1.8, 0.55)
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


def _shelf(c: Canvas, x: float, y: float, wide: float) -> None:
    c.shade(rectangle(x + 10, y + 22, wide, 34), -0.45, blur=10)
    c.fill(rectangle(x, y, wide, 24, 4), mix(BARK, OCHRE, 0.45), Fade(90, 0.3, -0.3))
    bottles = [
        (GREEN, 130),
        (mix(BARK, TERRACOTTA, 0.5), 170),
        (mix(OCHRE, SAND, 0.2), 110),
        (SAGE, 150),
        (mix(PLUM, BLUSH, 0.3), 120),
    ]
    for number, (tone, tall) in enumerate(bottles):
        at = x + 66 + number * (wide - 100) / 4.3
        c.fill(rectangle(at - 40, y - tall, 80, tall, 12), tone, Round())
        c.fill(rectangle(at - 18, y - tall - 32, 36, 36, 5), darker(tone, 0.35), Round())
        c.fill(rectangle(at - 40, y - tall * 0.62, 80, tall * 0.3), mix(CREAM, PAPER, 0.4), Round(0.6))


def laboratory_bench() -> Canvas:
    c = Canvas("laboratory-bench", mix(CREAM, GREEN_SOFT, 0.35), Fade(60, 0.14, -0.2))
    window_light(c, 80, 70, 520, 560)
    plant_shadow(c, (700, -30), 110, 620, -30, 7, 200, 0.28)
    _shelf(c, 960, 300, 560)
    table(c, 820, mix(SAGE, PAPER, 0.3), 40)
    stand = mix(NIGHT, INK, 0.2)
    rest(c, 850, 935, 150)
    c.fill(rectangle(720, 914, 270, 26, 8), stand, Fade(90, 0.3, -0.3))
    c.fill(rectangle(960, 330, 14, 590, 6), stand, Round())
    c.fill(rectangle(790, 470, 190, 14, 6), stand, Fade(90, 0.3, -0.3))
    glass(c, 840, 790, 400, ROUND_FLASK, grounded=False, tint="#E4EEF0", liquid=mix(LEAF, SAGE, 0.25), level=0.62)
    for tall, tone in ((84, mix(OCHRE, TERRACOTTA, 0.35)), (52, lighter(OCHRE, 0.4))):
        flame = spine((840, 874), -86, tall, -10)
        half = scaled(bump(0.5, 1.1), tall * 0.26)
        c.fill(blade(flame, half, half), tone, Fade(-90, 0.4, -0.1))
    c.fill(rectangle(812, 868, 56, 46, 10), mix(SKY, PAPER, 0.3), Round(0.6))
    glass(c, 1180, 950, 380, CONICAL, tint="#EAF0EC", liquid=mix(BLUSH, TERRACOTTA, 0.2), level=0.62)
    glass(
        c,
        1430,
        965,
        250,
        [(0.42, 0), (0.4, 0.04), (0.4, 0.5), (0.4, 0.9), (0.36, 0.99), (0.2, 1)],
        tint="#E6EFEA",
        liquid=mix(SKY, PAPER, 0.35),
        level=0.42,
    )
    sprig = spine((1430, 940), -88, 430, -14, 22)
    twig(c, sprig, 5, 170, 64, [GREEN, LEAF, SAGE], form="ovate", start=0.42, thickness=8, veins=5, cast=0.3)
    c.fill(rectangle(180, 880, 340, 26, 10), mix(PAPER, SKY, 0.2), Fade(90, 0.2, -0.3))
    rest(c, 350, 908, 170, 16)
    for number, tone in enumerate((OCHRE, mix(PLUM, BLUSH, 0.3), LEAF, TERRACOTTA)):
        glass(c, 226 + number * 82, 890, 240, VIAL, tint="#E9EFEA", liquid=tone, level=0.45 + number * 0.07)
    c.fill(ellipse(600, 985, 120, 20), mix(PAPER, SKY, 0.2), Fade(0, 0.2, -0.3))
    for x, y, tone in ((560, 975, LEAF), (620, 982, GREEN)):
        leaf(c, (x, y), -24, 110, 44, tone, 14, "ovate", 5, 0.5)
    return c


def _tank(c: Canvas, x: float, foot: float, wide: float, tall: float, colour: str, window: str = "") -> None:
    top = foot - tall
    rest(c, x, foot + 34, wide * 0.55)
    for side in (-0.36, 0.36):
        c.fill(rectangle(x + side * wide - 12, foot - 20, 24, 60, 4), darker(colour, 0.55), Round())
    left, right, dome = x - wide / 2, x + wide / 2, top - wide * 0.3
    body = (
        f"M{left:.0f} {top:.0f}C{left:.0f} {dome:.0f} {right:.0f} {dome:.0f} {right:.0f} {top:.0f}V{foot - 40:.0f}"
        f"C{right:.0f} {foot + 20:.0f} {left:.0f} {foot + 20:.0f} {left:.0f} {foot - 40:.0f}Z"
    )
    c.fill(body, colour, Round(1.1))
    for share in (0.0, 0.34, 0.68, 0.93):
        y = top + tall * share
        c.stroke(
            f"M{x - wide / 2 + 2:.0f} {y:.0f}Q{x:.0f} {y + wide * 0.06:.0f} {x + wide / 2 - 2:.0f} {y:.0f}",
            darker(colour, 0.3),
            2.4,
            0.6,
        )
    c.fill(rectangle(x - 36, top - wide * 0.3, 72, 44, 8), darker(colour, 0.3), Round())
    if window:
        port = rectangle(x - wide * 0.2, top + tall * 0.14, wide * 0.4, tall * 0.5, wide * 0.2)
        c.stroke(port, darker(colour, 0.35), 16)
        c.fill(port, mix(window, PAPER, 0.55), Fade(90, 0.1, -0.1))
        with c.clip(port):
            line = [(x - wide * 0.25 + k * wide * 0.05, top + tall * 0.26 + 6 * math.sin(k * 1.3)) for k in range(11)]
            c.fill(smooth(line) + f"V{foot:.0f}H{x - wide * 0.3:.0f}Z", window, Fade(90, 0.2, -0.5))
            for _ in range(30):
                r = c.random.uniform(2.5, 10)
                c.stroke(
                    circle(x + c.random.uniform(-0.2, 0.2) * wide, top + tall * c.random.uniform(0.28, 0.64), r),
                    PAPER,
                    1.8,
                    0.7,
                )


def fermentation_tanks() -> Canvas:
    c = Canvas(
        "fermentation-tanks", Blend(mix(BLUSH_SOFT, PAPER, 0.3), mix(SAND, BLUSH_SOFT, 0.5)), Fade(60, 0.1, -0.16)
    )
    for number in range(4):
        x = 90 + number * 400
        c.fill(f"M{x} 560V240a150 150 0 0 1 300 0V560Z", mix(SKY, PAPER, 0.35), Fade(90, 0.25, -0.12))
        c.stroke(f"M{x + 150} 90V560M{x} 330H{x + 300}", mix(SAND, PAPER, 0.3), 9)
    plant_shadow(c, (-30, 200), 10, 520, 40, 6, 190, 0.25)
    c.fill(f"M0 850H{WIDTH}V{HEIGHT}H0Z", mix(TERRACOTTA, SAND, 0.5), Fade(90, 0.2, -0.3))
    steel = mix(SKY, mix(PAPER, INK, 0.25), 0.5)
    pipe = darker(steel, 0.12)
    for route in ("M-20 210H520V300", "M520 150H980V220", "M980 150H1400V310", "M1400 210H1640"):
        c.shade_stroke(route, -0.4, 26, 8)
        c.stroke(route, pipe, 26, covers=True)
        c.stroke(route, lighter(pipe, 0.4), 6, 0.7)
    _tank(c, 520, 900, 320, 520, steel, mix(LEAF, GREEN, 0.3))
    _tank(c, 980, 930, 370, 620, lighter(steel, 0.2), mix(OCHRE, TERRACOTTA, 0.2))
    _tank(c, 1400, 890, 300, 500, steel, mix(PLUM, BLUSH, 0.35))
    for x, y in ((1155, 560), (668, 660), (1530, 640)):
        c.fill(circle(x, y, 40), mix(OCHRE, SAND, 0.3), Glow(0.4, 0.4, 0.4, -0.4))
        c.fill(circle(x, y, 30), PAPER)
        c.stroke(f"M{x} {y}L{x + 17} {y - 15}", TERRACOTTA, 4)
    cylinder(c, 190, 800, 200, 160, mix(TERRACOTTA, BLUSH, 0.2), darker(BARK, 0.3), flat=0.12)
    for angle, size in ((-150, 300), (-120, 380), (-92, 430), (-62, 390), (-34, 320)):
        leaf(
            c,
            (190, 805),
            angle,
            size,
            size * 0.3,
            GREEN if size > 350 else LEAF,
            (angle + 90) * 0.6,
            "elliptic",
            9,
            0.4,
        )
    stem(c, spine((190, 812), -90, 60), 16, 10, BARK)
    return c


SCENES = (microscope, molecules, laboratory_bench, fermentation_tanks)
