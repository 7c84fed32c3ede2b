"""SVG without scripts, handlers and foreign addresses."""

from typing import NamedTuple
from xml.etree import ElementTree
from xml.parsers import expat

from py_svg_hush import filter_svg

from .dangers import take_out
from .refusal import RefusedError

MOST_BYTES = 2 * 2**20
MOST_CLEAN_BYTES = 4 * 2**20
MOST_ELEMENTS = 20_000
DEEPEST = 64
_ROOT = "http://www.w3.org/2000/svg svg"


def check_drawing(content: bytes) -> None:
    """Raises RefusedError for what is no SVG, or would cost too much: 280 kB of nested groups grow to 800 MB.

    Quick, and safe on anything: it builds nothing and looks nothing up.
    """
    if len(content) > MOST_BYTES:
        raise RefusedError("drawing-size")
    depth = count = 0

    def start(name, _attributes):
        nonlocal depth, count
        if not count and name != _ROOT:
            raise RefusedError("drawing-broken")
        depth, count = depth + 1, count + 1
        if depth > DEEPEST or count > MOST_ELEMENTS:
            raise RefusedError("drawing-size")

    def end(_name):
        nonlocal depth
        depth -= 1

    def doctype(_name, _system, _public, has_definitions):
        if has_definitions:
            raise RefusedError("drawing-doctype")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise RefusedError("drawing-broken") from error


class CleanDrawing(NamedTuple):
    """`removed` counts what was taken out, by kind."""

    content: bytes
    removed: dict[str, int]


def clean_drawing(content: bytes) -> CleanDrawing:
    """The drawing without anything that acts or asks others. Raises RefusedError, a ValueError."""
    check_drawing(content)
    try:
        harmless, removed = take_out(content)
        clean = filter_svg(harmless, {"image": ["png", "jpeg"]})
    except (ValueError, ElementTree.ParseError) as error:
        raise RefusedError("drawing-broken") from error
    if len(clean) > MOST_CLEAN_BYTES:
        raise RefusedError("drawing-size")
    return CleanDrawing(clean, {kind: count for kind, count in sorted(removed.items()) if count})


def clean_svg(content: bytes) -> bytes:
    """As `clean_drawing`, for who only wants the drawing."""
    return clean_drawing(content).content
