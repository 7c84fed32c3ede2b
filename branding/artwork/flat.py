"""A logo in its plainest form: outlines and lines in flat colours, from which every format is written.

Typst reads the SVG: styles, units, references and transformations are resolved by it, once for all formats, and come
out as the few operators of a PDF page.
"""

import io
import math
from dataclasses import dataclass, field, replace

import pikepdf

from branding.drawing import draw_pdf

# Typst sets 96 pixels of a drawing to an inch, as CSS does; PDF counts 72 points.
PIXEL = 0.75
_ROUND_OFF = 0.02
_FILLS = {"f": False, "F": False, "f*": True, "B": False, "B*": True, "b": False, "b*": True}
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_CLOSING = frozenset({"s", "b", "b*"})
_WITHOUT_EFFECT = frozenset({"BMC", "BDC", "EMC", "MP", "DP", "ri", "i"})
# What stands for things that a flat drawing has not.
_NOT_FLAT = {"sh": "gradient", "BT": "words", "Tj": "words", "TJ": "words", "BI": "picture"}

type Matrix = tuple[float, float, float, float, float, float]
type Step = tuple[str, tuple[float, ...]]


class NotFlatError(ValueError):
    """`reason` is a code: gradient, picture, transparency, clip, words, line or empty."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Line:
    """How an outline is drawn, in pixels; `cap` and `join` as PDF counts them."""

    colour: str
    width: float = 1.0
    cap: int = 0
    join: int = 0
    limit: float = 10.0
    dashes: tuple[float, ...] = ()
    offset: float = 0.0


@dataclass(frozen=True)
class Shape:
    """Steps M, L, C and Z in pixels, from the top left. Colours are six capital digits after #."""

    steps: tuple[Step, ...]
    fill: str = ""
    even_odd: bool = False
    line: Line | None = None


@dataclass(frozen=True)
class FlatDrawing:
    width: float
    height: float
    shapes: tuple[Shape, ...]

    @property
    def ratio(self) -> float:
        return self.width / self.height

    @property
    def colours(self) -> list[str]:
        """Every colour in it, in the order of drawing."""
        found = [colour for shape in self.shapes for colour in (shape.fill, shape.line and shape.line.colour) if colour]
        return list(dict.fromkeys(found))

    def in_one_colour(self, colour: str) -> "FlatDrawing":
        return replace(self, shapes=tuple(_recoloured(shape, colour) for shape in self.shapes))


def _recoloured(shape: Shape, colour: str) -> Shape:
    return replace(
        shape, fill=colour if shape.fill else "", line=replace(shape.line, colour=colour) if shape.line else None
    )


def flattened(svg: bytes) -> FlatDrawing:
    """Raises NotFlatError for what is not made of flat shapes, typst.TypstError for what cannot be drawn at all."""
    with pikepdf.open(io.BytesIO(draw_pdf(svg))) as document:
        page = document.pages[0]
        reader = _Reader(page)
        for operands, operator in pikepdf.parse_content_stream(page):
            reader.read(str(operator), operands)
    if not reader.shapes:
        raise NotFlatError("empty")
    return FlatDrawing(reader.width / PIXEL, reader.height / PIXEL, tuple(reader.shapes))


@dataclass(frozen=True)
class _State:
    """What `q` keeps and `Q` brings back."""

    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    fill: str = "#000000"
    stroke: str = "#000000"
    line: Line = field(default_factory=lambda: Line(""))


