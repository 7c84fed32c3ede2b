"""Markets: fields from above, growth, the city at night."""

import math

from demo.artwork.botanic import leaf, stem
from demo.artwork.canvas import HEIGHT, WIDTH, Blend, Canvas, Fade, Glow, Round
from demo.artwork.flowers import blossom, star
from demo.artwork.geometry import (
    Point,
    bezier,
    blob,
    circle,
    ellipse,
    rectangle,
    smooth,
    spine,
    straight,
)
from demo.artwork.land import cloud, sun
from demo.artwork.palette import (
    BARK,
    BLUSH,
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


def _field(c: Canvas, corners: list[Point], tone: str, kind: int, turn: float) -> None:
    outline = straight(corners)
    c.fill(outline, tone, Fade(60, 0.2, -0.22))
    x = sum(p[0] for p in corners) / 4
    y = sum(p[1] for p in corners) / 4
    with c.clip(outline), c.group(f"translate({x:.0f} {y:.0f}) rotate({turn:.0f})"):
        ink = darker(tone, 0.2) if kind % 2 else lighter(tone, 0.4)
        if kind == 3:
            for row in range(-3, 4):
                for column in range(-4, 5):
                    c.fill(
                        circle(column * 60 + 30 * (row % 2), row * 54, 17),
                        mix(GREEN, LEAF, 0.3),
                        Glow(0.35, 0.3, 0.4, -0.5),
                    )
        else:
            # Wide furrows: fine ones cost a phone more bytes than the rest of the page.
            for row in range(-8, 9):
                c.stroke(f"M-320 {row * (34 + kind * 8)}H320", ink, 6 + kind, 0.4)


def _round_fields(c: Canvas) -> None:
    for x, y, r, tone in ((560, 760, 150, LEAF), (1330, 270, 130, mix(OCHRE, PAPER, 0.2))):
        c.fill(circle(x, y, r + 10), mix(SAND, PAPER, 0.3), 0)
        c.fill(circle(x, y, r), tone, Fade(60, 0.25, -0.3))
        for k in range(1, 6):
            c.stroke(circle(x, y, r * k / 6), lighter(tone, 0.4), 3, 0.5)
        c.stroke(f"M{x} {y}L{x + r * 0.86:.0f} {y - r * 0.5:.0f}", PAPER, 4, 0.8)


def _river(c: Canvas) -> None:
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
    _round_fields(c)
    _river(c)
    road = bezier((-40, 560), (360, 500), (700, 700), (1660, 480), 30)
    c.stroke(smooth(road), mix(PAPER, SAND, 0.35), 16, covers=True)
    cloud(c, 330, 210, 520, PAPER, 0.75)
    cloud(c, 1330, 840, 460, PAPER, 0.75)
    return c


def _grown_bar(c: Canvas, number: int, x: float, tall: float, tone: str) -> None:
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
    shoot = spine((middle, top + 6), -90, 40 + number * 14, (number % 2) * 12 - 6)
    stem(c, shoot, 9, 5, GREEN)
    tip = shoot[-1]
    for side, green in ((-1, LEAF), (1, GREEN)):
        leaf(c, tip, -90 + side * 58, 64 + number * 14, 30 + number * 5, green, -side * 26, "ovate", 4)
    if number >= 3:
        colour, heart = ((PAPER, OCHRE), (lighter(BLUSH, 0.3), OCHRE), (OCHRE, TERRACOTTA))[number - 3]
        size = 40 + (number - 3) * 20
        blossom(c, (tip[0], tip[1] - 20), size, 6 + number % 2, colour, turn=number * 17, heart=heart)
    for root in (-26, 0, 26):
        c.stroke(
            smooth(spine((middle + root * 0.6, 868), 90 - root, 60 + number * 16, root * 0.8, 8)),
            mix(BARK, SAND, 0.3),
            3.4,
            0.7,
        )


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
        _grown_bar(c, number, x, tall, tone)
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


def _skyline(c: Canvas) -> None:
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
        tone = (mix(GREEN, NIGHT, 0.3), mix(PLUM, NIGHT, 0.3), mix(GREEN, SKY, 0.18))[k % 3]
        _tower(c, left, 900, wide, tall, tone, k + 1)
    c.stroke("M565 292V190M1355 262V160", mix(SKY, NIGHT, 0.3), 4)


def night_city() -> Canvas:
    c = Canvas("night-city", Blend(NIGHT, mix(PLUM, NIGHT, 0.35)), Fade(90, 0, 0.12))
    dots(c, 0, 20, WIDTH, 420, 70, 2.4, PAPER, 0.7)
    sun(c, 1220, 260, 130, mix(CREAM, OCHRE, 0.15), 0.35)
    c.fill(circle(1270, 230, 112), mix(NIGHT, PLUM, 0.12), opacity=0.92)
    _skyline(c)
    c.fill(rectangle(0, 860, WIDTH, 220), Blend(mix(NIGHT, SKY, 0.2), NIGHT), Fade(90, 0.1, -0.2))
    for _ in range(70):
        left, top = c.random.uniform(0, WIDTH), c.random.uniform(875, 1060)
        c.fill(
            rectangle(left, top, c.random.uniform(14, 70), 4, 2),
            (OCHRE, BLUSH, mix(OCHRE, PAPER, 0.5))[int(left) % 3],
            opacity=0.55,
        )
    for left, angle, size in ((-20, -58, 420), (90, -84, 360), (1620, -126, 460), (1510, -98, 380)):
        tone, bend = (GREEN, mix(GREEN, LEAF, 0.5))[size % 40 == 0], 14 if left < 800 else -14
        leaf(c, (left, 1090), angle, size, size * 0.38, tone, bend, "ovate", 8, 0.7)
    for at, size, turn in (((190, 900), 78, 10), ((300, 990), 60, 40), ((1440, 960), 70, 24)):
        star(c, at, size, turn, lighter(BLUSH, 0.4))
    return c


SCENES = (
    satellite_fields,
    market_bars,
    night_city,
)
