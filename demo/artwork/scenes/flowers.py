"""Flowers: camellia, jasmine, lavender, rose, vanilla."""

from demo.artwork.botanic import berry, leaf, petal, stem, twig
from demo.artwork.canvas import HEIGHT, WIDTH, Blend, Canvas, Fade, Glow
from demo.artwork.flowers import bud, fallen_petal, rosette, star
from demo.artwork.geometry import Point, bezier, circle, ellipse, polar, ridge, smooth, spine, straight, tapered
from demo.artwork.land import cypress, hill, sun
from demo.artwork.palette import (
    AMBER,
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
    SKY,
    TERRACOTTA,
    darker,
    lighter,
    mix,
)
from demo.artwork.stage import dots, plant_shadow, table, window_light
from demo.artwork.vessels import BOWL, CARAFE, ceramic, glass


def camellia() -> Canvas:
    c = Canvas("camellia", BLUSH_SOFT, Fade(60, 0.12, -0.1))
    c.fill(circle(1090, 470, 470), mix(BLUSH, PAPER, 0.5), Fade(70, 0.2, -0.16))
    branch = bezier((40, 1120), (380, 840), (760, 900), (1060, 520))
    twig(
        c,
        branch,
        5,
        340,
        176,
        [GREEN, LEAF, darker(GREEN, 0.12)],
        form="ovate",
        thickness=17,
        wood=BARK,
        veins=7,
        cast=0.8,
    )
    upper = bezier((980, 640), (1240, 560), (1420, 300), (1660, 240))
    twig(c, upper, 4, 280, 140, [GREEN, SAGE, LEAF], form="ovate", thickness=11, wood=BARK, veins=7, cast=0.7)
    for number, angle in enumerate((-172, -118, -40, 62, 128)):
        leaf(c, (1010, 560), angle, 440, 214, (GREEN, LEAF, darker(GREEN, 0.15))[number % 3], 18, "ovate", 8, 0.8)
    rosette(
        c, (1010, 540), 285, [lighter(BLUSH, 0.2), BLUSH, mix(BLUSH, TERRACOTTA, 0.45), mix(TERRACOTTA, PLUM, 0.4)], 7
    )
    rosette(c, (1390, 250), 130, [lighter(BLUSH, 0.35), BLUSH, mix(BLUSH, TERRACOTTA, 0.5)], 5, 7)
    bud(c, (455, 835), -116, 150, BLUSH, GREEN)
    return c


def jasmine() -> Canvas:
    c = Canvas("jasmine", NIGHT, Fade(60, 0.14, -0.35))
    c.fill(circle(420, 400, 300), mix(NIGHT, SAGE, 0.32), Fade(70, 0.35, -0.3))
    vines = [((1700, 60), (1250, 60), (880, 260), (620, 640)), ((1700, 420), (1400, 420), (1180, 640), (980, 1010))]
    for points in vines:
        twig(
            c,
            bezier(*points, steps=26),
            8,
            215,
            92,
            [LEAF, GREEN, mix(LEAF, SAGE, 0.5)],
            form="ovate",
            veins=5,
            cast=0.6,
            thickness=10,
        )
    clusters = [(700, 500, 150, 10), (900, 330, 132, 40), (560, 700, 118, 66), (1130, 190, 120, 20)]
    clusters += [(1180, 640, 150, 52), (1040, 880, 128, 8), (1350, 500, 112, 30)]
    for x, y, size, turn in clusters:
        bud(c, (x + size * 0.5, y - size * 0.3), -30 + turn, size * 0.75, mix(PAPER, BLUSH, 0.3))
        star(c, (x, y), size, turn)
    fallen = [(250, 900, 60), (360, 960, 200)]
    for x, y, turn in fallen:
        fallen_petal(c, x, y, 70, turn, mix(PAPER, BLUSH, 0.12))
    dots(c, 120, 120, 620, 500, 16, 4, PAPER, 0.5)
    return c


