"""The shape of a logo, and its clear space as a drawing."""

import re
from dataclasses import dataclass
from functools import lru_cache

MARGIN = 44
LOGO_HEIGHT = 72
USUAL_RATIO = 3.0
_VIEW_BOX = re.compile(rb'\bviewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')


@lru_cache(maxsize=256)
def _ratio(storage, name: str) -> float:
    # The name of a stored file changes with its content, and so may be remembered.
    try:
        with storage.open(name) as handle:
            found = _VIEW_BOX.search(handle.read(4096))
    except FileNotFoundError:
        return USUAL_RATIO
    width, height = (float(found[1]), float(found[2])) if found else (0, 0)
    return width / height if width and height else USUAL_RATIO


def ratio_of(files: list) -> float:
    """Width by height of a logo, from the view box of the SVG among its files."""
    drawing = next((file for file in files if file.format == "svg"), None)
    return _ratio(drawing.file.storage, drawing.file.name) if drawing else USUAL_RATIO


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
    def preview_height(self) -> int:
        """Of a preview 600 pixels wide."""
        return round(600 / self.ratio)

    @property
    def marks(self) -> dict[str, int]:
        """Where the measures stand: left of the logo its height, above the free space its size."""
        x, y, _, height = self.logo
        return {"x": MARGIN - 14, "top": y, "bottom": y + height, "middle": y + height // 2 + 5, "left": x}
