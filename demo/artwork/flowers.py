"""Blossoms seen from the front or the side."""

from collections.abc import Sequence

from demo.artwork.botanic import leaf, petal
from demo.artwork.canvas import Canvas, Fade, Glow
from demo.artwork.geometry import Point, blade, bump, circle, offset, polar, scaled, smooth, spine
from demo.artwork.palette import BLUSH, LEAF, OCHRE, PAPER, darker, lighter, mix


def blossom(
    canvas: Canvas,
    centre: Point,
    radius: float,
    petals: int,
    colour: str,
    *,
    width: float = 0.8,
    turn: float = 0,
    tilt: float = 1,
    heart: str = OCHRE,
    heart_size: float = 0.16,
    form: str = "petal",
    lines: int = 3,
    depth: float = 0.5,
) -> None:
    """An open flower; `tilt` below 1 turns it away from us."""
    x, y = centre
    with canvas.group(f"translate({x:.1f} {y:.1f}) scale(1 {tilt:.2f})"):
        canvas.shade(circle(radius * 0.05, radius * 0.1, radius * 0.72), -0.5, blur=radius * 0.12)
        for step in range(petals):
            number = step * 2 % petals + (step * 2 >= petals and petals % 2 == 0)
            angle = turn + 360 * number / petals
            shade = colour if number % 2 else darker(colour, 0.05)
            petal(
                canvas,
                polar((0, 0), angle, radius * 0.06),
                angle,
                radius * 0.94,
                radius * width,
                shade,
                8,
                lines,
                form,
                depth,
            )
        _heart(canvas, radius * heart_size, heart)


def _heart(canvas: Canvas, radius: float, colour: str) -> None:
    canvas.shade(circle(0, 0, radius * 1.5), -0.45, blur=radius * 0.5)
    canvas.fill(circle(0, 0, radius), colour, Glow(0.35, 0.35, 0.4, -0.5))
    for index in range(14):
        x, y = polar((0, 0), index * 137.5, radius * (0.25 + 0.75 * (index / 14) ** 0.5))
        canvas.fill(circle(x, y, max(1.4, radius * 0.13)), darker(colour, 0.35) if index % 3 else lighter(colour, 0.4))


def rosette(
    canvas: Canvas, centre: Point, radius: float, colours: Sequence[str], rings: int = 6, first: int = 9
) -> None:
    """A full, many-petalled flower (camellia, rose): rings of round petals that close towards the middle."""
    x, y = centre
    canvas.shade(circle(x + radius * 0.1, y + radius * 0.16, radius * 0.9), -0.65, blur=radius * 0.1)
    turn = 0.0
    for ring in range(rings):
        share = ring / (rings - 1)
        reach = radius * (1 - 0.8 * share**0.85)
        count = max(3, round(first - share * (first - 3)))
        turn += 180 / count + canvas.random.uniform(4, 16)
        for index in range(count):
            angle = turn + 360 * index / count + canvas.random.uniform(-4, 4)
            tone = mix(_step(colours, share), PAPER, 0.1 * (index % 2))
            _round_petal(canvas, (x, y), angle, reach * canvas.random.uniform(0.95, 1.03), 360 / count, tone, share)
    middle = radius * 0.085
    canvas.fill(circle(x, y, middle), darker(_step(colours, 1), 0.1), Glow(0.4, 0.35, 0.3, -0.6))


def _step(colours: Sequence[str], share: float) -> str:
    position = share * (len(colours) - 1)
    low = min(int(position), len(colours) - 2)
    return mix(colours[low], colours[low + 1], position - low)


def _round_petal(
    canvas: Canvas, centre: Point, angle: float, reach: float, sector: float, colour: str, share: float
) -> None:
    width = reach * min(1.25, sector / 38)
    base = polar(centre, angle, reach * 0.1)
    line = spine(base, angle, reach * 0.9, 4)
    half = scaled(bump(1.0, 0.44), width / 2)
    outline = blade(line, half, half)
    with canvas.group(f"translate({reach * 0.02:.1f} {reach * 0.05:.1f})"):
        canvas.shade(outline, -0.7, blur=max(3, reach * 0.045))
    canvas.fill(outline, colour, Fade(angle, -0.75 - 0.1 * share, 0.42))
    for lean in (-0.4, 0.0, 0.4):
        vein = offset(line, lambda t, k=lean: k * half(t))[9:14]
        canvas.stroke(smooth(vein), darker(colour, 0.2), 1.2, opacity=0.35)
    rim = offset(line, lambda t: half(t) * 0.97)[11:] + offset(line, lambda t: -half(t) * 0.97)[:10:-1]
    canvas.stroke(smooth(rim[1:-1]), lighter(colour, 0.6), 1.8, opacity=0.75)


def star(
    canvas: Canvas, centre: Point, radius: float, turn: float, colour: str = PAPER, petals: int = 5, heart: str = OCHRE
) -> None:
    """A narrow-petalled white flower (jasmine)."""
    for index in range(petals):
        angle = turn + 360 * index / petals
        base = polar(centre, angle, radius * 0.08)
        with canvas.group(f"translate({radius * 0.03:.1f} {radius * 0.07:.1f})"):
            line = spine(base, angle, radius * 0.9, 16, 8)
            half = scaled(bump(0.8, 0.75), radius * 0.21)
            canvas.shade(blade(line, half, half), -0.5, blur=radius * 0.05)
        petal(
            canvas, base, angle, radius * 0.92, radius * 0.44, colour, 16, 1, "elliptic", 0.35, mix(colour, BLUSH, 0.55)
        )
    x, y = centre
    canvas.fill(circle(x, y, radius * 0.1), heart, Glow(0.4, 0.4, 0.3, -0.5))
    canvas.fill(circle(x, y, radius * 0.04), darker(heart, 0.4))


def bud(canvas: Canvas, base: Point, angle: float, length: float, colour: str, green: str = LEAF) -> None:
    """A closed flower in its calyx."""
    petal(canvas, base, angle - 6, length, length * 0.42, darker(colour, 0.08), 8, 1, "elliptic")
    petal(canvas, base, angle + 5, length * 0.96, length * 0.3, colour, -10, 2, "elliptic")
    for side in (-1, 1):
        leaf(canvas, base, angle + side * 26, length * 0.42, length * 0.2, green, -side * 30, "lanceolate", 0)


def fallen_petal(canvas: Canvas, x: float, y: float, size: float, turn: float, colour: str) -> None:
    """A single petal lying on a surface, one rim curled up."""
    line = spine(polar((x, y), turn + 180, size * 0.5), turn - 14, size, 28)
    half = scaled(bump(1.0, 0.42), size * 0.4)
    outline = blade(line, half, half)
    with canvas.group(f"translate({size * 0.07:.1f} {size * 0.14:.1f})"):
        canvas.shade(outline, -0.6, blur=size * 0.06)
    canvas.fill(outline, colour, Fade(turn, -0.4, 0.3))
    curl = blade(line, lambda t: -half(t) * 0.55, half)
    canvas.fill(curl, lighter(colour, 0.28), Fade(turn, -0.1, 0.35))
    for lean in (-0.5, -0.1):
        vein = offset(line, lambda t, k=lean: k * half(t))[4:13]
        canvas.stroke(smooth(vein), darker(colour, 0.18), 1.3, opacity=0.5)
