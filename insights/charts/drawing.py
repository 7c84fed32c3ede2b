"""From data to a figure."""

from typing import Literal

from django.utils.safestring import SafeString

from .bars import draw_bars
from .canvas import FONT, INSET, LINE, WIDTH, Canvas
from .data import ChartData
from .lines import draw_lines
from .stacked import draw_stacked
from .text import wrap

Kind = Literal["bar", "line", "stacked"]

_DRAWINGS = {"bar": draw_bars, "line": draw_lines, "stacked": draw_stacked}


def render(kind: Kind, data: ChartData, *, title: str, description: str, id_prefix: str) -> SafeString:
    """An ``<svg>`` to be placed in a page, or saved as a file of its own.

    ``title`` and ``description`` are read out instead of the picture; the page prints them as text itself.
    ``id_prefix`` keeps the identifiers of several charts on a page apart. Raises ``ValueError`` for an unknown kind.
    """
    if kind not in _DRAWINGS:
        raise ValueError(f"Unknown kind of chart: {kind!r}.")
    canvas = Canvas(kind, data.language, data.direction, id_prefix)
    top = _print_unit(canvas, data)
    draw = _DRAWINGS[kind] if data.known else _say_that_nothing_is_known
    height = draw(canvas, data, top)
    return canvas.markup(height, title, description)


def _print_unit(canvas: Canvas, data: ChartData) -> float:
    """Say what is counted, above everything else; a single series has no other place for its name."""
    words = [data.series[0].label] if len(data.series) == 1 else []
    words += [data.unit_label] if data.unit_label not in words else []
    lines = wrap(" · ".join(word for word in words if word), WIDTH - INSET, FONT, 2)
    if lines == ("",):
        return 0
    canvas.text("chart__unit", 0, FONT + 1, lines)
    return len(lines) * LINE + 20


def _say_that_nothing_is_known(canvas: Canvas, data: ChartData, top: float) -> float:
    lines = wrap(data.missing_label, WIDTH - INSET, FONT, 3)
    canvas.text("chart__missing", WIDTH / 2, top + 2 * LINE, lines, "middle")
    return top + (3 + len(lines)) * LINE
