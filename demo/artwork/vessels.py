"""Glass, ceramic and boxes."""

from collections.abc import Sequence
from itertools import pairwise

from demo.artwork.canvas import Canvas, Fade, Glow, Paint, Round
from demo.artwork.geometry import ellipse, rectangle, smooth, straight, turned
from demo.artwork.palette import INK, PAPER, darker, lighter, mix

Outline = Sequence[tuple[float, float]]


def placed(profile: Outline, y: float, size: float) -> list[tuple[float, float]]:
    """A profile in units of its height (0 top, 1 foot), set with its foot on y."""
    return [(r * size, y - size + h * size) for r, h in profile]


CONICAL = (
    (0.09, 0),
    (0.1, 0.02),
    (0.085, 0.05),
    (0.085, 0.34),
    (0.13, 0.46),
    (0.29, 0.82),
    (0.36, 0.93),
    (0.34, 0.99),
    (0.2, 1),
)
ROUND_FLASK = (
    (0.085, 0),
    (0.1, 0.02),
    (0.08, 0.05),
    (0.08, 0.38),
    (0.2, 0.47),
    (0.3, 0.6),
    (0.32, 0.74),
    (0.27, 0.89),
    (0.16, 0.98),
    (0.05, 1),
)
BOTTLE = (
    (0.1, 0),
    (0.105, 0.03),
    (0.1, 0.1),
    (0.1, 0.17),
    (0.2, 0.26),
    (0.235, 0.34),
    (0.235, 0.6),
    (0.235, 0.95),
    (0.215, 0.995),
    (0.1, 1),
)
VIAL = ((0.1, 0), (0.1, 0.05), (0.1, 0.3), (0.1, 0.6), (0.1, 0.88), (0.08, 0.97), (0.04, 1))
BOWL = ((0.86, 0), (0.84, 0.2), (0.74, 0.55), (0.52, 0.85), (0.36, 0.95), (0.36, 1))
CARAFE = (
    (0.13, 0),
    (0.11, 0.08),
    (0.1, 0.25),
    (0.12, 0.4),
    (0.22, 0.56),
    (0.3, 0.72),
    (0.3, 0.88),
    (0.25, 0.98),
    (0.1, 1),
)


def rest(
    canvas: Canvas, x: float, y: float, rx: float, ry: float = 0, depth: float = 0.75, drift: float = 0.35
) -> None:
    """The soft shadow under a thing that stands on a table, longer to the right."""
    ry = ry or rx * 0.16
    canvas.shade(ellipse(x + rx * drift, y + ry * 0.15, rx * 1.35, ry), -depth, blur=max(5, rx * 0.1))
    canvas.shade(ellipse(x, y, rx * 0.95, ry * 0.5), -depth, blur=4)


def glass(
    canvas: Canvas,
    x: float,
    foot: float,
    height: float,
    profile: Outline,
    *,
    tint: str = PAPER,
    liquid: str = "",
    level: float = 0.5,
    body: float = 0.34,
    grounded: bool = True,
) -> str:
    """A clear vessel, `level` (share of its height from the top) filled; answers its outline."""
    points = placed(profile, foot, height)
    outline = turned(points, x)
    wide = max(r for r, _ in points)
    if grounded:
        rest(canvas, x, foot, wide * 0.85)
    canvas.fill(outline, tint, Round(0.5), opacity=body)
    if liquid:
        _liquid(canvas, outline, x, foot, height, points, liquid, level)
    with canvas.clip(outline):
        canvas.stroke(outline, lighter(tint, 0.75), height * 0.035, opacity=0.55)
        streak = [(x - wide * 0.72, foot - height * 0.72), (x - wide * 0.66, foot - height * 0.1)]
        canvas.stroke(straight(streak, closed=False), PAPER, height * 0.022, opacity=0.6)
        shine = [(x + wide * 0.76, foot - height * 0.42), (x + wide * 0.76, foot - height * 0.12)]
        canvas.stroke(straight(shine, closed=False), PAPER, height * 0.01, opacity=0.5)
        canvas.shade(rectangle(x + wide * 0.35, foot - height, wide, height), -0.22, blur=wide * 0.2)
    canvas.stroke(outline, mix(darker(tint, 0.4), INK, 0.2), 2.2, opacity=0.55)
    mouth = points[0][0]
    canvas.fill(ellipse(x, points[0][1], mouth, mouth * 0.24), lighter(tint, 0.5), opacity=0.7)
    canvas.stroke(ellipse(x, points[0][1], mouth, mouth * 0.24), mix(darker(tint, 0.4), INK, 0.2), 2, opacity=0.6)
    return outline


