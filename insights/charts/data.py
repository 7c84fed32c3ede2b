"""What a chart shows, free of models: the caller has already translated labels and chosen a number format."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

# Beyond these sizes differences and divisions of floats overflow or vanish; no statistic comes near them.
LARGEST = 1e300
SMALLEST = 1e-300


@dataclass(frozen=True)
class Series:
    """One row of numbers; ``None`` says that there is no figure, which is not zero."""

    key: str
    label: str
    values: tuple[float | None, ...]

    @property
    def figures(self) -> tuple[float | None, ...]:
        """The values that can be drawn: what is not a finite number counts as missing."""
        return tuple(map(_drawable, self.values))

    @property
    def known(self) -> list[float]:
        return [value for value in self.figures if value is not None]


@dataclass(frozen=True)
class ChartData:
    """Numbers with the words to print beside them.

    A line chart spaces its categories evenly: a series of years with holes names every year and has ``None`` in them.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit_label: str
    language: str
    direction: Literal["ltr", "rtl"]
    format_value: Callable[[float], str]
    missing_label: str = "–"

    def __post_init__(self) -> None:
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(
                    f"Series {series.key!r} has {len(series.values)} values for {len(self.categories)} categories."
                )

    @property
    def known(self) -> list[float]:
        return [value for series in self.series for value in series.known]

    @property
    def complete(self) -> bool:
        return len(self.known) == len(self.series) * len(self.categories)


def _drawable(value: float | None) -> float | None:
    if value is None or not math.isfinite(value) or abs(value) > LARGEST:
        return None
    return 0.0 if abs(value) < SMALLEST else float(value)
