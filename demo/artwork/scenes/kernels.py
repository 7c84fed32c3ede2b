"""Kernels and oils: argan, olive, shea."""

from demo.artwork.botanic import berry, leaf, twig
from demo.artwork.canvas import HEIGHT, WIDTH, Canvas, Fade, Glow, Round
from demo.artwork.geometry import (
    bezier,
    blade,
    blob,
    bump,
    circle,
    ellipse,
    polar,
    scaled,
    smooth,
    spine,
    straight,
    tapered,
)
from demo.artwork.palette import (
    AMBER,
    BARK,
    CREAM,
    GREEN,
    GREEN_SOFT,
    LEAF,
    OCHRE,
    PAPER,
    SAGE,
    SAND,
    SKY,
    TERRACOTTA,
    lighter,
    mix,
)
from demo.artwork.stage import contours, plant_shadow, table
from demo.artwork.vessels import BOWL, ceramic, drop


def _argan_wood(c: Canvas) -> None:
    main = bezier((-60, 330), (420, 260), (800, 520), (1340, 380), 30)
    for at, angle in ((6, -60), (12, 62), (17, -50), (22, 58)):
        side = spine(main[at], angle + 12, 300, -20, 14)
        tones = [LEAF, GREEN, mix(LEAF, OCHRE, 0.3)]
        twig(c, side, 5, 150, 44, tones, form="obovate", spread=40, thickness=9, wood=BARK, veins=3, cast=0.6)
    tones = [GREEN, LEAF, mix(SAGE, LEAF, 0.4)]
    twig(c, main, 9, 170, 50, tones, form="obovate", spread=44, thickness=20, wood=BARK, veins=4, cast=0.6)
    for at in range(3, 30, 3):
        for side in (-1, 1):
            thorn = spine(main[at], 10 + side * 74, 54, side * 6, 6)
            c.fill(tapered(thorn, 7, 1), lighter(BARK, 0.15), Fade(90, 0.3, -0.3))


def argan_branch() -> Canvas:
    c = Canvas("argan-branch", mix(SAND, PAPER, 0.45), Fade(60, 0.14, -0.18))
    c.fill(circle(1120, 420, 330), mix(OCHRE, SAND, 0.35), Fade(80, 0.3, -0.2))
    contours(c, 1120, 420, 620, 9, mix(TERRACOTTA, SAND, 0.45), 1.6, 0.5)
    _argan_wood(c)
    fruits = [
        (420, 470, 12, OCHRE),
        (560, 520, -16, mix(OCHRE, LEAF, 0.4)),
        (980, 610, -8, mix(OCHRE, TERRACOTTA, 0.4)),
    ]
    for x, y, turn, tone in fruits:
        c.stroke(smooth(spine((x - 10, y - 140), 84, 90, 6, 6)), BARK, 5)
        berry(c, x, y, 84, 62, tone, 90 + turn, 0.8)
    for x, y, turn in ((1180, 850, 20), (1330, 905, -32), (1040, 930, 60)):
        berry(c, x, y, 74, 50, mix(BARK, TERRACOTTA, 0.35), turn, 0.9)
        c.stroke(
            smooth(spine(polar((x, y), turn + 180, 60), turn + 8, 118, -18, 8)), lighter(BARK, 0.4), 2, opacity=0.7
        )
    drop(c, 1450, 820, 46, mix(OCHRE, AMBER, 0.25))
    return c


def _olive_twigs(c: Canvas, silver: str) -> None:
    upper = bezier((1700, -40), (1300, 120), (900, 160), (420, 470), 30)
    twig(
        c,
        upper,
        9,
        250,
        54,
        [GREEN, silver, LEAF, lighter(silver, 0.2)],
        spread=46,
        thickness=15,
        wood=BARK,
        veins=0,
        cast=0.8,
    )
    lower = bezier((1700, 520), (1400, 560), (1180, 700), (880, 960), 30)
    twig(
        c,
        lower,
        7,
        230,
        50,
        [LEAF, silver, GREEN, lighter(silver, 0.2)],
        spread=46,
        thickness=12,
        wood=BARK,
        veins=0,
        cast=0.8,
    )


