"""Numbers to coordinates, and round numbers for axes."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# A line whose values differ less than this share of the largest would look flat on an axis from zero.
ZOOM_BELOW = 0.25
MOST_ATTEMPTS = 12


@dataclass(frozen=True)
class Scale:
    """Maps ``low``..``high`` to ``start``..``end`` in whole units."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> int:
        return round(self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start))


def domain_from_zero(values: Sequence[float]) -> tuple[float, float]:
    """Lengths can only be compared from zero, so bars always include it."""
    low, high = min(0.0, *values), max(0.0, *values)
    return (low, high) if low < high else (0.0, 1.0)


def domain_of_line(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    largest = max(abs(low), abs(high))
    crosses_zero = low <= 0 <= high
    if low < high and not crosses_zero and high - low < ZOOM_BELOW * largest:
        return low, high
    return domain_from_zero((low, high))


def _next_step(step: float) -> float:
    magnitude = 10.0 ** math.floor(math.log10(step) + 1e-9)
    # No 2.5: a format without decimals would print 2.5 as 2 or 3 and make the axis lie.
    factor = next(factor for factor in (2, 5, 10) if factor * magnitude > step * 1.001)
    return factor * magnitude


def _multiples(low: float, high: float, step: float) -> list[float]:
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(index * step, decimals) + 0.0 for index in range(first, last + 1)]


def nice_ticks(low: float, high: float, format_value: Callable[[float], str], target: int = 4) -> list[float]:
    """About ``target`` round numbers that enclose the range and differ when printed."""
    raw = (high - low) / target
    step = 10.0 ** math.floor(math.log10(raw))
    while step < raw * 0.999:
        step = _next_step(step)
    for _ in range(MOST_ATTEMPTS):
        ticks = _multiples(low, high, step)
        if len({format_value(tick) for tick in ticks}) == len(ticks):
            break
        step = _next_step(step)
    return ticks
