"""Words as outlines: `PYTHONPATH=site python -m branding.badges.lettering` draws all words anew into lettering.json.

Outlines are relative path data, 100 units to the em, with the baseline at 0 and the ink beginning at x = 0.
"""

import json
import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .words import NETWORK_LINES, WORDS, Mark

FILE = Path(__file__).with_name("lettering.json")
_WEIGHTS = {"name": 520, "claim": 400}
_TRACKING = "-0.004em"
_SIZE = 100
_TOP = 150
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_STEP = re.compile(r"([MmlqchvZ])([^MmlqchvZ]*)")
# How many numbers each command takes; h and v take one.
_PAIRS = {"M": 1, "m": 1, "l": 1, "q": 2, "c": 3}


@dataclass(frozen=True)
class Line:
    """A line of words: `outline` is the `d` of a path, `width` how far its ink goes."""

    text: str
    outline: str
    width: float


@cache
def lines() -> dict[str, Line]:
    """The drawn lines by `name/0`, `ja/member` and so on."""
    return {key: Line(**line) for key, line in json.loads(FILE.read_text()).items()}


def wanted() -> dict[str, tuple[str, str, str]]:
    """What has to be drawn: language, text and weight by key."""
    found = {f"name/{number}": ("en", text, "name") for number, text in enumerate(NETWORK_LINES)}
    for language, words in WORDS.items():
        found |= {f"{language}/{mark}": (language, words.claim(mark), "claim") for mark in Mark}
    return found


def drawn(language: str, text: str, weight: str) -> Line:
    """Raises MissingTypefaceError where the typeface of a language is not installed."""
    points = _points(_typeset(language, text, weight))
    across = [x for _command, pairs in points for x, _y in pairs]
    start = min(across)
    moved = [(command, [(x - start, y) for x, y in pairs]) for command, pairs in points]
    return Line(text, _path(moved), round(max(across) - start, 1))


def _typeset(language: str, text: str, weight: str) -> bytes:
    import typst  # only drawing needs it, and the typefaces

    from typesetting import typefaces

    primary, region = typefaces.language_and_region(language)
    data = {
        "text": text,
        "language": {"lang": primary, "region": region, "font": typefaces.families(language)},
        "weight": _WEIGHTS[weight],
    }
    source = (
        '#let data = json("data.json")\n'
        "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
        f"#set text(..data.language, weight: data.weight, fallback: false, size: {_SIZE}pt)\n"
        f"#set text(tracking: {_TRACKING if weight == 'name' else '0em'}, top-edge: {_TOP}pt, bottom-edge: -60pt)\n"
        "#data.text"
    )
    files = {"main.typ": source.encode(), "data.json": json.dumps(data).encode()}
    return typst.compile(files, format="svg", font_paths=typefaces.fonts_for(frozenset([language])))


def _points(svg: bytes) -> list[tuple[str, list[tuple[float, float]]]]:
    """All outlines of the drawing as absolute commands around the baseline."""
    root = ET.fromstring(svg)  # noqa: S314  made here
    symbols = {symbol.get("id"): symbol.find(f"{_SVG}path").get("d") for symbol in root.iter(f"{_SVG}symbol")}
    found = []
    for group in root.iter(f"{_SVG}g"):
        uses = group.findall(f"{_SVG}use")
        if not uses:
            continue
        *turn, across, down = (float(number) for number in re.findall(r"-?[\d.]+", group.get("transform", "")))
        if turn != [1, 0, 0, -1]:
            raise ValueError("Words stand upright in these drawings.")
        for use in uses:
            x, y = across + float(use.get("x", 0)), down - float(use.get("y", 0)) - _TOP
            outline = _absolute(symbols[use.get(_HREF)[1:]])
            found += [(command, [(x + px, y - py) for px, py in pairs]) for command, pairs in outline]
    return found


def _absolute(outline: str) -> list[tuple[str, list[tuple[float, float]]]]:
    x = y = 0.0
    start = (x, y)
    found = []
    for command, words in _STEP.findall(outline):
        numbers = [float(number) for number in words.replace(",", " ").split()]
        if command == "Z":
            x, y = start
            found.append(("Z", []))
            continue
        if command in "hv":
            numbers = [numbers[0], 0] if command == "h" else [0, numbers[0]]
            command = "l"
        ox, oy = (0.0, 0.0) if command == "M" else (x, y)
        pairs = [(ox + dx, oy + dy) for dx, dy in zip(numbers[::2], numbers[1::2], strict=True)]
        if len(pairs) != _PAIRS[command]:
            raise ValueError(f"One step at a time: {command}{words}")
        x, y = pairs[-1]
        if command in "Mm":
            start = (x, y)
        found.append((command.upper(), pairs))
    return found


def _path(commands: list[tuple[str, list[tuple[float, float]]]]) -> str:
    """Relative steps in tenths; each is measured from where the rounded ones before it have led."""
    parts, here, start = [], (0, 0), (0, 0)
    for number, (command, pairs) in enumerate(commands):
        if command == "Z":
            parts.append("z")
            here = start
            continue
        if command == "M" and number + 1 < len(commands) and commands[number + 1][0] == "M":
            continue  # typst moves to the origin first
        tenths = [(round(x * 10), round(y * 10)) for x, y in pairs]
        parts.append(command.lower() + _numbers([(x - here[0], y - here[1]) for x, y in tenths]))
        here = tenths[-1]
        start = here if command == "M" else start
    return "".join(parts)


def _numbers(pairs: list[tuple[int, int]]) -> str:
    words = [f"{value / 10:g}" for pair in pairs for value in pair]
    return "".join(word if word.startswith("-") or not number else f" {word}" for number, word in enumerate(words))


def main() -> int:
    drawings = {key: vars(drawn(*line)) for key, line in wanted().items()}
    FILE.write_text(json.dumps(drawings, ensure_ascii=False, indent=1) + "\n")
    print(f"{FILE.name}: {len(drawings)} lines, {FILE.stat().st_size / 1000:.0f} kB")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