def _liquid(canvas, outline, x, foot, height, points, liquid, level) -> None:
    surface = foot - height * (1 - level)
    wide = max(r for r, _ in points)
    at = _radius(points, surface)
    with canvas.clip(outline):
        canvas.fill(rectangle(x - wide, surface, wide * 2, foot - surface), liquid, Round(0.55), opacity=0.88)
        canvas.shade(rectangle(x - wide, foot - height * 0.12, wide * 2, height * 0.14), -0.3, blur=height * 0.04)
        canvas.fill(ellipse(x, surface, at, max(4, at * 0.17)), lighter(liquid, 0.4), Fade(0, 0.2, -0.1))


def _radius(points: Outline, y: float) -> float:
    for (r1, y1), (r2, y2) in pairwise(points):
        if y1 <= y <= y2:
            return r1 + (r2 - r1) * (y - y1) / ((y2 - y1) or 1)
    return points[-1][0]


def ceramic(
    canvas: Canvas, x: float, foot: float, height: float, profile: Outline, colour: str, inside: str = ""
) -> str:
    """An opaque turned vessel; with `inside`, its mouth shows."""
    points = placed(profile, foot, height)
    outline = turned(points, x)
    rest(canvas, x, foot, max(r for r, _ in points) * 0.8)
    canvas.fill(outline, colour, Round())
    mouth = points[0][0]
    if inside:
        canvas.fill(ellipse(x, points[0][1], mouth, mouth * 0.2), lighter(colour, 0.3), Fade(0, 0.3, -0.2))
        canvas.fill(ellipse(x, points[0][1] + 3, mouth * 0.93, mouth * 0.165), inside, Fade(0, -0.4, 0.15))
    return outline


def cylinder(
    canvas: Canvas,
    x: float,
    top: float,
    width: float,
    height: float,
    colour: str,
    lid: str = "",
    flat: float = 0.09,
    strength: float = 1,
) -> None:
    """An upright cylinder; (x, top) is the middle of its upper face."""
    r, ry = width / 2, width * flat
    side = (
        f"M{x - r:.1f} {top:.1f}v{height:.1f}A{r:.1f} {ry:.1f} 0 0 0 {x + r:.1f} {top + height:.1f}v{-height:.1f}"
        f"A{r:.1f} {ry:.1f} 0 0 1 {x - r:.1f} {top:.1f}Z"
    )
    canvas.fill(side, colour, Round(strength))
    canvas.fill(ellipse(x, top, r, ry), lid or lighter(colour, 0.22), Fade(20, 0.25, -0.15))


def box(
    canvas: Canvas, x: float, foot: float, width: float, height: float, depth: float, colour: str, rise: float = 0.42
) -> None:
    """A carton with its front, right side and top; (x, foot) is its front lower left corner."""
    up = depth * rise
    canvas.shade(
        straight(
            [(x + 10, foot), (x + width, foot), (x + width + depth * 1.7, foot - up), (x + width, foot - up * 1.6)]
        ),
        -0.7,
        blur=10,
    )
    top, right = foot - height, x + width
    canvas.fill(rectangle(x, top, width, height), colour, Fade(75, 0.22, -0.2))
    side = [(right, foot), (right, top), (right + depth, top - up), (right + depth, foot - up)]
    canvas.fill(straight(side), darker(colour, 0.22), Fade(90, -0.1, -0.55))
    lid = [(x, top), (right, top), (right + depth, top - up), (x + depth, top - up)]
    canvas.fill(straight(lid), lighter(colour, 0.25), Fade(0, 0.3, 0))
    canvas.stroke(
        straight([(x, top), (right, top), (right, foot)], closed=False), lighter(colour, 0.5), 1.6, opacity=0.7
    )


def drop(canvas: Canvas, x: float, y: float, size: float, colour: Paint) -> None:
    """A falling drop, (x, y) being the middle of its belly."""
    tall = size * 2.1
    tip, neck, shoulder, belly = y - tall * 0.72, y - tall * 0.35, y - size * 0.35, y + size * 0.1
    slim, left, right = size * 0.25, x - size, x + size
    outline = (
        f"M{x:.1f} {tip:.1f}C{x + slim:.1f} {neck:.1f} {right:.1f} {shoulder:.1f} {right:.1f} {belly:.1f}"
        f"A{size:.1f} {size:.1f} 0 0 1 {left:.1f} {belly:.1f}"
        f"C{left:.1f} {shoulder:.1f} {x - slim:.1f} {neck:.1f} {x:.1f} {tip:.1f}Z"
    )
    canvas.fill(outline, colour, Glow(0.35, 0.55, 0.45, -0.6))
    curve = smooth(
        [(x - size * 0.62, y - size * 0.1), (x - size * 0.6, y + size * 0.3), (x - size * 0.3, y + size * 0.66)]
    )
    canvas.stroke(curve, PAPER, size * 0.14, opacity=0.75)
