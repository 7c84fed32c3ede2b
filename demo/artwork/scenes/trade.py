"""Markets and ways: routes, harbour, fields from above, growth, city."""

import math

from demo.artwork.botanic import berry, leaf, stem, twig
from demo.artwork.canvas import HEIGHT, WIDTH, Blend, Canvas, Fade, Glow, Round
from demo.artwork.flowers import blossom, star
from demo.artwork.geometry import (
    Point,
    bezier,
    blob,
    circle,
    ellipse,
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
from demo.artwork.stage import dots

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
        f"M{x + 18 * size} {foot - 190 * size}H{x + 172 * size}M{x + 18 * size} {foot - 190 * size}L{x + 150 * size} {foot - 420 * size}",
        colour,
        w * 0.6,
        covers=True,
    )
    peak = (x + 95 * size, foot - 560 * size)
    c.stroke(
        f"M{x + 40 * size} {foot - 420 * size}L{peak[0]} {peak[1]}L{x + 150 * size} {foot - 420 * size}M{peak[0]} {peak[1]}L{x - 230 * size} {foot - 424 * size}M{peak[0]} {peak[1]}L{x + 250 * size} {foot - 424 * size}",
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


def _field(c: Canvas, corners: list[Point], tone: str, kind: int, turn: float) -> None:
    outline = straight(corners)
    c.fill(outline, tone, Fade(60, 0.2, -0.22))
    x = sum(p[0] for p in corners) / 4
    y = sum(p[1] for p in corners) / 4
    with c.clip(outline), c.group(f"translate({x:.0f} {y:.0f}) rotate({turn:.0f})"):
        ink = darker(tone, 0.2) if kind % 2 else lighter(tone, 0.4)
        if kind == 3:
            for row in range(-5, 6):
                for column in range(-6, 7):
                    c.fill(
                        circle(column * 36 + 18 * (row % 2), row * 34, 11),
                        mix(GREEN, LEAF, 0.3),
                        Glow(0.35, 0.3, 0.4, -0.5),
                    )
        else:
            for row in range(-16, 17):
                c.stroke(f"M-320 {row * (14 + kind * 5)}H320", ink, 2.4 + kind, 0.55)


def satellite_fields() -> Canvas:
    c = Canvas("satellite-fields", mix(SAND, SAGE, 0.35))
    tones = (
        SAGE,
        OCHRE,
        LEAF,
        mix(LAVENDER, BLUSH, 0.3),
        mix(OCHRE, PAPER, 0.35),
        GREEN,
        mix(TERRACOTTA, SAND, 0.4),
        mix(LEAF, OCHRE, 0.4),
    )
    xs = [-90, 150, 420, 690, 930, 1220, 1450, 1720]
    ys = [-80, 150, 400, 600, 860, 1140]
    grid = [
        [(x + c.random.uniform(-46, 46) + row * 22, y + c.random.uniform(-34, 34) + x * 0.05) for x in xs]
        for row, y in enumerate(ys)
    ]
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            corners = [grid[row][column], grid[row][column + 1], grid[row + 1][column + 1], grid[row + 1][column]]
            middle = (sum(p[0] for p in corners) / 4, sum(p[1] for p in corners) / 4)
            inset = [(px + (middle[0] - px) * 0.045, py + (middle[1] - py) * 0.06) for px, py in corners]
            _field(c, inset, tones[(row * 3 + column * 5) % 8], (row + column * 2) % 4, c.random.uniform(-40, 70))
    for x, y, r, tone in ((560, 760, 150, LEAF), (1330, 270, 130, mix(OCHRE, PAPER, 0.2))):
        c.fill(circle(x, y, r + 10), mix(SAND, PAPER, 0.3), 0)
        c.fill(circle(x, y, r), tone, Fade(60, 0.25, -0.3))
        for k in range(1, 6):
            c.stroke(circle(x, y, r * k / 6), lighter(tone, 0.4), 3, 0.5)
        c.stroke(f"M{x} {y}L{x + r * 0.86:.0f} {y - r * 0.5:.0f}", PAPER, 4, 0.8)
    river = bezier((1080, -60), (760, 260), (1280, 560), (980, 1140), 40)
    c.shade_stroke(smooth(river), -0.5, 104, 10)
    c.stroke(smooth(river), mix(SAND, PAPER, 0.3), 100, covers=True)
    c.stroke(smooth(river), mix(SKY, GREEN, 0.22), 78, covers=True)
    for lean in (-22, -4, 18):
        c.stroke(smooth([(x + lean, y) for x, y in river]), PAPER, 2.4, 0.6, dash="90 50")
    for at in range(1, 40):
        for side in (-1, 1):
            if c.random.random() < 0.66:
                x, y = river[at][0] + side * c.random.uniform(58, 82), river[at][1] + c.random.uniform(-12, 12)
                r = c.random.uniform(12, 24)
                c.shade(circle(x + 7, y + 10, r), -0.5, blur=4)
                c.fill(
                    blob(c.random, x, y, r, 0.14, 7),
                    mix(GREEN, LEAF, c.random.random() * 0.7),
                    Glow(0.35, 0.3, 0.45, -0.5),
                )
    road = bezier((-40, 560), (360, 500), (700, 700), (1660, 480), 30)
    c.stroke(smooth(road), mix(PAPER, SAND, 0.35), 16, covers=True)
    cloud(c, 330, 210, 520, PAPER, 0.75)
    cloud(c, 1330, 840, 460, PAPER, 0.75)
    return c


def market_bars() -> Canvas:
    c = Canvas("market-bars", mix(GREEN_SOFT, PAPER, 0.25), Fade(60, 0.14, -0.14))
    for k in range(6):
        c.stroke(f"M120 {860 - k * 130}H1520", mix(SAGE, PAPER, 0.25), 2, 0.9, dash="2 12")
    c.fill(circle(1240, 330, 230), mix(OCHRE, PAPER, 0.45), Fade(75, 0.25, -0.14))
    c.fill(f"M0 860H{WIDTH}V{HEIGHT}H0Z", mix(TERRACOTTA, SAND, 0.5), Fade(90, 0.25, -0.35))
    for k in range(4):
        c.stroke(
            smooth([(x, 890 + k * 44 + 8 * math.sin(x / 120 + k)) for x in range(-40, 1680, 80)]),
            mix(SAND, PAPER, 0.3),
            2,
            0.5,
        )
    bars = [
        (230, 170, SAGE),
        (430, 250, mix(LEAF, SAGE, 0.5)),
        (630, 220, BLUSH),
        (830, 380, LEAF),
        (1030, 470, mix(BLUSH, TERRACOTTA, 0.4)),
        (1230, 590, GREEN),
    ]
    for number, (x, tall, tone) in enumerate(bars):
        wide = 118
        c.shade(straight([(x + wide, 870 - tall * 0.4), (x + wide + 90, 868), (x + wide, 868)]), -0.5, blur=10)
        middle, top = x + wide / 2, 864 - tall
        c.fill(f"M{x} 864V{top}h{wide}V864Z", tone, Round(0.8))
        c.fill(ellipse(middle, top, wide / 2, 12), mix(BARK, INK, 0.3), Fade(0, 0.2, -0.1))
        c.stroke(ellipse(middle, top, wide / 2, 12), lighter(tone, 0.3), 5, 0.9)
        for ring in (30, 44):
            c.stroke(
                smooth([(x, top + ring), (middle, top + ring + 12), (x + wide, top + ring)]),
                lighter(tone, 0.4),
                2.4,
                0.6,
            )
        stem(c, spine((middle, top + 6), -90, 40 + number * 14, (number % 2) * 12 - 6), 9, 5, GREEN)
        tip = spine((middle, top + 6), -90, 40 + number * 14, (number % 2) * 12 - 6)[-1]
        for side in (-1, 1):
            leaf(
                c,
                tip,
                -90 + side * 58,
                64 + number * 14,
                30 + number * 5,
                (LEAF, GREEN)[side > 0],
                -side * 26,
                "ovate",
                4,
            )
        if number >= 3:
            blossom(
                c,
                (tip[0], tip[1] - 20),
                40 + (number - 3) * 20,
                6 + number % 2,
                (PAPER, lighter(BLUSH, 0.3), OCHRE)[number - 3],
                turn=number * 17,
                heart=TERRACOTTA if number == 5 else OCHRE,
            )
        for root in (-26, 0, 26):
            c.stroke(
                smooth(spine((middle + root * 0.6, 868), 90 - root, 60 + number * 16, root * 0.8, 8)),
                mix(BARK, SAND, 0.3),
                3.4,
                0.7,
            )
    for x, y, r in ((1480, 930, 40), (1540, 980, 26), (160, 960, 32)):
        c.fill(blob(c.random, x, y, r, 0.15, 7), mix(BARK, TERRACOTTA, 0.4), Glow(0.35, 0.3, 0.4, -0.5))
    return c


def _tower(c: Canvas, x: float, foot: float, wide: float, tall: float, tone: str, seed: int) -> None:
    top = foot - tall
    roof = seed % 3
    if roof == 0:
        outline = rectangle(x, top, wide, tall)
    elif roof == 1:
        outline = f"M{x} {foot}V{top + wide / 2}a{wide / 2} {wide / 2} 0 0 1 {wide} 0V{foot}Z"
    else:
        outline = straight([(x, foot), (x, top + wide * 0.5), (x + wide, top), (x + wide, foot)])
    c.fill(outline, tone, Fade(0, 0.18, -0.45))
    with c.clip(outline):
        columns = max(2, int(wide // 30))
        gap = wide / columns
        for row in range(int(tall // 38)):
            for column in range(columns):
                if c.random.random() < 0.42:
                    glow = (OCHRE, mix(OCHRE, PAPER, 0.45), BLUSH)[(row + column + seed) % 3]
                    c.fill(rectangle(x + column * gap + gap * 0.26, top + 46 + row * 38, gap * 0.48, 20, 3), glow, 0.15)


def night_city() -> Canvas:
    c = Canvas("night-city", Blend(NIGHT, mix(PLUM, NIGHT, 0.35)), Fade(90, 0, 0.12))
    dots(c, 0, 20, WIDTH, 420, 70, 2.4, PAPER, 0.7)
    sun(c, 1220, 260, 130, mix(CREAM, OCHRE, 0.15), 0.35)
    c.fill(circle(1270, 230, 112), mix(NIGHT, PLUM, 0.12), opacity=0.92)
    x = -40.0
    for k in range(19):
        wide = c.random.uniform(66, 120)
        _tower(c, x, 860, wide, c.random.uniform(180, 420), mix(NIGHT, SKY, 0.24), k)
        x += wide + c.random.uniform(-6, 12)
    plan = [
        (20, 150, 380),
        (180, 120, 520),
        (310, 170, 330),
        (500, 130, 610),
        (640, 180, 430),
        (960, 140, 540),
        (1110, 170, 360),
        (1290, 130, 640),
        (1430, 190, 420),
    ]
    for k, (left, wide, tall) in enumerate(plan):
        _tower(
            c,
            left,
            900,
            wide,
            tall,
            (mix(GREEN, NIGHT, 0.3), mix(PLUM, NIGHT, 0.3), mix(GREEN, SKY, 0.18))[k % 3],
            k + 1,
        )
    c.stroke("M565 292V190M1355 262V160", mix(SKY, NIGHT, 0.3), 4)
    c.fill(rectangle(0, 860, WIDTH, 220), Blend(mix(NIGHT, SKY, 0.2), NIGHT), Fade(90, 0.1, -0.2))
    for _ in range(70):
        left, top = c.random.uniform(0, WIDTH), c.random.uniform(875, 1060)
        c.fill(
            rectangle(left, top, c.random.uniform(14, 70), 4, 2),
            (OCHRE, BLUSH, mix(OCHRE, PAPER, 0.5))[int(left) % 3],
            opacity=0.55,
        )
    for left, angle, size in ((-20, -58, 420), (90, -84, 360), (1620, -126, 460), (1510, -98, 380)):
        leaf(
            c,
            (left, 1090),
            angle,
            size,
            size * 0.38,
            (GREEN, mix(GREEN, LEAF, 0.5))[size % 40 == 0],
            14 if left < 800 else -14,
            "ovate",
            8,
            0.7,
        )
    for at, size, turn in (((190, 900), 78, 10), ((300, 990), 60, 40), ((1440, 960), 70, 24)):
        star(c, at, size, turn, lighter(BLUSH, 0.4))
    return c


SCENES = (world_routes, shipping_harbour, satellite_fields, market_bars, night_city)
