"""A map of the world drawn on the server: no tiles, no script, no third party that sees the reader."""

from .projection import equal_earth
from .render import MapPoint, render_map

__all__ = ["MapPoint", "equal_earth", "render_map"]
