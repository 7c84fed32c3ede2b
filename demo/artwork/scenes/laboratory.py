"""Laboratory and plant: the bench, the fermentation tanks."""

import math

from demo.artwork.botanic import leaf, stem, twig
from demo.artwork.canvas import HEIGHT, WIDTH, Blend, Canvas, Fade, Glow, Round
from demo.artwork.geometry import (
    blade,
    bump,
    circle,
    rectangle,
    scaled,
    smooth,
    spine,
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
from demo.artwork.stage import plant_shadow, table, window_light
from demo.artwork.vessels import CONICAL, ROUND_FLASK, VIAL, cylinder, glass, rest


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
    c.fill(rectangle(70, 880, 340, 26, 10), mix(PAPER, SKY, 0.2), Fade(90, 0.2, -0.3))
    rest(c, 240, 908, 170, 16)
    for number, tone in enumerate((OCHRE, mix(PLUM, BLUSH, 0.3), LEAF, TERRACOTTA)):
        glass(c, 116 + number * 82, 890, 240, VIAL, tint="#E9EFEA", liquid=tone, level=0.45 + number * 0.07)
    _balance(c, 566, 1000)
    return c


def _balance(c: Canvas, x: float, foot: float) -> None:
    brass = mix(OCHRE, SAND, 0.2)
    rest(c, x, foot, 110)
    c.fill(rectangle(x - 80, foot - 22, 160, 24, 8), mix(BARK, OCHRE, 0.3), Fade(90, 0.3, -0.3))
    c.fill(tapered([(x, foot - 20), (x, foot - 120), (x, foot - 200), (x, foot - 250)], 18, 9), brass, Round())
    c.stroke(f"M{x - 110} {foot - 228}L{x + 110} {foot - 256}", brass, 9, covers=True)
    c.fill(circle(x, foot - 250, 15), brass, Glow(0.35, 0.35, 0.5, -0.5))
    for side, drop_y in ((-110, foot - 228), (110, foot - 256)):
        pan = (x + side, drop_y + 120)
        c.stroke(f"M{pan[0] - 52} {pan[1]}L{x + side} {drop_y}L{pan[0] + 52} {pan[1]}", brass, 2.4, 0.9)
        c.fill(f"M{pan[0] - 60} {pan[1]}h120a60 26 0 0 1 -120 0Z", brass, Fade(20, 0.35, -0.45))
    for angle in (-150, -118, -88, -58, -30):
        leaf(c, (x - 110, foot - 108), angle, 84, 34, (GREEN, LEAF)[angle % 4 == 2], 10, "ovate", 4, 0.3)


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


SCENES = (
    laboratory_bench,
    fermentation_tanks,
)