def _lavender_stem(c: Canvas, foot: Point, angle: float, length: float, bend: float, size: float) -> None:
    line = spine(foot, angle, length, bend, 30)
    stem(c, line, size * 0.16, size * 0.08, mix(LEAF, SAGE, 0.4))
    first = line.at(0.55)
    for number in range(10):
        x, y = line[min(first + number * 2, 30)] if number < 8 else line[30]
        grow = size * (1 - number * 0.055)
        for side in (-1, 0, 1):
            tone = (LAVENDER, mix(LAVENDER, PLUM, 0.5), mix(LAVENDER, PAPER, 0.35))[(number + side) % 3]
            petal(c, (x, y), angle + bend + side * 48, grow * 0.95, grow * 0.56, tone, side * -12, 1, "elliptic", 0.4)


def _lavender_row(c: Canvas, far: Point, near: float, width: float) -> None:
    foot = (near, HEIGHT + 60)
    edge = [(far[0] - 1, far[1]), (far[0] + 1, far[1]), (foot[0] + width, foot[1]), (foot[0] - width, foot[1])]
    c.fill(straight(edge), darker(LAVENDER, 0.35), Fade(90, 0.1, -0.3))
    for step in range(30):
        t = (step / 29) ** 2.1
        x, y = far[0] + (foot[0] - far[0]) * t, far[1] + (foot[1] - far[1]) * t
        r = 3 + width * 0.86 * t
        tone = (LAVENDER, mix(LAVENDER, PLUM, 0.35), mix(LAVENDER, BLUSH, 0.25))[step % 3]
        c.fill(ellipse(x + c.random.uniform(-r, r) * 0.12, y - r * 0.4, r, r * 0.62), tone, Fade(80, 0.34, -0.5))


def lavender_rows() -> Canvas:
    c = Canvas("lavender-rows", Blend(lighter(SKY, 0.5), BLUSH_SOFT), Fade(90, 0, 0))
    sun(c, 1150, 250, 120, mix(OCHRE, PAPER, 0.35), 0.5)
    hill(c, ridge(c.random, -40, WIDTH + 40, 330, 50), mix(SKY, SAGE, 0.5), Fade(90, 0.2, -0.3))
    hill(c, ridge(c.random, -40, WIDTH + 40, 390, 34), mix(SAGE, LEAF, 0.35), Fade(90, 0.2, -0.4), 5, 16)
    for x, tall in ((1360, 150), (1410, 190), (1475, 130)):
        cypress(c, x, 428, tall, GREEN)
    c.fill(f"M0 425H{WIDTH}V{HEIGHT}H0Z", mix(OCHRE, SAGE, 0.5), Fade(90, 0.2, -0.2))
    for number in range(13):
        _lavender_row(c, (930 + (number - 6) * 9, 428), 930 + (number - 6) * 330, 118)
    for number in range(7):
        foot = (60 + number * 56, HEIGHT + 40)
        _lavender_stem(c, foot, -84 + (number - 3) * 4, 640 + (number * 173) % 240, (number - 2.5) * 6, 58)
    return c


def rose_water() -> Canvas:
    c = Canvas("rose-water", mix(BLUSH_SOFT, BLUSH, 0.22), Fade(50, 0.1, -0.25))
    window_light(c, 180, 50, 600, 600)
    plant_shadow(c, (140, -20), 52, 760, -34, 8, 230, 0.34)
    table(c, 800, mix(BLUSH, PAPER, 0.5))
    rose = mix(BLUSH, TERRACOTTA, 0.15)
    outline = glass(c, 1060, 910, 690, CARAFE, tint="#E9EFEA", liquid=mix(BLUSH, PAPER, 0.22), level=0.52)
    with c.clip(outline):
        for x, y, turn in ((960, 620, 20), (1100, 640, 140), (1040, 710, 70), (1180, 760, 210), (940, 800, 100)):
            fallen_petal(c, x, y, 78, turn, mix(rose, PLUM, 0.12))
    ceramic(c, 1410, 930, 150, BOWL, SAGE, mix(BLUSH, PAPER, 0.4))
    for x, turn in ((1360, 10), (1420, 130), (1470, 60)):
        fallen_petal(c, x, 785, 74, turn, rose)
    leaf(c, (640, 900), 172, 260, 110, GREEN, -14, "ovate", 7, 0.8)
    leaf(c, (660, 900), 128, 230, 100, LEAF, 20, "ovate", 7, 0.8)
    leaf(c, (760, 880), -8, 190, 90, GREEN, 24, "ovate", 7, 0.8)
    rosette(c, (660, 830), 150, [lighter(rose, 0.3), rose, mix(rose, PLUM, 0.35), PLUM], 6, 7)
    for x, y, turn in ((330, 960, 30), (470, 1010, 200), (860, 1000, 120), (1230, 1010, 300)):
        fallen_petal(c, x, y, 84, turn, lighter(rose, 0.15))
    return c


