"""Ways over land and sea: the globe with its routes, the harbour."""

import math

from demo.artwork.botanic import berry, leaf, twig
from demo.artwork.canvas import WIDTH, Blend, Canvas, Fade, Glow, Round
from demo.artwork.flowers import blossom
from demo.artwork.geometry import (
    Point,
    bezier,
    circle,
    rectangle,
    ridge,
    smooth,
    spine,
    straight,
    tapered,
)
from demo.artwork.land import cloud, hill, ripples, sun
from demo.artwork.palette import (
    BARK,
    BLUSH,
    BLUSH_SOFT,
    CREAM,
    GREEN,
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
    mix,
)

# Coast lines of one hemisphere as (longitude, latitude), coarse on purpose.
LANDS = (
    # Africa
    (
        (-6, 36),
        (3, 37),
        (10, 37),
        (11, 33),
        (20, 31),
        (25, 32),
        (33, 31),
        (36, 24),
        (39, 16),
        (43, 11),
        (51, 12),
        (47, 4),
        (41, -3),
        (40, -12),
        (35, -20),
        (32, -28),
        (26, -34),
        (18, -34),
        (13, -22),
        (12, -12),
        (9, -1),
        (9, 4),
        (2, 6),
        (-8, 4),
        (-14, 10),
        (-17, 15),
        (-16, 22),
        (-10, 31),
    ),
    # Europe and Asia
    (
        (-9, 37),
        (-9, 43),
        (-1, 44),
        (-4, 48),
        (3, 51),
        (9, 54),
        (9, 57),
        (14, 54),
        (21, 55),
        (24, 59),
        (28, 60),
        (22, 61),
        (25, 65),
        (20, 64),
        (17, 60),
        (13, 56),
        (6, 59),
        (6, 62),
        (14, 68),
        (26, 71),
        (40, 67),
        (46, 68),
        (60, 69),
        (70, 73),
        (90, 76),
        (110, 77),
        (130, 72),
        (150, 71),
        (140, 56),
        (135, 46),
        (128, 39),
        (122, 40),
        (121, 31),
        (116, 23),
        (108, 20),
        (107, 11),
        (101, 13),
        (104, 2),
        (99, 9),
        (97, 17),
        (91, 22),
        (86, 20),
        (80, 14),
        (77, 8),
        (73, 18),
        (67, 25),
        (57, 26),
        (50, 30),
        (56, 25),
        (59, 21),
        (52, 16),
        (44, 13),
        (39, 21),
        (35, 29),
        (36, 36),
        (27, 37),
        (23, 38),
        (19, 42),
        (13, 45),
        (18, 40),
        (12, 42),
        (4, 43),
        (-1, 38),
        (-5, 36),
    ),
    # Great Britain, Madagascar, Sumatra
    ((-5, 50), (1, 51), (0, 54), (-3, 58), (-6, 57), (-3, 54)),
    ((44, -24), (49, -15), (47, -24)),
    ((96, 5), (104, -4), (101, -3)),
)


def _globe(
    longitude: float, latitude: float, middle: tuple[float, float], at: Point, r: float
) -> tuple[float, float, bool]:
    lon, lat = math.radians(longitude - middle[0]), math.radians(latitude)
    tilt = math.radians(middle[1])
    x = math.cos(lat) * math.sin(lon)
    y = math.cos(tilt) * math.sin(lat) - math.sin(tilt) * math.cos(lat) * math.cos(lon)
    front = math.sin(tilt) * math.sin(lat) + math.cos(tilt) * math.cos(lat) * math.cos(lon)
    if front < 0:
        size = math.hypot(x, y) or 1
        x, y = x / size, y / size
    return at[0] + x * r, at[1] - y * r, front >= 0


def _graticule(c: Canvas, middle, at: Point, r: float, colour: str) -> None:
    for longitude in range(-180, 180, 20):
        seen = [_globe(longitude, latitude, middle, at, r) for latitude in range(-90, 91, 6)]
        points = [(x, y) for x, y, front in seen if front]
        if len(points) > 2:
            c.stroke(smooth(points), colour, 1.5, 0.5)
    for latitude in range(-60, 90, 20):
        seen = [
            _globe(longitude, latitude, middle, at, r)
            for longitude in range(int(middle[0]) - 180, int(middle[0]) + 181, 6)
        ]
        points = [(x, y) for x, y, front in seen if front]
        if len(points) > 2:
            c.stroke(smooth(points), colour, 1.5, 0.5)


