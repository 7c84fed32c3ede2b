"""The dressing table: lipsticks, flacon, cartons."""

from demo.artwork.botanic import leaf, petal, twig
from demo.artwork.canvas import HEIGHT, WIDTH, Canvas, Fade, Glow, Round
from demo.artwork.flowers import blossom, fallen_petal, star
from demo.artwork.geometry import (
    arch,
    bezier,
    blade,
    circle,
    ellipse,
    rectangle,
    smooth,
    spine,
    straight,
)
from demo.artwork.palette import (
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
from demo.artwork.vessels import box, cylinder, rest


def _lipstick(c: Canvas, x: float, foot: float, tall: float, colour: str, case: str) -> None:
    rest(c, x, foot, 66)
    bullet = foot - tall
    slant = f"C{x - 38:.0f} {bullet + 40:.0f} {x + 6:.0f} {bullet - 14:.0f} {x + 38:.0f} {bullet:.0f}"
    c.fill(
        f"M{x - 42:.0f} {foot - 210:.0f}V{bullet + 92:.0f}{slant}"
        f"Q{x + 42:.0f} {bullet + 6:.0f} {x + 42:.0f} {bullet + 20:.0f}V{foot - 210:.0f}Z",
        colour,
        Round(),
    )
    c.fill(
        f"M{x - 42:.0f} {bullet + 92:.0f}{slant}"
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
        (520, 880, 430, TERRACOTTA),
        (720, 800, 450, mix(PLUM, TERRACOTTA, 0.55)),
        (920, 720, 420, mix(TERRACOTTA, OCHRE, 0.35)),
        (1120, 640, 440, PLUM),
        (1320, 560, 430, BLUSH),
    ]
    for number, (x, top, _tall, _tone) in enumerate(steps[1:], 1):
        stone = mix(mix(BLUSH, TERRACOTTA, 0.3), PAPER, 0.1 + number * 0.17)
        plinth(c, x - 100, top, 1700 - x, 904 - top, stone, Fade(20, 0.3, -0.4))
        c.shade(rectangle(x - 124, top + 12, 24, 880 - top), -0.3, blur=10)
    for number, (x, top, tall, tone) in enumerate(steps):
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


def _flacon(c: Canvas) -> None:
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
    _flacon(c)
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


def _tube(c: Canvas) -> None:
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
    _tube(c)
    return c


SCENES = (
    lipstick_row,
    perfume_flacon,
    packaging_boxes,
)
