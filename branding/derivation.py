"""From a few masters to every drawing of a kit, and from each drawing to its files."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from assets.cleaning.drawings import clean_svg
from assets.inspected import FileState

from .artwork.colours import BLACK, WHITE, contrast, inks_of, is_pale
from .artwork.flat import FlatDrawing, flattened
from .artwork.masters import FAULTS, BrokenMasterError, fault_behind, title_of
from .artwork.written import eps_of, pdf_of, svg_of
from .drawing import draw_pdf, draw_png, draw_webp, shares_of
from .models.cells import Lockup, Variant, key_of
from .models.versions import PREVIEW_WIDTH

PNG_WIDTHS = (PREVIEW_WIDTH, 1200, 2400)
WEBP_WIDTHS = (PREVIEW_WIDTH, 1200)
# Raise it when the same masters give other files than before: a new version, which says so to members.
RECIPE = 1
# Raise it when `webp_of` gives more: kits get what they lack, under the number that they have.
ASSORTMENT = 1
# The main colour must stand out from paper, and white letters from a dark ground.
_READABLE = 4.5
_SOURCES = (Variant.MONO, Variant.BLACK, Variant.REVERSED, Variant.COLOUR)


@dataclass(frozen=True)
class Artwork:
    """A finished file: `width` in pixels for pictures, None for what scales."""

    name: str
    format: str
    content: bytes
    key: str = ""
    space: str = ""
    width: int | None = None
    background: str = ""


@dataclass(frozen=True)
class Drawing:
    """One drawing of a kit. `svg` is the cleaned master, empty for a derived one."""

    lockup: str
    variant: str
    language: str
    flat: FlatDrawing
    title: str
    svg: bytes = b""

    @property
    def key(self) -> str:
        return key_of(self.lockup, self.variant, self.language)

    @property
    def content(self) -> bytes:
        return self.svg or svg_of(self.flat, self.title)


@dataclass(frozen=True)
class Rules:
    """What a kit says about all its drawings."""

    prefix: str
    clear_space: float
    inks: dict
    colours: list  # of (code, HEX), in the kit's order

    @classmethod
    def of(cls, kit) -> "Rules":
        colours = list(kit.colours.select_related("name"))
        return cls(kit.slug, float(kit.clear_space), inks_of(colours), [(row.name.code, row.hex) for row in colours])

    @property
    def main_colour(self) -> str:
        """The first that can be read on paper."""
        return next((value for _code, value in self.colours if contrast(value, WHITE) >= _READABLE), BLACK)

    def ground_for(self, variant: str) -> tuple[str, str]:
        """Name and value of the ground that goes with a variant."""
        if variant != Variant.REVERSED:
            return "white", WHITE
        dark = ((code, value) for code, value in self.colours if contrast(value, WHITE) >= _READABLE)
        return next(dark, ("black", BLACK))


def drawings_of(kit, rules: Rules) -> list[Drawing]:
    """Masters and what is made from them, in the order of the kit's page.

    Raises BrokenMasterError for a master that was never looked at, was refused, or is gone.
    """
    masters = kit.variants.select_related("master").order_by("language", "lockup", "sort_order")
    drawn = []
    for (language, lockup), group in groupby(masters, key=lambda master: (master.language, master.lockup)):
        own = {master.variant: _read(master) for master in group}
        for variant in Variant.values:
            drawing = own.get(variant) or _derived(variant, own, rules)
            if drawing:
                drawn.append(Drawing(lockup, variant, language, *drawing))
    places = {lockup: place for place, lockup in enumerate(Lockup.values)}
    return sorted(drawn, key=lambda drawing: (drawing.language, places[drawing.lockup]))


def _read(master) -> tuple[FlatDrawing, str, bytes]:
    key, document = key_of(master.lockup, master.variant, master.language), master.master
    if document.state == FileState.REFUSED:
        raise BrokenMasterError(key, {"refused": document.reason, "parameters": document.reason_parameters})
    try:
        with document.open_file() as handle:
            svg = clean_svg(handle.read())
        return flattened(svg), title_of(svg), svg
    except FAULTS as error:
        raise BrokenMasterError(key, fault_behind(error)) from error


def _derived(variant: str, own: dict, rules: Rules) -> tuple[FlatDrawing, str] | None:
    """A variant that nobody has drawn: a drawing of the same lockup in one colour. None where parts would close up."""
    colours = {Variant.MONO: rules.main_colour, Variant.BLACK: BLACK, Variant.REVERSED: WHITE}
    source = next((name for name in _SOURCES if name in own), None)
    if variant not in colours or source is None:
        return None
    flat, title, _svg = own[source]
    if len(flat.colours) > 1 and any(map(is_pale, flat.colours)):
        return None
    return flat.in_one_colour(colours[variant]), title


def artworks_of(drawing: Drawing, rules: Rules) -> Iterator[Artwork]:
    """All files of one drawing."""
    yield from _vectors(drawing, rules)
    stem = "_".join(part for part in (rules.prefix, drawing.lockup, drawing.variant, "rgb", drawing.language) if part)
    free = drawing.content
    code, ground = rules.ground_for(drawing.variant)
    on_ground = svg_of(drawing.flat, drawing.title, rules.clear_space * drawing.flat.height, ground)
    for width in PNG_WIDTHS:
        picture = Artwork(f"{stem}_{width}px.png", "png", draw_png(free, width), drawing.key, "rgb", width)
        yield picture
        yield from webp_of(picture)
        yield Artwork(
            f"{stem}_{width}px_{code}.png", "png", draw_png(on_ground, width), drawing.key, "rgb", width, code
        )


def webp_of(picture: Artwork, there: Collection[str] = ()) -> list[Artwork]:
    """The same pixels for the web, where a kit has them in this width and not `there` by name."""
    name = picture.name.removesuffix(".png") + ".webp"
    if picture.format != "png" or picture.background or picture.width not in WEBP_WIDTHS or name in there:
        return []
    return [replace(picture, name=name, format="webp", content=draw_webp(picture.content))]


def _vectors(drawing: Drawing, rules: Rules) -> Iterator[Artwork]:
    """EPS is for printers: in their inks wherever the kit says what its colours are in them."""

    def named(space: str, extension: str, content: bytes) -> Artwork:
        parts = (rules.prefix, drawing.lockup, drawing.variant, space, drawing.language)
        return Artwork("_".join(filter(None, parts)) + f".{extension}", extension, content, drawing.key, space)

    yield named("rgb", "svg", drawing.content)
    yield named("rgb", "pdf", draw_pdf(drawing.content))
    if unknown_inks(drawing, rules):
        yield named("rgb", "eps", eps_of(drawing.flat, None, drawing.title))
        return
    yield named("cmyk", "pdf", pdf_of(drawing.flat, rules.inks, drawing.title))
    yield named("cmyk", "eps", eps_of(drawing.flat, rules.inks, drawing.title))


def unknown_inks(drawing: Drawing, rules: Rules) -> list[str]:
    """Colours without CMYK in the table of the kit."""
    return [colour for colour in drawing.flat.colours if colour not in rules.inks]


def facts_of(drawing: Drawing, rules: Rules) -> dict:
    """What a version remembers of a drawing (LogoKitVersion.cells)."""
    sha = hashlib.sha256(drawing.content)
    sha.update(repr([rules.inks.get(colour) for colour in drawing.flat.colours]).encode())
    shares = shares_of(draw_png(drawing.content, 320), drawing.flat.colours)
    return {
        "digest": sha.hexdigest(),
        "ratio": round(drawing.flat.ratio, 4),
        "inks": {colour: round(share, 3) for colour, share in shares.items()},
        "colours": drawing.flat.colours,
        "without_cmyk": unknown_inks(drawing, rules),
    }