class _Reader:
    def __init__(self, page: pikepdf.Page):
        self.width, self.height = (float(side) for side in page.mediabox[2:])
        self.shapes: list[Shape] = []
        self._graphics = page.Resources.get("/ExtGState", {})
        self._state, self._kept = _State(), []
        self._steps: list[Step] = []
        self._is_clip = False

    def read(self, operator: str, operands) -> None:
        if operator in _NOT_FLAT:
            raise NotFlatError(_NOT_FLAT[operator])
        if operator in _FILLS or operator in _STROKES or operator == "n":
            self._paint(operator)
        elif operator == "q":
            self._kept.append(self._state)
        elif operator == "Q":
            self._state = self._kept.pop()
        elif operator in {"W", "W*"}:
            self._is_clip = True
        elif operator == "gs":
            self._look_at(self._graphics[operands[0]])
        elif operator == "Do":
            raise NotFlatError("picture")
        elif operator in {"m", "l", "c", "v", "y", "h", "re"}:
            self._draw(operator, [float(value) for value in operands])
        elif operator == "cm":
            values = tuple(float(value) for value in operands)
            self._state = replace(self._state, matrix=_product(values, self._state.matrix))
        elif operator not in _WITHOUT_EFFECT:
            self._set(operator, operands)

    def _look_at(self, graphics) -> None:
        opacity = min(float(graphics.get(key, 1)) for key in ("/ca", "/CA"))
        if opacity < 1 or "/SMask" in graphics or graphics.get("/BM", "/Normal") != "/Normal":
            raise NotFlatError("transparency")

    def _set(self, operator: str, operands) -> None:
        line = self._state.line
        match operator:
            case "cs" | "CS":
                if operands[0] == "/Pattern":
                    raise NotFlatError("gradient")
            case "sc" | "scn" | "rg" | "g":
                self._state = replace(self._state, fill=_hex(operands))
            case "SC" | "SCN" | "RG" | "G":
                self._state = replace(self._state, stroke=_hex(operands))
            case "w":
                self._state = replace(self._state, line=replace(line, width=float(operands[0])))
            case "J":
                self._state = replace(self._state, line=replace(line, cap=int(operands[0])))
            case "j":
                self._state = replace(self._state, line=replace(line, join=int(operands[0])))
            case "M":
                self._state = replace(self._state, line=replace(line, limit=float(operands[0])))
            case "d":
                dashes, offset = tuple(float(value) for value in operands[0]), float(operands[1])
                self._state = replace(self._state, line=replace(line, dashes=dashes, offset=offset))
            case _:
                raise NotFlatError("picture")

    def _draw(self, operator: str, values: list[float]) -> None:
        match operator:
            case "h":
                self._steps.append(("Z", ()))
            case "re":
                x, y, width, height = values
                for step, point in (("M", (x, y)), ("L", (x + width, y)), ("L", (x + width, y + height))):
                    self._steps.append((step, self._placed(point)))
                self._steps += [("L", self._placed((x, y + height))), ("Z", ())]
            case "v":
                self._steps.append(("C", self._steps[-1][1][-2:] + self._placed(values)))
            case "y":
                self._steps.append(("C", self._placed([*values, *values[2:]])))
            case _:
                self._steps.append((operator.upper(), self._placed(values)))

    def _placed(self, values) -> tuple[float, ...]:
        a, b, c, d, e, f = self._state.matrix
        placed = []
        for x, y in zip(values[::2], values[1::2], strict=True):
            placed += [(a * x + c * y + e) / PIXEL, (self.height - (b * x + d * y + f)) / PIXEL]
        return tuple(placed)

    def _paint(self, operator: str) -> None:
        steps, self._steps = self._steps, []
        if self._is_clip:
            self._is_clip = False
            if not self._covers_the_page(steps):
                raise NotFlatError("clip")
        if operator == "n" or not steps:
            return
        if operator in _CLOSING:
            steps.append(("Z", ()))
        state = self._state
        self.shapes.append(
            Shape(
                tuple(steps),
                fill=state.fill if operator in _FILLS else "",
                even_odd=_FILLS.get(operator, False),
                line=self._line() if operator in _STROKES else None,
            )
        )

    def _line(self) -> Line:
        """A line as thick as the drawing shows it. One that is thicker in one direction is no flat thing."""
        a, b, c, d, *_ = self._state.matrix
        along, across = math.hypot(a, b), math.hypot(c, d)
        if abs(along - across) > 0.001 * along or abs(a * c + b * d) > 0.001 * along * across:
            raise NotFlatError("line")
        scale, line = along / PIXEL, self._state.line
        return replace(
            line,
            colour=self._state.stroke,
            width=line.width * scale,
            dashes=tuple(dash * scale for dash in line.dashes),
            offset=line.offset * scale,
        )

    def _covers_the_page(self, steps: list[Step]) -> bool:
        if any(step == "C" for step, _values in steps):
            return False
        across, down = ([value for _step, values in steps for value in values[start::2]] for start in (0, 1))
        width, height = self.width / PIXEL, self.height / PIXEL
        return (
            len(across) in {4, 5}
            and min(across) <= _ROUND_OFF
            and min(down) <= _ROUND_OFF
            and max(across) >= width - _ROUND_OFF
            and max(down) >= height - _ROUND_OFF
        )


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _hex(operands) -> str:
    """Grey or RGB, each from 0 to 1."""
    try:
        parts = [round(float(value) * 255) for value in operands]
    except (TypeError, ValueError) as error:
        raise NotFlatError("gradient") from error  # a pattern has a name
    if len(parts) == 1:
        parts *= 3
    if len(parts) != 3:
        raise NotFlatError("gradient")
    return "#" + "".join(f"{part:02X}" for part in parts)
