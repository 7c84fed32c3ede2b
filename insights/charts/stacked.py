"""Parts of a whole: one bar per category, its parts in the order of the series."""

from collections.abc import Sequence
from typing import NamedTuple

from .bars import GAP, Rows, draw_upright, lay_out_rows, missing_text
from .canvas import FONT, INSET, LINE, WIDTH, Canvas
from .data import ChartData
from .marks import bar_group, draw_key
from .scale import Scale, domain_from_zero, nice_ticks
from .text import number_text, text_width

THICKNESS = 38
THICKNESS_OF_SOLE_BAR = 64
# Parts are set apart by a gap of paper; one too narrow to lose it keeps its width.
SLIVER = 3


class Part(NamedTuple):
    series: int
    value: float
    start: float
    end: float


class Figure(NamedTuple):
    text: str
    centre: float
    half: float

    def touches(self, other: "Figure") -> bool:
        return abs(self.centre - other.centre) < self.half + other.half + GAP


def draw_stacked(canvas: Canvas, data: ChartData, top: float) -> float:
    stacks = [_stack(row) for row in zip(*(series.figures for series in data.series), strict=True)]
    if len(stacks) == 1:
        return _draw_sole_bar(canvas, data, stacks, top)
    top = draw_key(canvas, [series.label for series in data.series], top) + 20
    rows = lay_out_rows(data, THICKNESS, 24 + LINE)
    tops, bottom = rows.place(canvas, top)
    bottom += FONT + 12
    scale = _scale(data, rows, *_extent(stacks))
    figures = [_figures(data, stack, scale) for stack in stacks]
    if sum(map(len, figures)) < len(data.known):
        # An axis only where some parts are too small for their figures: otherwise it would repeat them.
        ticks = nice_ticks(*_extent(stacks), data.format_value)
        scale = _scale(data, rows, ticks[0], ticks[-1])
        figures = [_figures(data, stack, scale) for stack in stacks]
        for tick in ticks:
            draw_upright(canvas, "chart__grid", scale(tick), tops, rows)
        bottom = _print_ticks(canvas, data, ticks, scale, bottom + LINE)
    _draw_parts(canvas, data, stacks, tops, scale, rows)
    for row_figures, row_top in zip(figures, tops, strict=True):
        for figure in row_figures:
            canvas.text("chart__value", figure.centre, row_top + rows.band + 4, [figure.text], "middle", "below")
    return bottom


def _draw_sole_bar(canvas: Canvas, data: ChartData, stacks: list[list[Part]], top: float) -> float:
    """A single bar has no room for the figures of slivers; its key has."""
    labels = []
    for series in data.series:
        value = series.figures[0]
        printed = data.missing_label if value is None else data.format_value(value)
        labels.append(f"{series.label}\u00a0{printed}")
    top = draw_key(canvas, labels, top) + 20
    rows = lay_out_rows(data, THICKNESS_OF_SOLE_BAR, 0)
    tops, bottom = rows.place(canvas, top)
    _draw_parts(canvas, data, stacks, tops, _scale(data, rows, *_extent(stacks)), rows)
    return bottom + 6


def _stack(values: Sequence[float | None]) -> list[Part]:
    """Positive parts grow from zero forwards, negative ones backwards; a missing part has no place in the bar."""
    parts = []
    forwards = backwards = 0.0
    for index, value in enumerate(values):
        if value is None:
            continue
        if value < 0:
            parts.append(Part(index, value, backwards, backwards + value))
            backwards += value
        else:
            parts.append(Part(index, value, forwards, forwards + value))
            forwards += value
    return parts


def _extent(stacks: Sequence[Sequence[Part]]) -> tuple[float, float]:
    return domain_from_zero([part.end for stack in stacks for part in stack])


def _scale(data: ChartData, rows: Rows, low: float, high: float) -> Scale:
    room = 0 if data.complete else text_width(missing_text(data), FONT) + GAP
    return Scale(low, high, rows.gutter + 1, WIDTH - INSET - SLIVER - room)


def _draw_parts(
    canvas: Canvas, data: ChartData, stacks: Sequence[Sequence[Part]], tops: Sequence[float], scale: Scale, rows: Rows
) -> None:
    rectangles: list[list[str]] = [[] for _ in data.series]
    for top, stack in zip(tops, stacks, strict=True):
        for part in stack:
            first, last = sorted((scale(part.start), scale(part.end)))
            if part.value:
                width = max(SLIVER, last - first - 2)
                rectangles[part.series].append(canvas.rectangle(first, top, width, rows.band))
        if len(stack) < len(data.series):
            end = max([scale(0), *(scale(part.end) for part in stack)])
            canvas.text("chart__missing", end + GAP, top + rows.band / 2, [missing_text(data)], align="centre")
    for index, shapes in enumerate(rectangles):
        bar_group(canvas, index, shapes)
    draw_upright(canvas, "chart__axis", scale(0) - 1, tops, rows)


def _centred(value: float, data: ChartData, x: float) -> Figure:
    """A number at ``x``, moved as little as needed to stay on the sheet."""
    text = number_text(value, data.format_value(value), WIDTH / 3, FONT)
    half = text_width(text, FONT) / 2
    return Figure(text, min(max(x, half + INSET), WIDTH - INSET - half), half)


def _figures(data: ChartData, stack: Sequence[Part], scale: Scale) -> list[Figure]:
    """Figures stand below their parts, in ink on paper; where two would touch, the larger part keeps its own."""
    kept: list[Figure] = []
    for part in sorted(stack, key=lambda part: (-abs(part.value), part.series)):
        figure = _centred(part.value, data, (scale(part.start) + scale(part.end)) / 2)
        if not any(figure.touches(other) for other in kept):
            kept.append(figure)
    return kept


def _print_ticks(canvas: Canvas, data: ChartData, ticks: Sequence[float], scale: Scale, y: float) -> float:
    """Print the numbers of the axis that have room; return where the sheet ends."""
    printed: list[Figure] = []
    for tick in ticks:
        figure = _centred(tick, data, scale(tick))
        if not printed or not figure.touches(printed[-1]):
            printed.append(figure)
            canvas.text("chart__tick", figure.centre, y, [figure.text], "middle")
    return y + 10
