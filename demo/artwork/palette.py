"""The house colours, the botanical tones beside them, and their mixtures."""

PAPER = "#FBFAF6"
INK = "#17211B"
GREEN = "#1F5A41"
GREEN_SOFT = "#DDE8DF"
BLUSH = "#E3A798"
BLUSH_SOFT = "#F7E6DF"

LEAF = "#4E8A63"
SAGE = "#A3B899"
OCHRE = "#D6A650"
TERRACOTTA = "#C06B4B"
PLUM = "#6A3D55"
SKY = "#AECBD0"

LAVENDER = "#8F7BA6"
BARK = "#5E4438"
AMBER = "#A9632F"

CREAM = "#F3EAD8"
SAND = "#EAD7B5"
NIGHT = "#18332B"


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from first to second."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def lighter(colour: str, share: float = 0.25) -> str:
    return mix(colour, PAPER, share)


def darker(colour: str, share: float = 0.25) -> str:
    return mix(colour, INK, share)
