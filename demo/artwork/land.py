"""Hills, water, sky and trees."""

from collections.abc import Sequence

from demo.artwork.canvas import HEIGHT, WIDTH, Canvas, Fade, Glow, Light, Paint
from demo.artwork.geometry import Point, blade, blob, bump, circle, ground, ridge, scaled, smooth, spine, tapered
from demo.artwork.palette import PAPER, TERRACOTTA, darker, lighter, mix


def sun(canvas: Canvas, x: float, y: float, radius: float, colour: str, halo: float = 0) -> None:
    if halo:
        canvas.shade(circle(x, y, radius * 1.5), halo, blur=radius * 0.35)
    canvas.fill(circle(x, y, radius), colour, Fade(75, 0.4, -0.12))


def hill(
    canvas: Canvas,
    line: Sequence[Point],
    colour: Paint,
    light: Light = None,
    lines: int = 0,
    gap: float = 26,
    line_colour: str = "",
    bottom: float = HEIGHT,
) -> str:
    """An area under a ridge with parallel field lines in it; answers its outline."""
    area = ground(line, bottom)
    canvas.fill(area, colour, light or Fade(90, 0.16, -0.4))
    if lines:
        with canvas.clip(area):
            for number in range(1, lines + 1):
                drop = gap * number * (1 + number * 0.05)
                row = [(x, y + drop + (x / WIDTH - 0.5) * number * 3) for x, y in line]
                canvas.stroke(smooth(row), line_colour or PAPER, 1.8, opacity=0.45)
    return area


def hills(canvas: Canvas, specs: Sequence[tuple[float, float, str, int]], light: float = 0.2) -> None:
    """Ridges from far to near: (height, swing, colour, field lines)."""
    for height, swing, colour, lines in specs:
        line = ridge(canvas.random, -60, WIDTH + 60, height, swing)
        with canvas.group("translate(0 -14)"):
            canvas.shade(ground(line, height + 160), -0.25, blur=18)
        hill(canvas, line, colour, Fade(90, light, -0.45), lines, line_colour=lighter(colour, 0.5))


def cloud(canvas: Canvas, x: float, y: float, width: float, colour: str, opacity: float = 0.85) -> None:
    """Three flat lens shapes on one line."""
    for dx, dy, share in ((0, 0, 1), (width * 0.18, -width * 0.045, 0.6), (-width * 0.1, width * 0.045, 0.5)):
        line = spine((x + dx - width * share / 2, y + dy), 0, width * share)
        half = scaled(bump(0.4, 0.4), width * 0.028)
        canvas.fill(blade(line, half, half), colour, opacity=opacity)


def ripples(
    canvas: Canvas, x: float, y: float, width: float, rows: int, gap: float, colour: str, opacity: float = 0.6
) -> None:
    """Short strokes of light on water, wider towards us."""
    for row in range(rows):
        stretch = 1 + row * 0.12
        for _ in range(3 + row % 2):
            left = x + canvas.random.uniform(-0.5, 0.4) * width * stretch
            long = canvas.random.uniform(0.08, 0.3) * width
            line = spine((left, y + row * gap), 0, long)
            half = scaled(bump(0.6, 0.6), 1.5 + row * 0.35)
            canvas.fill(blade(line, half, half), colour, opacity=opacity)


def cypress(canvas: Canvas, x: float, foot: float, height: float, colour: str) -> None:
    line = spine((x, foot), -90, height)
    half = scaled(bump(0.5, 0.9), height * 0.1)
    canvas.fill(blade(line, half, half), colour, Fade(0, 0.2, -0.5))
    canvas.fill(blade(line, lambda t: 0, half), darker(colour, 0.2), Fade(90, -0.2, -0.4))


def fir(canvas: Canvas, x: float, foot: float, height: float, colour: str) -> None:
    """A conifer in five tiers, its right side in the shade."""
    canvas.fill(
        tapered(spine((x, foot), -90, height * 0.3, 0, 4), height * 0.05, height * 0.03),
        mix(TERRACOTTA, darker(colour, 0.6), 0.6),
    )
    for tier in range(5):
        top = foot - height * (0.4 + 0.6 * tier / 4 if tier < 4 else 1)
        base = foot - height * (0.08 + 0.17 * tier)
        wide = height * (0.25 - 0.042 * tier)
        sag = base + wide * 0.22
        right = f"M{x:.1f} {top:.1f}L{x + wide:.1f} {base:.1f}Q{x + wide * 0.5:.1f} {sag:.1f} {x:.1f} {base:.1f}"
        left = f"Q{x - wide * 0.5:.1f} {sag:.1f} {x - wide:.1f} {base:.1f}Z"
        canvas.fill(right + left, colour, Fade(90, 0.2, -0.45))
        canvas.fill(f"{right}Z", darker(colour, 0.2), Fade(90, 0, -0.4))


def tree(canvas: Canvas, x: float, foot: float, size: float, colour: str, trunk: str = "") -> None:
    """A round crown on a thin trunk."""
    wood = trunk or mix(TERRACOTTA, darker(colour, 0.6), 0.6)
    canvas.fill(tapered(spine((x, foot), -90, size * 0.75, 4), size * 0.09, size * 0.04), wood)
    crown = blob(canvas.random, x, foot - size * 0.95, size * 0.48, 0.1, 9)
    canvas.fill(crown, colour, Glow(0.35, 0.3, 0.35, -0.6))
    for number in range(3):
        twig = spine((x, foot - size * 0.55), -125 + number * 34, size * 0.42, (1 - number) * -16, 6)
        canvas.stroke(smooth(twig), lighter(colour, 0.3), 1.6, opacity=0.5)


def palm(canvas: Canvas, x: float, foot: float, height: float, colour: str, wood: str, lean: float = 12) -> None:
    line = spine((x, foot), -90, height, lean)
    canvas.fill(tapered(line, height * 0.06, height * 0.03), wood, Fade(0, 0.2, -0.4))
    for number in range(9):
        angle = -90 + lean + (number - 4) * 40
        frond = spine(line[-1], angle, height * 0.52, 52 if number > 4 else -52)
        half = scaled(bump(0.5, 0.9), height * 0.05)
        canvas.fill(blade(frond, half, half), mix(colour, PAPER, 0.12 * (number % 3)), Fade(angle, -0.4, 0.25))
        canvas.stroke(smooth(frond), lighter(colour, 0.4), 1.4, opacity=0.6)
