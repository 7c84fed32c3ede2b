"""From sea and soil: seaweed, clay."""

import math

from demo.artwork.canvas import HEIGHT, WIDTH, Blend, Canvas, Fade
from demo.artwork.geometry import (
    Point,
    bezier,
    blade,
    blob,
    circle,
    ellipse,
    ground,
    ridge,
    smooth,
    spine,
    straight,
    tapered,
)
from demo.artwork.land import hill
from demo.artwork.palette import (
    BARK,
    BLUSH,
    BLUSH_SOFT,
    CREAM,
    GREEN,
    LEAF,
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
from demo.artwork.stage import contours, table
from demo.artwork.vessels import BOWL, ceramic


def _kelp(c: Canvas, foot: Point, height: float, sway: float, width: float, colour: str) -> None:
    line = bezier(
        foot,
        (foot[0] + sway, foot[1] - height * 0.35),
        (foot[0] - sway, foot[1] - height * 0.65),
        (foot[0] + sway * 0.5, foot[1] - height),
        40,
    )
    wave = lambda t: width * (0.62 + 0.2 * math.sin(t * 34)) * (1 - t) ** 0.45 * min(1, t * 8 + 0.25)  # noqa: E731
    other = lambda t: width * (0.62 + 0.2 * math.sin(t * 31 + 2)) * (1 - t) ** 0.45 * min(1, t * 8 + 0.25)  # noqa: E731
    c.fill(blade(line, wave, other), colour, Fade(90, 0.34, -0.5))
    c.fill(blade(line, lambda t: 0, other), darker(colour, 0.16), Fade(90, 0.1, -0.5))
    c.stroke(smooth(line), lighter(colour, 0.4), 3, opacity=0.7)
    for at in range(8, 36, 7):
        x, y = line[at]
        side = 1 if at % 2 else -1
        c.fill(ellipse(x + side * width * 0.66, y, width * 0.2, width * 0.3), lighter(colour, 0.2), Fade(60, 0.4, -0.4))


def seaweed() -> Canvas:
    c = Canvas("seaweed", Blend(mix(SKY, PAPER, 0.25), mix(GREEN, SKY, 0.42)), Fade(90, 0.3, -0.4))
    for x, wide in ((240, 180), (620, 260), (1120, 200)):
        c.shade(straight([(x, 0), (x + wide, 0), (x + wide * 1.2 - 260, HEIGHT), (x - 420, HEIGHT)]), 0.28, blur=26)
    c.stroke(smooth([(x, 74 + 14 * math.sin(x / 90)) for x in range(-40, 1681, 60)]), PAPER, 3, 0.7)
    c.stroke(smooth([(x, 110 + 10 * math.sin(x / 70 + 1)) for x in range(-40, 1681, 60)]), PAPER, 2, 0.5)
    back = mix(GREEN, SKY, 0.55)
    for x, tall, sway, wide in ((520, 700, 70, 40), (700, 560, -60, 34), (1420, 800, 80, 44), (230, 620, -60, 36)):
        _kelp(c, (x, HEIGHT + 20), tall, sway, wide, back)
    c.fill(ground(ridge(c.random, -40, WIDTH + 40, 960, 40), HEIGHT), mix(SAND, GREEN, 0.3), Fade(90, 0.2, -0.4))
    front = [
        (860, 900, 120, 62, GREEN),
        (1010, 760, -110, 54, mix(LEAF, OCHRE, 0.35)),
        (1180, 960, 130, 66, LEAF),
        (1320, 640, -90, 50, darker(GREEN, 0.15)),
        (380, 520, 80, 46, mix(PLUM, TERRACOTTA, 0.35)),
    ]
    for x, tall, sway, wide, tone in front:
        _kelp(c, (x, HEIGHT + 30), tall, sway, wide, tone)
    for x, y, turn in ((330, 1000, -90), (390, 1010, -60), (280, 1010, -120), (460, 1020, -76)):
        for lean in (-26, 0, 26):
            c.fill(
                tapered(spine((x, y), turn + lean, 130, lean * 0.8, 8), 13, 4),
                mix(BLUSH, TERRACOTTA, 0.4),
                Fade(90, 0.3, -0.4),
            )
    for _ in range(26):
        x, y, r = c.random.uniform(480, 1560), c.random.uniform(140, 860), c.random.uniform(4, 15)
        c.stroke(circle(x, y, r), PAPER, 1.8, 0.75)
        c.fill(circle(x - r * 0.3, y - r * 0.3, r * 0.22), PAPER, opacity=0.8)
    return c


def _powder_bowls(c: Canvas) -> None:
    for x, foot, size, shell, powder in (
        (560, 880, 0.78, PAPER, mix(LEAF, SAGE, 0.4)),
        (1330, 860, 0.8, mix(BLUSH, PAPER, 0.35), TERRACOTTA),
        (960, 985, 1.1, mix(SAGE, PAPER, 0.2), mix(OCHRE, PAPER, 0.1)),
    ):
        tall = 175 * size
        ceramic(c, x, foot, tall, [(r * 1.25, h) for r, h in BOWL], shell, powder)
        r, top = tall * 1.02, foot - tall + 4
        mound = [
            (x - r, top),
            (x - r * 0.6, top - tall * 0.34),
            (x - r * 0.08, top - tall * 0.66),
            (x + r * 0.3, top - tall * 0.44),
            (x + r * 0.7, top - tall * 0.2),
            (x + r, top),
        ]
        c.fill(smooth(mound) + f"A{r:.0f} {r * 0.17:.0f} 0 0 1 {x - r:.0f} {top:.0f}Z", powder, Fade(35, 0.36, -0.5))
        for number in range(3):
            c.stroke(
                smooth([(px * 0.84 + x * 0.16, py + 14 + number * 15) for px, py in mound[1:5]]),
                lighter(powder, 0.4),
                1.8,
                0.5,
            )


def _stones(c: Canvas) -> None:
    for x, y, r, tone in (
        (250, 930, 60, PLUM),
        (350, 985, 40, mix(OCHRE, PAPER, 0.2)),
        (200, 1010, 34, SAGE),
        (1520, 990, 54, mix(TERRACOTTA, BARK, 0.3)),
    ):
        stone = blob(c.random, x, y, r, 0.2, 6)
        c.shade(blob(c.random, x + r * 0.2, y + r * 0.45, r, 0.1), -0.6, blur=10)
        c.fill(stone, tone, Fade(50, 0.4, -0.55))
        c.stroke(
            smooth([(x - r * 0.6, y - r * 0.1), (x, y - r * 0.3), (x + r * 0.6, y - r * 0.02)]),
            lighter(tone, 0.45),
            2.4,
            0.7,
        )


def clay_minerals() -> Canvas:
    c = Canvas("clay-minerals", mix(SAND, BLUSH_SOFT, 0.5), Fade(60, 0.14, -0.16))
    strata = [
        (330, TERRACOTTA),
        (400, mix(TERRACOTTA, BLUSH, 0.6)),
        (462, OCHRE),
        (520, mix(SAGE, SAND, 0.3)),
        (590, mix(PLUM, TERRACOTTA, 0.5)),
        (650, CREAM),
    ]
    for y, tone in strata:
        line = ridge(c.random, -60, WIDTH + 60, y - 110, 34)
        hill(c, line, tone, Fade(90, 0.22, -0.35), 2, 16)
    table(c, 700, mix(SAND, PAPER, 0.45))
    contours(c, 300, 900, 330, 7, mix(TERRACOTTA, SAND, 0.5), 1.8, 0.55)
    _powder_bowls(c)
    _stones(c)
    return c


SCENES = (
    seaweed,
    clay_minerals,
)
