"""Words as outlines, in the site's own typeface.

Needs the packages fonttools, brotli and uharfbuzz, which the project itself does not install: the
results are committed, only a redrawing needs them.
"""

import io
from functools import cache
from pathlib import Path

FONT = Path(__file__).resolve().parents[2] / "site" / "static" / "fonts" / "ysabeau-office-latin.woff2"


class MissingPackageError(RuntimeError):
    """A package that only the drawing of letters needs is not installed."""


@cache
def _face():
    try:
        # Only a redrawing needs these two; see the module's docstring.
        import uharfbuzz
        from fontTools.ttLib import TTFont
    except ImportError as error:
        raise MissingPackageError(f"install fonttools, brotli and uharfbuzz to redraw the logos ({error})") from error
    plain = io.BytesIO()
    font = TTFont(FONT)
    font.flavor = None
    font.save(plain)
    return uharfbuzz, uharfbuzz.Face(plain.getvalue())


def cap_height(size: float, weight: int) -> float:
    uharfbuzz, face = _face()
    font = uharfbuzz.Font(face)
    font.set_variations({"wght": weight})
    extents = font.get_glyph_extents(font.get_nominal_glyph(ord("H")))
    return extents.y_bearing * size / face.upem


def outlined(text: str, x: float, baseline: float, size: float, weight: int, spacing: float = 0) -> tuple[str, float]:
    """Path data of a line of text and the x where it ends; `spacing` in thousandths of the size."""
    uharfbuzz, face = _face()
    font = uharfbuzz.Font(face)
    font.set_variations({"wght": weight})
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"kern": True, "liga": False})
    scale = size / face.upem
    parts: list[str] = []
    pen = _Pen(parts, scale)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen.x, pen.y = x + position.x_offset * scale, baseline
        font.draw_glyph_with_pen(info.codepoint, pen)
        x += position.x_advance * scale + spacing * size / 1000
    return "".join(parts), x - spacing * size / 1000


class _Pen:
    """Writes a glyph as path data in picture coordinates."""

    def __init__(self, parts: list[str], scale: float) -> None:
        self.parts, self.scale, self.x, self.y = parts, scale, 0.0, 0.0

    def _write(self, command: str, *points) -> None:
        values = (f"{self.x + px * self.scale:.2f} {self.y - py * self.scale:.2f}" for px, py in points)
        self.parts.append(command + " ".join(values))

    def moveTo(self, point) -> None:  # noqa: N802 -- the names of the pen protocol
        self._write("M", point)

    def lineTo(self, point) -> None:  # noqa: N802
        self._write("L", point)

    def qCurveTo(self, *points) -> None:  # noqa: N802
        self._write("Q", *points)

    def curveTo(self, *points) -> None:  # noqa: N802
        self._write("C", *points)

    def closePath(self) -> None:  # noqa: N802
        self.parts.append("Z")

    def endPath(self) -> None:  # noqa: N802
        pass
