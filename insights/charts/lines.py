"""Lines over time.

In a right-to-left language time runs from right to left too: the reader enters the chart where the text begins, the
bars of the same page grow from there, and the columns of the table below have the same order. The value axis stands at
the reader's side and the last point carries its figure, so that a rise cannot be mistaken for a fall.
"""

from collections.abc import Sequence

from .canvas import FONT, WIDTH, Canvas
from .data import ChartData
from .line_labels import end_names, height_of, print_end_labels, print_turning_points, room_at_end
from .marks import draw_key, line_path, point_marks
from .plot import Plot, draw_gaps, draw_grid, print_categories
from .scale import Scale, domain_of_line, nice_ticks
from .text import number_text, text_width

HEIGHT = 330
MOST_MARKED_POINTS = 16


def draw_lines(canvas: Canvas, data: ChartData, top: float) -> float:
    ticks = nice_ticks(*domain_of_line(data.known), data.format_value)
    tick_texts = [number_text(tick, data.format_value(tick), WIDTH / 4, FONT) for tick in ticks]
    names = end_names(data)
    if len(data.series) > 1 and not names:
        top = draw_key(canvas, [series.label for series in data.series], top, lines=True)
    top += FONT + 8
    start = max(text_width(text, FONT) for text in tick_texts) + 14
    bottom = top + max(HEIGHT, sum(map(height_of, names)) - 2 * FONT)
    end = WIDTH - room_at_end(data, names)
    plot = Plot(start, end, top, bottom, len(data.categories), Scale(ticks[0], ticks[-1], bottom, top))
    draw_gaps(canvas, data, plot)
    draw_grid(canvas, plot, ticks, tick_texts)
    for index, series in enumerate(data.series):
        _draw_series(canvas, plot, index, series.figures)
    if len(data.series) == 1:
        print_turning_points(canvas, data, plot)
    elif names:
        print_end_labels(canvas, data, plot, names)
    return print_categories(canvas, data, plot)


def _draw_series(canvas: Canvas, plot: Plot, index: int, figures: Sequence[float | None]) -> None:
    """One path for the stretches between gaps, and marks: a point alone between two gaps has no line."""
    known = [position for position, value in enumerate(figures) if value is not None]
    path = ""
    for position in known:
        joined = position > 0 and figures[position - 1] is not None
        path += f"{'L' if joined else 'M'}{canvas.side(plot.x(position))} {plot.y(figures[position])}"
    if "L" in path:
        line_path(canvas, index, path)
    marked = known if len(known) <= MOST_MARKED_POINTS else [p for p in known if _stands_out(figures, p)]
    if marked:
        point_marks(canvas, index, [(plot.x(position), plot.y(figures[position])) for position in marked])


def _stands_out(figures: Sequence[float | None], position: int) -> bool:
    """The last point, and a point without neighbours."""
    around = figures[max(0, position - 1) : position] + figures[position + 1 : position + 2]
    return all(value is None for value in figures[position + 1 :]) or all(value is None for value in around)