def world_routes() -> Canvas:
    c = Canvas("world-routes", mix(SKY, PAPER, 0.35), Fade(60, 0.18, -0.18))
    at, r, middle = (1010, 590), 520.0, (48, 22)
    for k in range(3):
        c.stroke(circle(*at, r + 60 + k * 70), PAPER, 2, 0.6 - k * 0.15, dash="4 12")
    c.shade(circle(at[0] + 30, at[1] + 40, r), -0.5, blur=30)
    c.fill(circle(*at, r), mix(SKY, GREEN, 0.3), Glow(0.34, 0.28, 0.45, -0.55))
    with c.clip(circle(*at, r)):
        _graticule(c, middle, at, r, mix(SKY, PAPER, 0.4))
        for number, land in enumerate(LANDS):
            points = [_globe(*place, middle, at, r)[:2] for place in land]
            with c.group("translate(7 10)"):
                c.shade(smooth(points, closed=True), -0.4, blur=6)
            c.fill(
                smooth(points, closed=True),
                mix(SAGE, CREAM, 0.3) if number else mix(OCHRE, SAND, 0.25),
                Fade(60, 0.25, -0.45),
            )
    ports = [(2, 48), (-7, 33), (31, 30), (55, 25), (77, 20), (101, 14), (121, 31), (37, -2), (25, 58), (18, -33)]
    spots = [_globe(lon, lat, middle, at, r)[:2] for lon, lat in ports]
    for one, two in ((0, 1), (0, 2), (0, 3), (3, 4), (4, 5), (5, 6), (2, 7), (0, 8), (7, 9), (3, 6), (0, 6)):
        (x1, y1), (x2, y2) = spots[one], spots[two]
        lift = 0.28 * math.hypot(x2 - x1, y2 - y1)
        way = bezier(
            (x1, y1),
            (x1 + (x2 - x1) * 0.25, y1 + (y2 - y1) * 0.25 - lift),
            (x1 + (x2 - x1) * 0.75, y1 + (y2 - y1) * 0.75 - lift),
            (x2, y2),
            16,
        )
        c.stroke(smooth(way), PAPER, 3.4, 0.95, dash="2 9" if one == 0 and two == 6 else "")
    for k, (x, y) in enumerate(spots):
        for angle in (-130, -50):
            leaf(c, (x, y), angle, 54, 26, (GREEN, LEAF)[k % 2], (angle + 90) * 0.5, "ovate", 2)
        berry(c, x, y, 14, 14, (TERRACOTTA, BLUSH, PLUM)[k % 3], 0, 0.6)
    branch = bezier((-40, 200), (120, 360), (220, 560), (240, 900), 22)
    twig(c, branch, 6, 210, 76, [GREEN, LEAF, mix(LEAF, SAGE, 0.5)], form="ovate", veins=6, cast=0.7)
    blossom(c, (236, 905), 76, 6, BLUSH, turn=20)
    cloud(c, 520, 170, 360, PAPER, 0.85)
    return c


def _container_stack(c: Canvas, x: float, y: float, columns: int, rows: int, wide: float, tall: float) -> None:
    tones = (TERRACOTTA, GREEN, OCHRE, BLUSH, SAGE, PLUM, mix(SKY, GREEN, 0.3))
    for column in range(columns):
        for row in range(rows - (column * 7 + rows) % 3):
            tone = tones[(column * 3 + row * 2) % 7]
            left, top = x + column * wide, y - (row + 1) * tall
            c.fill(rectangle(left, top, wide - 3, tall - 3), tone, Fade(75, 0.25, -0.3))
            for rib in range(1, 7):
                at = left + rib * (wide - 3) / 7
                c.stroke(f"M{at:.1f} {top + 6:.1f}V{top + tall - 9:.1f}", darker(tone, 0.2), 1.8, 0.5)


