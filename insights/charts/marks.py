"""What tells one series from another besides its colour: textures, dashes, shapes of points; and the key to them."""

from collections.abc import Sequence

from .canvas import FONT, LINE, WIDTH, Canvas
from .text import text_width, wrap

# The style sheet names this many colours; a chart with more series is a table.
STYLES = 6

SHAPES = (
    "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
    "m-6-6h12v12h-12z",
    "m0-8 8 14h-16z",
    "m0-9 8 9-8 9-8-9z",
    "m0 8-8-14h16z",
    "m-2-8h5v5h5v5h-5v5h-5v-5h-5v-5h5z",
)
DASHES = ("", "16 8", "4 6", "20 6 4 6", "10 5", "2 4")

# Every second series is hatched, so that neighbours differ in black and white too.
_TURNS = (45, -45, 0)
_SHADES = (1, 1, 0.45, 1, 0.7, 1)

SWATCH = 24


def style_of(index: int) -> int:
    """The number in the class names, from 1."""
    return index % STYLES + 1


def bar_group(canvas: Canvas, index: int, rectangles: Sequence[str]) -> None:
    """The rectangles of one series."""
    style = style_of(index)
    fill = "currentColor"
    if style % 2 == 0:
        name = f"{canvas.id_prefix}-{style}"
        fill = f"url(#{name})"
        canvas.define(
            f'<pattern id="{name}" class="chart__bar--{style}" width="8" height="8" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate({_TURNS[style // 2 - 1]})" fill="currentColor">'
            '<path fill-opacity=".35" d="M0 0h8v8H0z"/><path d="M0 0h4v8H0z"/></pattern>'
        )
    shade = _SHADES[style - 1]
    opacity = f' fill-opacity="{shade}"' if shade != 1 else ""
    canvas.draw("chart__bar", f'<g class="chart__bar--{style}" fill="{fill}"{opacity}>{"".join(rectangles)}</g>')


def line_path(canvas: Canvas, index: int, path: str) -> None:
    style = style_of(index)
    dash = f' stroke-dasharray="{DASHES[style - 1]}"' if DASHES[style - 1] else ""
    canvas.draw("chart__line", f'<path class="chart__line--{style}" stroke="currentColor"{dash} d="{path}"/>')


def point_marks(canvas: Canvas, index: int, points: Sequence[tuple[float, float]]) -> None:
    style = style_of(index)
    path = "".join(f"M{canvas.side(x)} {round(y)}{SHAPES[style - 1]}" for x, y in points)
    canvas.draw("chart__mark", f'<path class="chart__line--{style}" fill="currentColor" d="{path}"/>')


def draw_key(canvas: Canvas, labels: Sequence[str], top: float, *, lines: bool = False) -> float:
    """Print samples with their names in the order of the series, and return where the key ends."""
    sample = 2 * SWATCH if lines else SWATCH
    x, y, tallest = 0.0, top, 0
    for index, label in enumerate(labels):
        wrapped = wrap(label, WIDTH - sample - 10, FONT, 3)
        width = sample + 10 + max(text_width(line, FONT) for line in wrapped)
        if x and x + width > WIDTH:
            x, y, tallest = 0.0, y + tallest * LINE + 5, 0
        if lines:
            middle = y + SWATCH / 2
            line_path(canvas, index, canvas.horizontal(middle, x, x + sample))
            point_marks(canvas, index, [(x + sample / 2, middle)])
        else:
            bar_group(canvas, index, [canvas.rectangle(x, y, sample, SWATCH)])
        canvas.text("chart__label", x + sample + 10, y + SWATCH / 2, wrapped, align="first")
        tallest = max(tallest, len(wrapped))
        x += width + 28
    return y + tallest * LINE
