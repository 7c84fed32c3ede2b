"""On this ground, which drawing? The rule of contrast, and its answer for one colour."""

import re
from dataclasses import dataclass
from operator import itemgetter

from .artwork.colours import ENOUGH
from .models.cells import Variant
from .showing import ShownDrawing

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
# The first that can be seen is the one to take; beyond the first, whichever is seen best.
_PREFERRED = (Variant.COLOUR,)
_USUAL = (Variant.MONO, Variant.REVERSED)


@dataclass(frozen=True)
class Result:
    drawing: ShownDrawing
    contrast: float
    is_best: bool = False

    @property
    def is_enough(self) -> bool:
        return self.contrast >= ENOUGH


@dataclass(frozen=True)
class Answer:
    """`problem` says that a colour was asked for which is none; without a colour nothing was asked."""

    colour: str = ""
    results: tuple[Result, ...] = ()
    problem: bool = False
    asked: str = ""

    @property
    def best(self) -> Result | None:
        return next((result for result in self.results if result.is_best), None)


def colour_of(text: str) -> str | None:
    """Six capital digits after #, from three or six with or without it."""
    found = _HEX.fullmatch(text.strip())
    if found is None:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return f"#{digits.upper()}"


def answer_for(asked, drawings: list[ShownDrawing]) -> Answer:
    """`asked` is the query of the form: `hex`, typed, goes before `background`, chosen."""
    text = (asked.get("hex") or asked.get("background") or "").strip()[:40]
    if not text:
        return Answer(results=tuple(Result(drawing, 0) for drawing in drawings))
    colour = colour_of(text)
    if colour is None:
        return Answer(results=tuple(Result(drawing, 0) for drawing in drawings), problem=True, asked=text)
    values = [(drawing, drawing.contrast_on(colour)) for drawing in drawings]
    best = _best(values)
    return Answer(colour, tuple(Result(drawing, value, drawing is best) for drawing, value in values), asked=text)


def _best(values: list[tuple[ShownDrawing, float]]) -> ShownDrawing | None:
    for variants in (_PREFERRED, _USUAL):
        seen = [(drawing, value) for drawing, value in values if drawing.variant in variants and value >= ENOUGH]
        if seen:
            return max(seen, key=itemgetter(1))[0]
    return max(values, key=itemgetter(1), default=(None, 0))[0]
