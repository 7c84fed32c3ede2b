"""Measures of the drawings that explain a logo: its clear space, right and wrong, beside another logo."""

from dataclasses import dataclass

MARGIN = 44
LOGO_HEIGHT = 72


@dataclass(frozen=True)
class ClearSpaceDiagram:
    """Measures for an SVG in units of its sheet; `clear_space` is a part of the logo's height."""

    clear_space: float
    ratio: float

    @property
    def space(self) -> int:
        return round(self.clear_space * LOGO_HEIGHT)

    @property
    def logo(self) -> tuple[int, int, int, int]:
        """x, y, width, height of the logo."""
        start = MARGIN + self.space
        return start, start, round(self.ratio * LOGO_HEIGHT), LOGO_HEIGHT

    @property
    def free(self) -> tuple[int, int, int, int]:
        """x, y, width, height of what nothing else may enter."""
        *_, width, height = self.logo
        return MARGIN, MARGIN, width + 2 * self.space, height + 2 * self.space

    @property
    def sheet(self) -> tuple[int, int]:
        """Width and height of the whole drawing."""
        *_, width, height = self.free
        return width + 2 * MARGIN, height + 2 * MARGIN

    @property
    def marks(self) -> dict[str, int]:
        """Where the measures stand: left of the logo its height, above the free space its size."""
        x, y, _, height = self.logo
        return {"x": MARGIN - 14, "top": y, "bottom": y + height, "middle": y + height // 2 + 5, "left": x}


_BOX = (190, 84)
_SHEET = (300, 180)


@dataclass(frozen=True)
class Usage:
    """Right and wrong. `colour` and `reversed` are keys of drawings, the second empty where there is none."""

    diagram: ClearSpaceDiagram
    colour: str
    reversed: str

    @property
    def box(self) -> dict[str, int]:
        """Where the logo stands on a sheet of 300 by 180, and what happens to it there."""
        ratio = self.diagram.ratio
        width = min(_BOX[0], round(_BOX[1] * ratio))
        height = round(width / ratio)
        x, y = (_SHEET[0] - width) // 2, (_SHEET[1] - height) // 2
        stretched = round(height * 1.7)
        return {
            "x": x,
            "y": y,
            "width": width,
            "height": height,
            "stretched_y": (_SHEET[1] - stretched) // 2,
            "stretched_height": stretched,
            "top_line": y - 7,
            "bottom_line": y + height + 7,
        }

    @property
    def beside(self) -> dict[str, tuple[int, ...]]:
        """Another logo beside this one: twice the clear space between them, a line in the middle of it."""
        *_, width, height = self.diagram.logo
        gap = 2 * max(self.diagram.space, 8)
        start = MARGIN // 2
        after = start + width + gap
        other = max(height, round(width * 0.75))
        return {
            "sheet": (after + other + start, height + 2 * start),
            "logo": (start, start, width, height),
            "line": (start + width + gap // 2, start),
            "other": (after, start, other, height),
            "mark": (after + other // 2, start + height // 2),
        }
