"""The world as SVG paths, made by ``make_shapes.mjs`` and read once per process."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Which shapes are highlighted for a country code, where the answer is not the shape of the same code. The land itself
# shows no borders, so the map takes a side only here and in make_shapes.mjs; both follow the United Nations, and the
# network may decide otherwise, for example with ``"MA": ("MA", "EH")``. "XK" (Kosovo) stands for itself.
SHAPES_OF: Mapping[str, tuple[str, ...]] = {
    "CY": ("CY", "northern-cyprus"),
    "SO": ("SO", "somaliland"),
}


@dataclass(frozen=True)
class Sheet:
    """The geometry and the numbers by which it was projected."""

    width: int
    height: int
    rotation: float
    scale: float
    translation: tuple[float, float]
    land: str
    countries: Mapping[str, str]

    def country_path(self, code: str) -> str:
        """The outline of a country; empty for one that is too small to be drawn at this scale."""
        return "".join(self.countries.get(shape, "") for shape in SHAPES_OF.get(code, (code,)))

    def country_paths(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        paths = ((code, self.country_path(code)) for code in sorted(set(codes)))
        return [(code, path) for code, path in paths if path]


@cache
def sheet() -> Sheet:
    content = json.loads(Path(__file__).with_name("shapes.json").read_text(encoding="utf-8"))
    return Sheet(**{**content, "translation": tuple(content["translation"])})
