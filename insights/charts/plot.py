"""The ground of a line chart: value grid, categories along the bottom, bands where figures are missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .canvas import FONT, INSET, LINE, WIDTH, Canvas
from .data import ChartData
from .scale import Scale
from .text import text_width, widest_piece, wrap

POINT_INSET = 14
BETWEEN_NAMES = 18
NARROWEST_NAME = 130
NAME_LINES = 2


@dataclass(frozen=True)
class Plot:
    start: float
    end: float
    top: float
    bottom: float
    count: int
    scale: Scale

    @property
    def spacing(self) -> float:
        return (self.end - self.start - 2 * POINT_INSET) / max(1, self.count - 1)

    def x(self, index: float) -> float:
        if self.count == 1:
            return (self.start + self.end) / 2
        return self.start + POINT_INSET + index * self.spacing

    def y(self, value: float) -> int:
        return self.scale(value)


def draw_grid(canvas: Canvas, plot: Plot, ticks: Sequence[float], texts: Sequence[str]) -> None:
    for tick, text in zip(ticks, texts, strict=True):
        y = plot.y(tick)
        # Only zero gets the strong line: elsewhere it would pretend that the chart begins at nothing.
        layer = "chart__axis" if tick == 0 else "chart__grid"
        canvas.draw(layer, f'<path d="{canvas.horizontal(y, plot.start, plot.end)}"/>')
        canvas.text("chart__tick", plot.start - 10, y, [text], "end", "centre")


def missing_runs(present: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last index of every stretch without figures."""
    for missing, run in groupby(range(len(present)), key=lambda index: not present[index]):
        indexes = list(run)
        if missing:
            yield indexes[0], indexes[-1]


def draw_gaps(canvas: Canvas, data: ChartData, plot: Plot) -> None:
    """Shade the categories for which no series has a figure, and say so where the words fit."""
    rows = [series.figures for series in data.series]
    present = [any(row[index] is not None for row in rows) for index in range(plot.count)]
    for first, last in missing_runs(present):
        start = max(plot.start, plot.x(first) - plot.spacing / 2)
        end = min(plot.end, plot.x(last) + plot.spacing / 2)
        canvas.draw("chart__gap", canvas.rectangle(start, plot.top, end - start, plot.bottom - plot.top))
        if widest_piece(data.missing_label, FONT) <= end - start - 4:
            lines = _balanced(data.missing_label, end - start - 4)
            canvas.text("chart__missing", (start + end) / 2, plot.bottom - 12, lines, "middle", "above")


def _balanced(text: str, limit: float) -> tuple[str, ...]:
    """Lines of about the same length: a word that may break anywhere should not leave one character behind."""
    count = len(wrap(text, limit, FONT, NAME_LINES))
    return wrap(text, max(text_width(text, FONT) / count + FONT / 2, widest_piece(text, FONT)), FONT, NAME_LINES)


def print_categories(canvas: Canvas, data: ChartData, plot: Plot) -> float:
    """Print as many names as fit, and return the height of the sheet."""
    limit = WIDTH / 2 if plot.count == 1 else max(plot.spacing - BETWEEN_NAMES, NARROWEST_NAME)
    names = [wrap(name, limit, FONT, NAME_LINES) for name in data.categories]
    widths = [max(text_width(line, FONT) for line in lines) for lines in names]
    marks = "".join(canvas.vertical(plot.x(index), plot.bottom, 8) for index in range(plot.count))
    canvas.draw("chart__grid", f'<path d="{marks}"/>')
    tallest = 1
    taken: list[tuple[float, float]] = []
    for index in _by_importance(plot.count, (max(widths) + BETWEEN_NAMES) / plot.spacing):
        half = widths[index] / 2
        centre = min(max(plot.x(index), half + INSET), WIDTH - INSET - half)
        if all(abs(centre - other) >= half + width + BETWEEN_NAMES / 2 for other, width in taken):
            taken.append((centre, half))
            canvas.text("chart__tick", centre, plot.bottom + 16, names[index], "middle", "below")
            tallest = max(tallest, len(names[index]))
    return plot.bottom + 16 + LINE * tallest


def _by_importance(count: int, needed: float) -> list[int]:
    """The categories to name if names stand at least ``needed`` steps apart: the last, the first, then evenly between.

    Where the count does not divide, the steps are counted from the last: the newest figures are the ones read first.
    """
    least = max(1, -int(-needed // 1))
    step = next((step for step in range(least, 2 * least) if (count - 1) % step == 0), least)
    return list(dict.fromkeys([count - 1, 0, *range(count - 1, 0, -step)]))
