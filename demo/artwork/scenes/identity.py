"""The identity of the network: stationery, brochures, seal."""

from demo.artwork import symbol
from demo.artwork.botanic import leaf, twig
from demo.artwork.canvas import HEIGHT, WIDTH, Canvas, Fade, Glow, Light
from demo.artwork.flowers import star
from demo.artwork.geometry import (
    bezier,
    blob,
    circle,
    ellipse,
    rectangle,
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
from demo.artwork.stage import dots, plant_shadow, window_light
from demo.artwork.vessels import cylinder


def sign(c: Canvas, x: float, y: float, radius: float, colour: str, overlap: str, light: Light = None) -> None:
    """The network's own symbol."""
    with c.group(f"translate({x:.1f} {y:.1f}) rotate({symbol.LEAN})"):
        for outline in symbol.petals(radius):
            c.fill(outline, colour, light)
        for outline in symbol.overlaps(radius):
            c.fill(outline, overlap, light)


def _sheet(c: Canvas, x: float, y: float, wide: float, tall: float, turn: float, colour: str, radius: float = 5) -> str:
    """The transform of a sheet of paper that was laid down with its shadow."""
    where = f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"
    with c.group(where):
        c.shade(rectangle(-wide / 2 + 12, -tall / 2 + 20, wide, tall, radius), -0.6, blur=14)
        c.fill(rectangle(-wide / 2, -tall / 2, wide, tall, radius), colour, Fade(60, 0.2, -0.2))
    return where


def identity_kit() -> Canvas:
    c = Canvas("identity-kit", mix(GREEN_SOFT, SAGE, 0.35), Fade(60, 0.16, -0.18))
    plant_shadow(c, (1640, 1090), -140, 900, 26, 9, 270, 0.3)
    with c.group(_sheet(c, 960, 520, 520, 720, 8, GREEN)):
        sign(c, 0, -40, 150, mix(GREEN_SOFT, PAPER, 0.3), BLUSH)
        c.stroke("M-90 190H90M-60 220H60", mix(GREEN_SOFT, GREEN, 0.3), 6)
    with c.group(_sheet(c, 540, 430, 440, 620, -7, PAPER)):
        sign(c, -140, -236, 40, GREEN, BLUSH)
        for k in range(11):
            c.stroke(f"M-176 {-120 + k * 34}H{176 - (k * 53) % 90}", mix(SAGE, PAPER, 0.3), 6)
    with c.group(_sheet(c, 480, 880, 430, 230, 6, BLUSH)):
        c.fill(straight([(-215, -115), (215, -115), (0, 40)]), lighter(BLUSH, 0.18), Fade(90, 0.1, -0.2))
        c.fill(circle(0, 36, 34), TERRACOTTA, Glow(0.4, 0.4, 0.35, -0.5))
    for x, y, turn, tone, mark in (
        (1350, 330, -10, PAPER, GREEN),
        (1390, 500, 4, mix(OCHRE, PAPER, 0.2), PAPER),
        (1330, 700, -5, NIGHT, mix(GREEN_SOFT, PAPER, 0.3)),
    ):
        with c.group(_sheet(c, x, y, 270, 156, turn, tone)):
            sign(c, -80, 0, 38, mark, BLUSH if tone != BLUSH else PAPER)
            c.stroke("M-20 -14H96M-20 16H60", mark, 6, 0.7)
    for k, tone in enumerate((GREEN, BLUSH, OCHRE, PLUM, SKY)):
        with c.group(f"translate(1050 1010) rotate({-34 + k * 13})"):
            c.shade(rectangle(-34, -300, 84, 300, 8), -0.4, blur=7)
            c.fill(rectangle(-40, -310, 84, 310, 8), PAPER, Fade(60, 0.1, -0.1))
            c.fill(rectangle(-40, -310, 84, 216, 8), tone, Fade(60, 0.2, -0.2))
    c.fill(circle(1052, 982, 9), mix(INK, SAND, 0.4))
    with c.group("translate(170 560) rotate(76)"):
        c.shade(rectangle(-210, -2, 430, 30, 6), -0.5, blur=8)
        c.fill(rectangle(-220, -15, 400, 30, 4), mix(TERRACOTTA, BLUSH, 0.2), Fade(90, 0.35, -0.4))
        c.fill("M180 -15L236 0L180 15Z", SAND, Fade(90, 0.3, -0.3))
        c.fill("M218 -5L238 0L218 5Z", INK)
    leaf(c, (160, 190), -20, 250, 92, LEAF, 18, "ovate", 7, 0.8)
    leaf(c, (150, 200), 30, 220, 80, GREEN, 18, "ovate", 7, 0.8)
    return c


def brochure_stack() -> Canvas:
    c = Canvas("brochure-stack", mix(OCHRE, CREAM, 0.6), Fade(60, 0.18, -0.2))
    c.fill(circle(420, 360, 320), mix(TERRACOTTA, OCHRE, 0.35), Fade(75, 0.2, -0.2), opacity=0.85)
    c.fill(f"M0 760H{WIDTH}V{HEIGHT}H0Z", mix(CREAM, OCHRE, 0.25), Fade(90, 0.2, -0.2))
    tones = (PLUM, SAGE, mix(BLUSH, PAPER, 0.1), GREEN, mix(SKY, PAPER, 0.1), TERRACOTTA)
    c.shade(ellipse(620, 985, 470, 46), -0.7, blur=22)
    for k, tone in enumerate(tones):
        shift, y = (0, 26, -18, 14, -22, 8)[k], 950 - k * 54
        c.fill(rectangle(230 + shift, y - 46, 700, 50, 4), tone, Fade(90, 0.3, -0.4))
        c.fill(rectangle(246 + shift, y - 38, 688, 34, 2), mix(PAPER, CREAM, 0.5), Fade(90, 0.1, -0.25))
        for line in (10, 18, 26):
            c.stroke(f"M{252 + shift} {y - 38 + line}H{932 + shift}", mix(SAND, BARK, 0.2), 1.4, 0.6)
    for angle, size, tone in ((-122, 300, GREEN), (-96, 360, LEAF), (-66, 310, GREEN), (-38, 220, LEAF)):
        leaf(c, (420, 640), angle, size, size * 0.34, tone, (angle + 90) * 0.5, "ovate", 8, 0.5)
    cylinder(c, 420, 500, 150, 136, mix(BLUSH, PAPER, 0.3), mix(BARK, INK, 0.3), flat=0.12)
    c.shade(straight([(900, 980), (1500, 980), (1590, 1020), (960, 1040)]), -0.6, blur=14)
    cover = [(960, 300), (1380, 270), (1380, 960), (960, 990)]
    c.fill(straight([(1380, 270), (1420, 300), (1420, 968), (1380, 960)]), mix(PAPER, SAND, 0.5), Fade(0, -0.3, 0))
    c.fill(straight(cover), GREEN, Fade(30, 0.2, -0.3))
    c.fill(straight([(960, 300), (985, 298), (985, 988), (960, 990)]), darker(GREEN, 0.3), Fade(0, -0.3, 0))
    with c.clip(straight(cover)), c.group("skewY(-4)"):
        c.fill(circle(1210, 700, 180), mix(BLUSH, PAPER, 0.15), Fade(75, 0.25, -0.25))
        for k, (angle, size) in enumerate(((-128, 300), (-100, 380), (-74, 360), (-48, 280))):
            leaf(
                c,
                (1200, 1050),
                angle,
                size,
                size * 0.36,
                (mix(LEAF, SAGE, 0.5), SAGE, LEAF)[k % 3],
                (angle + 90) * 0.4,
                "ovate",
                7,
                0.5,
            )
        star(c, (1262, 742), 84, 10)
        sign(c, 1070, 470, 40, PAPER, BLUSH)
        c.stroke("M1034 550H1300M1034 584H1220", mix(GREEN_SOFT, GREEN, 0.2), 7)
    return c


def logo_seal() -> Canvas:
    c = Canvas("logo-seal", mix(PAPER, CREAM, 0.5), Fade(60, 0.1, -0.14))
    window_light(c, 60, 40, 620, 620, 150)
    plant_shadow(c, (0, 160), 24, 760, 22, 8, 240, 0.28)
    with c.group(_sheet(c, 980, 560, 900, 700, -5, mix(PAPER, BLUSH_SOFT, 0.35))):
        c.stroke(rectangle(-414, -314, 828, 628), mix(GREEN, SAGE, 0.3), 3, 0.7)
        c.stroke(rectangle(-400, -300, 800, 600), mix(GREEN, SAGE, 0.3), 1.5, 0.6)
        for k in range(5):
            c.stroke(f"M-330 {-190 + k * 46}H{120 - (k * 67) % 170}", mix(SAGE, PAPER, 0.35), 7)
    for dx, lean in ((-54, 12), (54, -10)):
        ribbon = spine((1110 + dx, 700), 90 + lean, 360, -lean, 10)
        c.fill(tapered(ribbon, 78, 96), mix(GREEN, LEAF, 0.2), Fade(0, 0.2, -0.4))
        x, y = ribbon[-1]
        c.fill(
            straight([(x - 52, y + 4), (x, y - 44), (x + 52, y + 4)]),
            mix(PAPER, BLUSH_SOFT, 0.35) if y < 860 else mix(PAPER, CREAM, 0.45),
        )
    x, y, r = 1110, 640, 236
    c.shade(circle(x + 22, y + 34, r), -0.7, blur=20)
    c.fill(blob(c.random, x, y, r, 0.045, 16), mix(TERRACOTTA, BLUSH, 0.3), Fade(55, 0.4, -0.5))
    c.shade(circle(x, y, r * 0.8), -0.35, blur=5)
    c.fill(circle(x + 3, y + 4, r * 0.79), mix(TERRACOTTA, BLUSH, 0.36), Fade(55, -0.35, 0.3))
    with c.group("translate(-5 -6)"):
        sign(c, x, y, 150, lighter(TERRACOTTA, 0.5), TERRACOTTA, 0.3)
    with c.group("translate(5 6)"):
        sign(c, x, y, 150, darker(TERRACOTTA, 0.3), TERRACOTTA, -0.3)
    sign(c, x, y, 150, mix(TERRACOTTA, BLUSH, 0.5), mix(TERRACOTTA, PLUM, 0.2), Fade(60, 0.25, -0.2))
    branch = bezier((300, 1120), (380, 980), (520, 900), (760, 880), 22)
    twig(c, branch, 6, 190, 64, [GREEN, LEAF, SAGE], form="lanceolate", veins=5, cast=0.7)
    dots(c, 240, 820, 300, 180, 10, 6, BLUSH, 0.8)
    return c


SCENES = (
    identity_kit,
    brochure_stack,
    logo_seal,
)