def _vanilla_flower(c: Canvas, centre: Point, size: float, turn: float) -> None:
    pale = mix("#E8E3AE", PAPER, 0.35)
    x, y = centre
    c.shade(circle(x + size * 0.1, y + size * 0.18, size * 0.6), -0.6, blur=size * 0.12)
    for number, angle in enumerate((-90, -20, 48, 132, 200)):
        tone = pale if number % 2 else darker(pale, 0.06)
        petal(c, centre, turn + angle, size, size * 0.3, tone, 10, 3, "elliptic", 0.55, mix(LEAF, pale, 0.4))
    mouth = polar(centre, turn + 90, size * 0.12)
    petal(c, centre, turn + 90, size * 0.78, size * 0.56, mix(OCHRE, pale, 0.5), 4, 5, "petal", 0.5, AMBER)
    c.fill(ellipse(mouth[0], mouth[1], size * 0.13, size * 0.16), OCHRE, Glow(0.5, 0.4, -0.5, 0.2))
    c.fill(circle(mouth[0], mouth[1] - size * 0.02, size * 0.06), darker(AMBER, 0.3))


def vanilla_orchid() -> Canvas:
    c = Canvas("vanilla-orchid", mix(CREAM, PAPER, 0.35), Fade(60, 0.1, -0.16))
    c.fill(circle(560, 430, 400), mix(OCHRE, CREAM, 0.62), Fade(70, 0.2, -0.14))
    vine = bezier((-60, 220), (420, 60), (900, 420), (1700, 120), 40)
    stem(c, vine, 24, 20, LEAF)
    for at, angle, size, tone in (
        (5, 62, 330, GREEN),
        (12, -36, 300, LEAF),
        (20, 118, 340, GREEN),
        (27, -62, 300, LEAF),
        (34, 70, 320, GREEN),
    ):
        leaf(c, vine[at], angle, size, size * 0.36, tone, 16, "elliptic", 0, 0.8)
    for number, (long, bend) in enumerate(((690, 14), (640, -20))):
        pod = spine((1078 + number * 16, 300), 92 + (number - 0.5) * -12, long, bend, 20)
        with c.group("translate(22 34)"):
            c.shade(tapered(pod, 22, 26), -0.45, blur=9)
        c.fill(tapered(pod, 18, 34), mix(BARK, INK, 0.12 * number), Fade(0, 0.4, -0.5))
        c.fill(circle(*pod[-1], 15), mix(BARK, INK, 0.12 * number), Fade(0, 0.3, -0.5))
        c.stroke(smooth(pod[2:-1]), lighter(BARK, 0.4), 2.2, opacity=0.6)
    _vanilla_flower(c, (620, 540), 330, -12)
    bud(c, (330, 250), 96, 220, mix("#E8E3AE", LEAF, 0.2))
    bud(c, (250, 240), 124, 180, mix("#E8E3AE", LEAF, 0.3))
    berry(c, 1085, 296, 34, 28, LEAF)
    dots(c, 500, 820, 420, 180, 26, 5, BARK, 0.8)
    return c


SCENES = (camellia, jasmine, lavender_rows, rose_water, vanilla_orchid)
