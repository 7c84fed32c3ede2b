"""Photographs and logos as the layout takes them."""

import io
import re
from functools import lru_cache

from PIL import Image, ImageOps

from typesetting.errors import BrokenPictureError
from typesetting.page_boxes import MM
from typesetting.palette import TONES

from .content import Picture

# Millimetres of the places where pictures stand, bleed included.
SHAPES = {
    "cover": (216, 190),
    "top": (216, 131),
    "bottom": (216, 135),
    "corner": (167, 149),
    "full": (216, 303),
}
DOTS_PER_INCH = {"screen": 150, "print": 300}
QUALITY = {"screen": 78, "print": 90}
_FILL = re.compile(rb'fill="#[0-9A-Fa-f]{6}"')


def cropped(picture: Picture, shape: str, edition: str) -> bytes:
    """A JPEG of the place's proportions around the picture's subject, with no more pixels than the edition shows."""
    width, height = SHAPES[shape]
    dots = DOTS_PER_INCH[edition] * MM / 72
    try:
        return _cropped(picture.data, picture.focus, round(width * dots), round(height * dots), QUALITY[edition])
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise BrokenPictureError(picture.alt) from error


@lru_cache(maxsize=32)
def _cropped(data: bytes, focus: tuple[float, float], width: int, height: int, quality: int) -> bytes:
    """Kept, because the languages of a brochure share their pictures."""
    with Image.open(io.BytesIO(data)) as source:
        source.draft("RGB", (width, height))  # lets a large JPEG be read at a fraction of its size
        image = _on_paper(ImageOps.exif_transpose(source))
    wide = min(image.width, image.height * width / height)
    tall = wide * height / width
    left = min(max(image.width * focus[0] - wide / 2, 0), image.width - wide)
    top = min(max(image.height * focus[1] - tall / 2, 0), image.height - tall)
    scale = min(1, width / wide)
    size = (max(1, round(wide * scale)), max(1, round(tall * scale)))
    box = (left, top, left + wide, top + tall)
    # Hamming: as sharp as needed, in half the time of Lanczos.
    image = image.resize(size, Image.Resampling.HAMMING, box=box) if scale < 1 else image.crop(tuple(map(round, box)))
    target = io.BytesIO()
    image.save(target, "JPEG", quality=quality)
    return target.getvalue()


def _on_paper(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    paper = Image.new("RGBA", image.size, TONES["paper"].screen)
    return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")


def logo(data: bytes, name: str) -> tuple[str, bytes]:
    """A partner's logo as the typesetter takes it: the ending of its name, and its bytes."""
    if b"<svg" in data[:2000]:
        return "svg", data
    target = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.convert("RGBA").save(target, "PNG")
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise BrokenPictureError(name) from error
    return "png", target.getvalue()


def shades(drawing: bytes, colour: str, opacities: tuple[float, float]) -> bytes:
    """The sign in one colour and two strengths, for backgrounds: the ink below shows through, on paper too."""
    first = _FILL.search(drawing)

    def shade(fill: re.Match[bytes]) -> bytes:
        strength = opacities[0] if first and fill[0] == first[0] else opacities[1]
        return f'fill="{colour}" fill-opacity="{strength}"'.encode()

    return _FILL.sub(shade, drawing)
