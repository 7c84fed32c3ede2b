"""The house colours, for the screen and as printing inks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tone:
    screen: str
    inks: tuple[int, int, int, int]  # cyan, magenta, yellow, black in per cent


# Inks chosen for coated paper, at most 240 per cent together; small text in black alone, which needs no register.
TONES = {
    "paper": Tone("#FBFAF6", (0, 0, 0, 0)),
    "ink": Tone("#17211B", (0, 0, 0, 95)),
    "green": Tone("#1F5A41", (85, 40, 75, 40)),
    "green-soft": Tone("#DDE8DF", (14, 3, 14, 0)),
    "blush": Tone("#E3A798", (8, 40, 35, 0)),
    "blush-soft": Tone("#F7E6DF", (2, 11, 11, 0)),
    "muted": Tone("#5A655D", (0, 0, 0, 70)),
    "line": Tone("#D9DBD2", (0, 0, 4, 16)),
}
_INKS = {tone.screen: tone.inks for tone in TONES.values()}


def inks_of(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    """Printing inks (0 to 1) for a colour of a drawing (0 to 1): the house's own where it is a house colour."""
    name = "#" + "".join(f"{round(channel * 255):02X}" for channel in (red, green, blue))
    if name in _INKS:
        return tuple(share / 100 for share in _INKS[name])
    black = 1 - max(red, green, blue)
    if black == 1:
        return 0, 0, 0, 1
    return *(round((1 - channel - black) / (1 - black), 4) for channel in (red, green, blue)), round(black, 4)
