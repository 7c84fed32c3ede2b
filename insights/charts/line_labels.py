"""Words on the lines themselves: a reader should not have to look up a key."""

from collections.abc import Sequence
from dataclasses import dataclass

from .canvas import FONT, INSET, LINE, WIDTH, Canvas
from .data import ChartData, Series
from .marks import point_marks
from .plot import POINT_INSET, Plot
from .text import number_text, text_width, widest_piece, wrap

NAME_WIDTH = 225
NAME_LINES = 3
LEADER = 30
BETWEEN = 6
ABOVE = -18
BELOW = 36


@dataclass
class EndLabel:
    index: int
    lines: tuple[str, ...]
    target: float
    reaches_end: bool
    middle: float

    @property
    def height(self) -> float:
        return height_of(self.lines)


def height_of(lines: Sequence[str]) -> float:
    return len(lines) * LINE + BETWEEN


def end_names(data: ChartData) -> list[tuple[str, ...]]:
    """What stands at the ends of several lines; nothing for a single line, or where a name is too long for that."""
    names = [_end_name(data, series) for series in data.series]
    too_long = any(len(lines) > NAME_LINES for lines in names)
    too_wide = any(widest_piece(series.label, FONT) > NAME_WIDTH for series in data.series)
    return [] if len(names) < 2 or too_long or too_wide else names


def _end_name(data: ChartData, series: Series) -> tuple[str, ...]:
    last = data.format_value(series.known[-1]) if series.known else data.missing_label
    return wrap(f"{series.label} {last}", NAME_WIDTH, FONT, NAME_LINES + 1)


def room_at_end(data: ChartData, names: Sequence[tuple[str, ...]]) -> float:
    """Width beside the plot: for the names, or for half of the figure over the last point."""
    if names:
        return max(text_width(line, FONT) for lines in names for line in lines) + LEADER
    if len(data.series) > 1:
        return INSET
    return max(INSET, text_width(_figure_text(data, data.series[0].known[-1]), FONT) / 2 - POINT_INSET + INSET)


def print_end_labels(canvas: Canvas, data: ChartData, plot: Plot, names: Sequence[tuple[str, ...]]) -> None:
    labels = []
    for index, (series, lines) in enumerate(zip(data.series, names, strict=True)):
        target = plot.y(series.known[-1]) if series.known else plot.bottom
        labels.append(EndLabel(index, lines, target, series.figures[-1] is not None, target))
    start = plot.end - POINT_INSET + 12
    for label in spread(labels, plot.top - FONT, plot.bottom + FONT):
        text_start = plot.end + LEADER - INSET
        if label.reaches_end:
            first, last = canvas.side(start), canvas.side(text_start - 6)
            canvas.draw("chart__leader", f'<path d="M{first} {label.target}L{last} {round(label.middle)}"/>')
        else:
            point_marks(canvas, label.index, [(text_start - 16, label.middle)])
        canvas.text("chart__label", text_start, label.middle, label.lines, align="centre")


def spread(labels: Sequence[EndLabel], top: float, bottom: float) -> list[EndLabel]:
    """Move labels apart, first down, then up from the lower edge, keeping their order."""
    ordered = sorted(labels, key=lambda label: (label.middle, label.index))
    edge = top
    for label in ordered:
        label.middle = max(label.middle, edge + label.height / 2)
        edge = label.middle + label.height / 2
    edge = bottom
    for label in reversed(ordered):
        label.middle = min(label.middle, edge - label.height / 2)
        edge = label.middle - label.height / 2
    return ordered


def _figure_text(data: ChartData, value: float) -> str:
    return number_text(value, data.format_value(value), WIDTH / 4, FONT)


def print_turning_points(canvas: Canvas, data: ChartData, plot: Plot) -> None:
    """The figures a reader looks for in a single line: last, highest, lowest, first; never one over another."""
    figures = data.series[0].figures
    known = [index for index, value in enumerate(figures) if value is not None]
    highest = max(known, key=lambda index: figures[index])
    lowest = min(known, key=lambda index: figures[index])
    taken: list[tuple[float, float, float]] = []
    for index in dict.fromkeys([known[-1], highest, lowest, known[0]]):
        text = _figure_text(data, figures[index])
        half = text_width(text, FONT) / 2
        centre = min(max(plot.x(index), plot.start + half), WIDTH - INSET - half)
        y = plot.y(figures[index]) + (BELOW if _is_trough(figures, index) else ABOVE)
        free = all(abs(centre - x) > half + width or abs(y - other_y) > FONT for x, other_y, width in taken)
        # A low point that rests on the axis is read from the axis; its figure would run into the names below.
        if free and y < plot.bottom - 4:
            taken.append((centre, y, half))
            canvas.text("chart__value", centre, y, [text], "middle")


def _is_trough(figures: Sequence[float | None], index: int) -> bool:
    """Whether the line comes from above or leaves upwards, so that the figure is better read below the point."""
    around = [*figures[max(0, index - 1) : index], *figures[index + 1 : index + 2]]
    neighbours = [value for value in around if value is not None]
    return bool(neighbours) and min(neighbours) >= figures[index] and max(neighbours) > figures[index]
