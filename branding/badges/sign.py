"""The sign on the badges: the symbol of the logo kit that is marked for them, or else the network's first sign."""

import logging
from dataclasses import dataclass, replace
from functools import lru_cache

import typst
from django.core.cache import cache

from assets.storages import private_storage
from branding.artwork.flat import FlatDrawing, Line, NotFlatError, Shape, flattened
from branding.artwork.written import paths_of
from branding.models import Lockup, LogoFile, LogoKitVersion, Variant

logger = logging.getLogger(__name__)

# How long a process takes the symbol for the newest one; beside it stands what readers' caches keep.
REMEMBERED = 30
_KEY = "badge-symbol"
# Petals on a circle of 100 around the origin, and where they overlap.
_PETALS = (
    "M-52 -85.42A107.06 107.06 0 0 1 -52 85.42A107.06 107.06 0 0 1 -52 -85.42Z"
    "M0 -100A131.7 131.7 0 0 1 0 100A131.7 131.7 0 0 1 0 -100Z"
    "M52 -85.42A107.06 107.06 0 0 1 52 85.42A107.06 107.06 0 0 1 52 -85.42Z"
)
_OVERLAPS = (
    "M-29.97 -62.98A107.06 107.06 0 0 1 -29.97 62.98A131.7 131.7 0 0 1 -29.97 -62.98Z"
    "M29.97 -62.98A131.7 131.7 0 0 1 29.97 62.98A107.06 107.06 0 0 1 29.97 -62.98Z"
)
_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">'
    '<g transform="translate(100 100) rotate(23.5)">{}</g></svg>'
)
_FIRST_IN_COLOUR = _FRAME.format(f'<path fill="#1F5A41" d="{_PETALS}"/><path fill="#E3A798" d="{_OVERLAPS}"/>')
_FIRST_IN_ONE = _FRAME.format(f'<path fill-rule="evenodd" d="{_PETALS}"/>')

# Names in the storage of the symbol in colour and in one colour; empty for the network's first sign.
type Symbol = tuple[str, ...]


@dataclass(frozen=True)
class Sign:
    """As SVG within a circle of 100 around the origin. What has the first colour is its body, the rest its bloom."""

    coloured: FlatDrawing
    plain: FlatDrawing

    @property
    def colour(self) -> str:
        return self.coloured.colours[0]

    def full(self, colour: str = "") -> str:
        """In its own colours, or in one."""
        return _placed(self.plain.in_one_colour(colour) if colour else self.coloured)

    def body(self, colour: str) -> str:
        return _placed(self._part(is_body=True).in_one_colour(colour))

    def bloom(self, colour: str = "") -> str:
        part = self._part(is_body=False)
        return _placed(part.in_one_colour(colour) if colour else part)

    def outline(self, colour: str, width: float) -> str:
        """The edges of its body."""
        body = self._part(is_body=True)
        line = Line(colour, width / _scale(body))
        return _placed(replace(body, shapes=tuple(replace(shape, fill="", line=line) for shape in body.shapes)))

    def _part(self, *, is_body: bool) -> FlatDrawing:
        shapes = (shape for shape in self.coloured.shapes if (_colour_of(shape) == self.colour) is is_body)
        return replace(self.coloured, shapes=tuple(shapes))


def _colour_of(shape: Shape) -> str:
    return shape.fill or shape.line.colour


def _scale(drawing: FlatDrawing) -> float:
    return 200 / max(drawing.width, drawing.height)


def _placed(drawing: FlatDrawing) -> str:
    move = f"translate({-drawing.width / 2:g} {-drawing.height / 2:g})"
    return f'<g transform="scale({_scale(drawing):g}) {move}">{paths_of(drawing)}</g>' if drawing.shapes else ""


def symbol_now() -> Symbol:
    """Of the newest version of the marked kit."""
    names = cache.get(_KEY)
    if names is None:
        names = _newest_symbol()
        cache.set(_KEY, names, REMEMBERED)
    return names


def _newest_symbol() -> Symbol:
    newest = LogoKitVersion.objects.filter(kit__gives_badges_their_sign=True).values("pk")[:1]
    files = LogoFile.objects.filter(version=newest, lockup=Lockup.SYMBOL, language="", format="svg")
    names = dict(files.values_list("variant", "file"))
    plain = names.get(Variant.MONO) or names.get(Variant.BLACK) or names.get(Variant.COLOUR)
    return (names.get(Variant.COLOUR) or plain, plain) if plain else ()


@lru_cache(maxsize=8)
def sign_of(symbol: Symbol) -> Sign:
    """A badge is never broken: where the symbol cannot be read, it carries the network's first sign."""
    if symbol:
        try:
            return Sign(*map(_read, symbol))
        except (OSError, NotFlatError, typst.TypstError):
            logger.exception("The symbol %s is not on the badges: it cannot be read.", symbol[0])
    return Sign(flattened(_FIRST_IN_COLOUR.encode()), flattened(_FIRST_IN_ONE.encode()))


def _read(name: str) -> FlatDrawing:
    with private_storage().open(name) as handle:
        return flattened(handle.read())