def _crane(c: Canvas, x: float, foot: float, size: float, colour: str) -> None:
    w = 9 * size
    for d in (
        f"M{x} {foot}L{x + 40 * size} {foot - 420 * size}",
        f"M{x + 190 * size} {foot}L{x + 150 * size} {foot - 420 * size}",
    ):
        c.stroke(d, colour, w, covers=True)
    c.stroke(f"M{x - 250 * size} {foot - 420 * size}H{x + 260 * size}", colour, w * 1.5, covers=True)
    c.stroke(
        f"M{x + 18 * size} {foot - 190 * size}H{x + 172 * size}"
        f"M{x + 18 * size} {foot - 190 * size}L{x + 150 * size} {foot - 420 * size}",
        colour,
        w * 0.6,
        covers=True,
    )
    peak = (x + 95 * size, foot - 560 * size)
    c.stroke(
        f"M{x + 40 * size} {foot - 420 * size}L{peak[0]} {peak[1]}L{x + 150 * size} {foot - 420 * size}"
        f"M{x - 230 * size} {foot - 424 * size}L{peak[0]} {peak[1]}L{x + 250 * size} {foot - 424 * size}",
        colour,
        w * 0.5,
        covers=True,
    )
    c.stroke(f"M{x - 150 * size} {foot - 415 * size}V{foot - 300 * size}", INK, 2.4, 0.8)
    c.fill(rectangle(x - 205 * size, foot - 300 * size, 110 * size, 48 * size), BLUSH, Fade(80, 0.2, -0.3))


def shipping_harbour() -> Canvas:
    c = Canvas("shipping-harbour", Blend(mix(BLUSH, PAPER, 0.5), mix(OCHRE, BLUSH_SOFT, 0.65)), Fade(90, 0, 0.1))
    sun(c, 420, 380, 150, mix(TERRACOTTA, BLUSH, 0.4), 0.4)
    cloud(c, 720, 200, 420, PAPER, 0.8)
    cloud(c, 240, 270, 300, PAPER, 0.7)
    hill(c, ridge(c.random, -40, WIDTH + 40, 600, 34), mix(LAVENDER, BLUSH, 0.5), Fade(90, 0.2, -0.2))
    _crane(c, 1120, 690, 1.05, mix(GREEN, NIGHT, 0.3))
    _crane(c, 1400, 690, 0.9, mix(TERRACOTTA, PLUM, 0.2))
    c.fill(rectangle(900, 676, 720, 60), mix(SAND, BARK, 0.35), Fade(90, 0.3, -0.3))
    _container_stack(c, 1050, 678, 5, 3, 112, 48)
    c.fill(rectangle(0, 720, WIDTH, 360), Blend(mix(SKY, GREEN, 0.25), mix(GREEN, NIGHT, 0.25)), Fade(90, 0.25, -0.3))
    hull = [(210, 720), (1040, 720), (1000, 850), (330, 850)]
    c.shade(straight([(280, 840), (1030, 840), (960, 930), (380, 930)]), -0.5, blur=16)
    _container_stack(c, 420, 722, 5, 5, 100, 52)
    c.fill(rectangle(300, 520, 100, 204, 6), PAPER, Fade(0, 0.2, -0.4))
    for k in range(4):
        c.stroke(f"M312 {548 + k * 40}H388", mix(SKY, GREEN, 0.4), 12)
    c.fill(rectangle(326, 470, 40, 54), TERRACOTTA, Round())
    c.fill(straight(hull), GREEN, Fade(90, 0.2, -0.5))
    c.stroke("M236 762H1026", BLUSH, 8)
    c.fill(straight([(322, 832), (1008, 826), (1000, 850), (330, 850)]), TERRACOTTA, Fade(90, 0, -0.3))
    ripples(c, 640, 880, 900, 8, 25, PAPER, 0.6)
    ripples(c, 1330, 790, 300, 9, 28, PAPER, 0.5)
    for x, y, s in ((620, 330, 1), (700, 380, 0.8), (560, 400, 0.7)):
        for side in (-1, 1):
            c.fill(tapered(spine((x, y), -90 + side * 52, 44 * s, side * 62, 8), 6 * s, 1), INK)
    for angle, size, tone in ((-70, 330, GREEN), (-40, 300, LEAF), (-100, 280, LEAF)):
        leaf(c, (-10, 1080), angle, size, size * 0.36, tone, 14, "ovate", 8, 0.6)
    return c


SCENES = (
    world_routes,
    shipping_harbour,
)
