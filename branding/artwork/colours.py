"""What can be computed of colours: contrast as WCAG 2 defines it, and the inks of a printer."""

from collections.abc import Iterable

BLACK, WHITE = "#000000", "#FFFFFF"
# WCAG 2.2, 1.4.11: what a graphic needs against its ground to be seen.
ENOUGH = 3.0
# Nearly paper: printed in one colour, such a part would close up with what lies around it.
_PALE = 1.35
# What every printer knows, whatever the table of a kit says.
_EVERYWHERE = {BLACK: (0, 0, 0, 100), WHITE: (0, 0, 0, 0)}


def luminance(colour: str) -> float:
    """Of six digits after #: relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_pale(colour: str) -> bool:
    return contrast(colour, WHITE) < _PALE


def inks_of(colours: Iterable) -> dict[str, tuple[int, int, int, int]]:
    """Per cents of cyan, magenta, yellow and black by colour, from the colours of a kit."""
    own = {colour.hex: tuple(int(part) for part in colour.cmyk.split()) for colour in colours}
    return _EVERYWHERE | own
