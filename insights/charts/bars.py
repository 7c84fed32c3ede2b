"""Horizontal bars: the name of a category gets the whole width of a phone, however long it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from .canvas import FONT, INSET, LINE, WIDTH, Canvas
from .data import ChartData
from .marks import bar_group, draw_key
from .scale import Scale, domain_from_zero
from .text import number_text, shorten, text_width, wrap

# Names up to this width (years, short country names) stand beside their bars and save a line each.
WIDEST_NAME_BESIDE = 190
NAME_LINES = 3
GAP = 10
SHORTEST_BAR = 2


@dataclass(frozen=True)
class Rows:
    """Where the categories' names stand: in a gutter beside the bars, or above them."""

    names: tuple[tuple[str, ...], ...]
    gutter: float
    band: float
    pause: float

    @property
    def beside(self) -> bool:
        return self.gutter > 0

    def place(self, canvas: Canvas, top: float) -> tuple[list[float], float]:
        """Print the names; return the top of every band of bars and the end of the last one."""
        tops = []
        y = top
        for lines in self.names:
            if self.beside:
                canvas.text("chart__label", 0, y + self.band / 2, lines, align="centre")
            else:
                canvas.text("chart__label", 0, y + FONT - 2, lines)
                y += len(lines) * LINE + 4
            tops.append(y)
            y += self.band + self.pause
        return tops, y - self.pause


def lay_out_rows(data: ChartData, band: float, pause: float) -> Rows:
    widest = max(text_width(name, FONT) for name in data.categories)
    if widest <= WIDEST_NAME_BESIDE:
        return Rows(tuple((name,) for name in data.categories), widest + 14, band, pause * 0.8)
    names = tuple(wrap(name, WIDTH - INSET, FONT, NAME_LINES) for name in data.categories)
    return Rows(names, 0, band, pause * 1.2)


def draw_upright(canvas: Canvas, layer: str, x: float, tops: Sequence[float], rows: Rows) -> None:
    """A vertical line along the bars that does not cross names printed above them."""
    if rows.beside:
        path = canvas.vertical(x, tops[0] - 4, tops[-1] + rows.band - tops[0] + 8)
    else:
        path = "".join(canvas.vertical(x, top - 1, rows.band + 2) for top in tops)
    canvas.draw(layer, f'<path d="{path}"/>')


def missing_text(data: ChartData) -> str:
    return shorten(data.missing_label, WIDTH / 4, FONT)


def draw_bars(canvas: Canvas, data: ChartData, top: float) -> float:
    """Every bar prints its value, so an axis would only repeat them; the zero line stays."""
    count = len(data.series)
    thickness, pitch = (30, 30) if count == 1 else (22, 28)
    if count > 1:
        top = draw_key(canvas, [series.label for series in data.series], top) + 20
    rows = lay_out_rows(data, pitch * (count - 1) + thickness, 20)
    tops, bottom = rows.place(canvas, top)
    scale = _scale(data, rows)
    for index, series in enumerate(data.series):
        rectangles = []
        for row_top, value in zip(tops, series.figures, strict=True):
            y = row_top + index * pitch
            width = _length(scale, value)
            _print_value(canvas, data, scale(0), width, value, y + thickness / 2)
            if value:
                rectangles.append(canvas.rectangle(scale(0) - (width if value < 0 else 0), y, width, thickness))
        bar_group(canvas, index, rectangles)
    draw_upright(canvas, "chart__axis", scale(0), tops, rows)
    return bottom + 6


def _value_text(data: ChartData, value: float | None) -> str:
    if value is None:
        return missing_text(data)
    return number_text(value, data.format_value(value), WIDTH * 0.4, FONT)


def _scale(data: ChartData, rows: Rows) -> Scale:
    """Leave room for the values printed at the ends of the bars."""
    room_before, room_after = 1.0, 0.0
    for value in (value for series in data.series for value in series.figures):
        width = text_width(_value_text(data, value), FONT) + GAP
        if value is not None and value < 0:
            room_before = max(room_before, width)
        else:
            room_after = max(room_after, width)
    start, end = rows.gutter + room_before, WIDTH - INSET - room_after
    return Scale(*domain_from_zero(data.known), start, max(end, start + SHORTEST_BAR))


def _length(scale: Scale, value: float | None) -> float:
    return max(SHORTEST_BAR, abs(scale(value) - scale(0))) if value else 0


def _print_value(canvas: Canvas, data: ChartData, zero: float, length: float, value: float | None, y: float) -> None:
    text = [_value_text(data, value)]
    if value is None:
        canvas.text("chart__missing", zero + GAP, y, text, align="centre")
    elif value < 0:
        canvas.text("chart__value", zero - length - GAP, y, text, "end", "centre")
    else:
        canvas.text("chart__value", zero + length + GAP, y, text, align="centre")
