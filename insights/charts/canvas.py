"""An SVG sheet of fixed width that mirrors itself for right-to-left languages.

A phone of 360 px leaves about 320 px for a chart: half of the 640 units. Text of 24 units is therefore 12 px there,
and the layout is made for that size. Where there is more room the style sheet lowers the font size; text that fitted
still fits.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WIDTH = 640
FONT = 24
LINE = 29
INSET = 2

LEADING = 1.2

RIGHT_TO_LEFT_ISOLATE = "\u2067"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

Anchor = Literal["start", "middle", "end"]
# How lines stand to their point: on it, below it, around it, the first line around it, or the last line on it.
Align = Literal["baseline", "below", "centre", "first", "above"]
_SHIFTS: dict[Align, float] = {"baseline": 0, "below": 0.8, "centre": 0.35, "first": 0.35, "above": 0}
_LIFTS: dict[Align, float] = {"baseline": 0, "below": 0, "centre": 0.5, "first": 0, "above": 1}

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_ID = re.compile(r"[^\w-]+")
_OPPOSITE: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}

# Painted in this order. The attributes are what a reader without the style sheet sees: a feed, a PDF, a saved file.
_LAYERS = {
    "chart__gap": 'fill-opacity=".07"',
    "chart__grid": 'fill="none" stroke="currentColor" stroke-opacity=".2"',
    "chart__bar": "",
    "chart__axis": 'fill="none" stroke="currentColor" stroke-width="2"',
    "chart__leader": 'fill="none" stroke="currentColor" stroke-opacity=".5"',
    "chart__line": 'fill="none" stroke-width="4" stroke-linejoin="round"',
    "chart__mark": "",
    "chart__unit": 'fill-opacity=".75"',
    "chart__tick": 'fill-opacity=".75"',
    "chart__label": "",
    "chart__missing": 'fill-opacity=".75"',
    "chart__value": 'font-weight="600"',
}


def clean(text: str) -> str:
    """The text as it may stand in XML."""
    return escape(_NOT_IN_XML.sub("", text))


def _em(length: float) -> str:
    return f"{length:.3g}em" if length else "0"


class Canvas:
    """Takes positions counted from the side where reading starts; x = 0 is the left edge, in Arabic the right one."""

    def __init__(self, kind: str, language: str, direction: str, id_prefix: str) -> None:
        self.kind = kind
        self.language = language
        self.mirrored = direction == "rtl"
        self.id_prefix = _NOT_IN_ID.sub("-", id_prefix)
        self._layers: dict[str, list[str]] = {name: [] for name in _LAYERS}
        self._definitions: list[str] = []

    def side(self, x: float) -> int:
        return round(WIDTH - x if self.mirrored else x)

    def define(self, markup: str) -> None:
        if markup not in self._definitions:
            self._definitions.append(markup)

    def draw(self, layer: str, markup: str) -> None:
        self._layers[layer].append(markup)

    def rectangle(self, x: float, y: float, width: float, height: float) -> str:
        left = self.side(x + width if self.mirrored else x)
        return f'<rect x="{left}" y="{round(y)}" width="{round(width)}" height="{round(height)}"/>'

    def horizontal(self, y: float, start: float, end: float) -> str:
        return f"M{self.side(start)} {round(y)}H{self.side(end)}"

    def vertical(self, x: float, top: float, height: float) -> str:
        return f"M{self.side(x)} {round(top)}v{round(height)}"

    def text(
        self,
        layer: str,
        x: float,
        y: float,
        lines: Sequence[str],
        anchor: Anchor = "start",
        align: Align = "baseline",
    ) -> None:
        """Print lines at a point. Distances from it are in em, so that they shrink with the font."""
        left = self.side(x)
        # The sheet itself is always ltr, so that anchors are physical: some converters to PNG and PDF know no other.
        physical = _OPPOSITE[anchor] if self.mirrored else anchor
        attributes = "" if physical == "start" else f' text-anchor="{physical}"'
        shift = _em(_SHIFTS[align] - _LIFTS[align] * LEADING * (len(lines) - 1))
        if len(lines) == 1:
            content = self._isolated(lines[0])
            attributes += f' dy="{shift}"' if shift != "0" else ""
        else:
            content = "".join(
                f'<tspan x="{left}" dy="{_em(LEADING) if index else shift}">{self._isolated(line)}</tspan>'
                for index, line in enumerate(lines)
            )
        self.draw(layer, f'<text x="{left}" y="{round(y)}"{attributes}>{content}</text>')

    def _isolated(self, line: str) -> str:
        """Words keep the direction of the sheet; a number or a foreign name keeps its own, with its sign in front."""
        if not self.mirrored:
            return clean(line)
        rtl = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in line)
        return f"{RIGHT_TO_LEFT_ISOLATE if rtl else FIRST_STRONG_ISOLATE}{clean(line)}{POP_ISOLATE}"

    def markup(self, height: float, title: str, description: str) -> SafeString:
        prefix = self.id_prefix
        layers = "".join(
            f'<g class="{name}"{" " if _LAYERS[name] else ""}{_LAYERS[name]}>{"".join(content)}</g>'
            for name, content in self._layers.items()
            if content
        )
        definitions = f"<defs>{''.join(self._definitions)}</defs>" if self._definitions else ""
        return mark_safe(  # noqa: S308 - every text has passed through clean(), every number through round()
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart__plot chart__plot--{self.kind}"'
            f' viewBox="0 0 {WIDTH} {round(height)}" font-size="{FONT}" fill="currentColor" direction="ltr"'
            f' lang="{clean(self.language)}" role="img" aria-labelledby="{prefix}-title {prefix}-description">'
            f'<title id="{prefix}-title">{clean(title)}</title>'
            f'<desc id="{prefix}-description">{clean(description)}</desc>'
            f"{definitions}{layers}</svg>"
        )
