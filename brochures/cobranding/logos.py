"""A member's logo: from what was sent to what is printed."""

import io
from xml.etree import ElementTree

from PIL import Image

from assets.child import examine
from assets.inspection import extension_of
from assets.scanner import scan
from typesetting.palette import TONES

from .problems import CannotBeMadeError

LEAST_WIDTH = 700
# Four times what the place on the back page shows at 300 dots per inch.
MOST_PIXELS = 16_000_000
_LONGEST_SIDE = 1600
_WORDS = frozenset({"text", "tspan", "textPath"})
_SHAPES = frozenset({"circle", "ellipse", "image", "line", "path", "polygon", "polyline", "rect", "use"})
# What paper shows of two tones that are nearer to each other.
_SEEN = 8


def clean_logo(content: bytes, name: str) -> tuple[bytes, str]:
    """Its clean content and the name it is stored by.

    Raises CannotBeMadeError for what cannot be printed; ScannerDownError and InspectionInterruptedError where nothing
    is known of it yet.
    """
    if found := scan(content):
        raise CannotBeMadeError("file", "infected", {"name": found})
    extension = extension_of(name)
    verdict = examine(content, extension)
    if verdict.content is None:
        raise CannotBeMadeError("file", verdict.reason, verdict.parameters)
    if extension == "svg":
        # The typesetter knows the house's typefaces only, and leaves out silently what it cannot write.
        tags = _tags(verdict.content)
        if tags & _WORDS:
            raise CannotBeMadeError("words")
        if not tags & _SHAPES:
            raise CannotBeMadeError("blank")
        return verdict.content, "logo.svg"
    if verdict.facts["width"] < LEAST_WIDTH:
        raise CannotBeMadeError("narrow", verdict.facts["width"], LEAST_WIDTH)
    pixels = verdict.facts["width"] * verdict.facts["height"]
    if pixels > MOST_PIXELS:
        parameters = {"million": -(-pixels // 10**6), "limit": MOST_PIXELS // 10**6}
        raise CannotBeMadeError("file", "picture-pixels", parameters)
    return _as_png(verdict.content), "logo.png"


def _tags(drawing: bytes) -> set[str]:
    root = ElementTree.fromstring(drawing)  # noqa: S314  it comes from our own cleaner
    return {it.tag.rpartition("}")[2] for it in root.iter() if isinstance(it.tag, str)}


def _shows_something(image: Image.Image) -> bool:
    """Whether it has more than one tone, where it lies on paper."""
    paper = Image.new("RGBA", image.size, TONES["paper"].screen)
    extremes = Image.alpha_composite(paper, image).convert("RGB").getextrema()
    return any(highest - lowest >= _SEEN for lowest, highest in extremes)


def _as_png(picture: bytes) -> bytes:
    with Image.open(io.BytesIO(picture)) as source:
        image = source.convert("RGBA")
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    if not _shows_something(image):
        raise CannotBeMadeError("blank")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
