"""Charts as server-made inline SVG: readable without scripts, in print, in the dark and in every writing direction."""

from .data import ChartData, Series
from .drawing import render

__all__ = ["ChartData", "Series", "render"]
