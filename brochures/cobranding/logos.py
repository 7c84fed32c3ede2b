"""A member's logo: from what was sent to what is printed."""

import io
from xml.etree import ElementTree

from PIL import Image

from assets.child import examine
from assets.inspection import extension_of
from assets.scanner import scan

from .problems import CannotBeMadeError

# Four times what the place on the back page shows at 300 dots per inch.
MOST_PIXELS = 16_000_000
_LONGEST_SIDE = 1600
_WORDS = frozenset({"text", "tspan", "textPath"})


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
        if _has_words(verdict.content):
            raise CannotBeMadeError("words")
        return verdict.content, "logo.svg"
    pixels = verdict.facts["width"] * verdict.facts["height"]
    if pixels > MOST_PIXELS:
        parameters = {"million": -(-pixels // 10**6), "limit": MOST_PIXELS // 10**6}
        raise CannotBeMadeError("file", "picture-pixels", parameters)
    return _as_png(verdict.content), "logo.png"


def _has_words(drawing: bytes) -> bool:
    root = ElementTree.fromstring(drawing)  # noqa: S314  it comes from our own cleaner
    return any(isinstance(it.tag, str) and it.tag.rpartition("}")[2] in _WORDS for it in root.iter())


def _as_png(picture: bytes) -> bytes:
    with Image.open(io.BytesIO(picture)) as source:
        image = source.convert("RGBA")
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
