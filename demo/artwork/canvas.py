"""A drawing in two layers: its colours, and the light that falls on them.

Every opaque shape that is put down also covers the light layer, so that the shade of what lies
below never shines through; the finish turns the light layer into grain.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from demo.artwork.geometry import rectangle

WIDTH, HEIGHT = 1600, 1067


@dataclass(frozen=True)
class Fade:
    """Light along a direction: -1 is full shade, 0 is neutral, 1 is full light."""

    angle: float
    start: float
    end: float


@dataclass(frozen=True)
class Glow:
    """Light from a point inside the shape (fractions of its box) outwards."""

    x: float
    y: float
    inner: float
    outer: float
    radius: float = 0.75


@dataclass(frozen=True)
class Blend:
    """A colour that runs into another across the shape."""

    first: str
    second: str
    angle: float = 90


@dataclass(frozen=True)
class Round:
    """The light on an upright cylinder: lit left of its middle, dark towards the right edge."""

    strength: float = 1
    angle: float = 0


Light = Fade | Glow | Round | float | None
Paint = str | Blend


def grey(level: float) -> str:
    value = round(128 + max(-1, min(1, level)) * 127)
    return f"#{value:02X}{value:02X}{value:02X}"


@dataclass
class Canvas:
    name: str
    background: Paint = "#FBFAF6"
    background_light: Light = None
    random: Random = field(init=False)
    colours: list[str] = field(default_factory=list)
    lights: list[str] = field(default_factory=list)
    definitions: list[str] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = Random(self.name)
        self.fill(rectangle(0, 0, WIDTH, HEIGHT), self.background, self.background_light)

    def fill(self, outline: str, paint: Paint, light: Light = None, opacity: float = 1) -> None:
        """Put a shape down; a transparent one leaves the light below as it is, unless given its own."""
        extra = f' opacity="{opacity:.2f}"' if opacity < 1 else ""
        self.colours.append(f'<path d="{outline}" fill="{self._paint(paint)}"{extra}/>')
        if light is not None or opacity == 1:
            self.lights.append(f'<path d="{outline}" fill="{self._light(light)}"{extra}/>')

    def stroke(
        self, outline: str, colour: str, width: float, opacity: float = 1, dash: str = "", covers: bool = False
    ) -> None:
        extra = f' opacity="{opacity:.2f}"' if opacity < 1 else ""
        extra += f' stroke-dasharray="{dash}"' if dash else ""
        shape = (
            f'<path d="{outline}" fill="none" stroke-width="{width:.1f}" stroke-linecap="round" stroke-linejoin="round"'
        )
        self.colours.append(f'{shape} stroke="{colour}"{extra}/>')
        if covers:
            self.lights.append(f'{shape} stroke="{grey(0)}"/>')

    def shade(self, outline: str, level: float, blur: float = 0, strength: float = 1) -> None:
        """Only light or shadow, over whatever is there."""
        tone = "#000000" if level < 0 else "#FFFFFF"
        soft = f' filter="url(#{self._blur(blur)})"' if blur else ""
        self.lights.append(f'<path d="{outline}" fill="{tone}" fill-opacity="{abs(level) * strength:.2f}"{soft}/>')

    def shade_stroke(self, outline: str, level: float, width: float, blur: float = 0) -> None:
        tone = "#000000" if level < 0 else "#FFFFFF"
        soft = f' filter="url(#{self._blur(blur)})"' if blur else ""
        self.lights.append(
            f'<path d="{outline}" fill="none" stroke="{tone}" stroke-width="{width:.1f}" '
            f'stroke-opacity="{abs(level):.2f}" stroke-linecap="round"{soft}/>'
        )

    @contextmanager
    def clip(self, outline: str) -> Iterator[None]:
        key = self._define(f'<clipPath id="KEY"><path d="{outline}"/></clipPath>')
        yield from self._wrapped(f'<g clip-path="url(#{key})">')

    @contextmanager
    def group(self, transform: str = "", opacity: float = 1) -> Iterator[None]:
        extra = f' opacity="{opacity:.2f}"' if opacity < 1 else ""
        yield from self._wrapped(f'<g transform="{transform}"{extra}>')

    def _wrapped(self, opening: str) -> Iterator[None]:
        for layer in (self.colours, self.lights):
            layer.append(opening)
        yield
        for layer in (self.colours, self.lights):
            layer.append("</g>")

    def document(self, layer: list[str]) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
            f"<defs>{''.join(self.definitions)}</defs>{''.join(layer)}</svg>"
        )

    def _define(self, element: str) -> str:
        """The id of a definition, written with the id KEY; equal ones are stored once."""
        key = self.known.setdefault(element, f"d{len(self.known)}")
        if len(self.known) > len(self.definitions):
            self.definitions.append(element.replace("KEY", key))
        return key

    def _blur(self, deviation: float) -> str:
        return self._define(
            '<filter id="KEY" x="-50%" y="-50%" width="200%" height="200%">'
            f'<feGaussianBlur stdDeviation="{deviation:.1f}"/></filter>'
        )

    def _paint(self, paint: Paint) -> str:
        if isinstance(paint, Blend):
            return self._linear(paint.angle, paint.first, paint.second)
        return paint

    def _light(self, light: Light) -> str:
        match light:
            case Fade(angle, start, end):
                return self._linear(angle, grey(start), grey(end))
            case Glow(x, y, inner, outer, radius):
                stops = f'<stop offset="0" stop-color="{grey(inner)}"/><stop offset="1" stop-color="{grey(outer)}"/>'
                key = self._define(f'<radialGradient id="KEY" cx="{x}" cy="{y}" r="{radius}">{stops}</radialGradient>')
                return f"url(#{key})"
            case Round(strength, angle):
                levels = ((0, -0.45), (0.26, 0.42), (0.55, -0.08), (0.88, -0.62), (1, -0.4))
                return self._gradient(angle, [(at, grey(level * strength)) for at, level in levels])
            case None:
                return grey(0)
            case level:
                return grey(level)

    def _linear(self, angle: float, first: str, second: str) -> str:
        return self._gradient(angle, [(0, first), (1, second)])

    def _gradient(self, angle: float, colours: list[tuple[float, str]]) -> str:
        turn = f'gradientTransform="rotate({angle:.0f} .5 .5)"'
        stops = "".join(f'<stop offset="{at}" stop-color="{colour}"/>' for at, colour in colours)
        key = self._define(f'<linearGradient id="KEY" {turn}>{stops}</linearGradient>')
        return f"url(#{key})"