def olive_branch() -> Canvas:
    c = Canvas("olive-branch", mix(GREEN_SOFT, PAPER, 0.35), Fade(60, 0.16, -0.2))
    c.fill(
        straight([(980, 0), (WIDTH, 0), (WIDTH, HEIGHT), (640, HEIGHT)]), mix(SAGE, PAPER, 0.45), Fade(60, 0.1, -0.1)
    )
    silver = mix(SAGE, SKY, 0.35)
    _olive_twigs(c, silver)
    pale, fresh = mix(LEAF, OCHRE, 0.42), mix(LEAF, OCHRE, 0.2)
    olives = [(640, 470, GREEN), (770, 400, pale), (900, 420, LEAF), (1080, 300, fresh), (1190, 330, pale)]
    olives += [(1130, 860, fresh), (1260, 800, GREEN), (1400, 730, pale)]
    for number, (x, y, tone) in enumerate(olives):
        c.stroke(smooth(spine((x + 6, y - 92), 92, 50, 10, 5)), BARK, 4)
        berry(c, x, y, 66, 47, tone, 90 + (number % 3 - 1) * 14, 0.8)
    berry(c, 300, 880, 62, 46, fresh, 18, 0.9)
    leaf(c, (470, 960), -150, 230, 50, silver, 18, "lanceolate", 0, 0.8)
    drop(c, 210, 560, 34, mix(OCHRE, LEAF, 0.3))
    return c


def shea_nuts() -> Canvas:
    c = Canvas("shea-nuts", mix(TERRACOTTA, CREAM, 0.62), Fade(60, 0.14, -0.22))
    plant_shadow(c, (1660, -30), 140, 760, -22, 8, 240, 0.3)
    table(c, 760, mix(SAND, TERRACOTTA, 0.16))
    c.fill(ellipse(1080, 925, 330, 52), mix(BARK, SAND, 0.5), Round(0.5))
    ceramic(c, 1080, 920, 270, [(r * 1.12, h) for r, h in BOWL], mix(BARK, TERRACOTTA, 0.35), CREAM)
    heap = [(850, 640, 1.0), (930, 590, 0.9), (1010, 560, 1.1), (1110, 545, 1.0), (1200, 580, 0.95), (1290, 630, 1.0)]
    with c.clip("M780 0H1400V655A300 60 0 0 1 780 655Z"):
        for x, y, size in heap:
            c.fill(blob(c.random, x + 20, y + 70, 110 * size, 0.1), mix(CREAM, OCHRE, 0.16), Glow(0.35, 0.3, 0.4, -0.5))
        c.fill(blob(c.random, 1070, 560, 120, 0.08), mix(CREAM, OCHRE, 0.08), Glow(0.35, 0.3, 0.45, -0.45))
    nuts = [(460, 880, 84, 14), (610, 950, 78, -20), (330, 960, 80, 40), (720, 860, 70, 8), (1440, 960, 74, -14)]
    for x, y, size, turn in nuts:
        berry(c, x, y, size, size * 0.74, mix(BARK, TERRACOTTA, 0.3), turn, 0.9)
        c.fill(
            blade(
                spine(polar((x, y), turn + 150, size * 0.8), turn - 20, size * 0.9, 20),
                scaled(bump(0.5, 0.5), size * 0.16),
                scaled(bump(0.5, 0.5), size * 0.16),
            ),
            lighter(BARK, 0.5),
            opacity=0.55,
        )
    for x, y, angle, tone in ((240, 760, -70, GREEN), (250, 770, -112, LEAF), (270, 770, -30, LEAF)):
        leaf(c, (x, y + 30), angle, 360, 112, tone, 14, "strap", 9, 0.7)
    berry(c, 300, 800, 70, 60, mix(LEAF, OCHRE, 0.35), 80, 0.8)
    return c


SCENES = (
    argan_branch,
    olive_branch,
    shea_nuts,
)
