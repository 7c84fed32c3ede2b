"""Pictures drawn anew: what a camera or an editor wrote into the file beside the picture stays behind."""

import io
from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps

from .refusal import RefusedError

MOST_PIXELS = 40_000_000
# A profile decides about colours, and says nothing of places and people; a larger one is none.
_LARGEST_PROFILE = 2**20
_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG"}
_QUALITY = {
    "JPEG": {"quality": 92},
    "WEBP": {"quality": 90, "method": 2},
    "AVIF": {"quality": 80, "speed": 8, "max_threads": 1},
}
_ROTATION = 0x0112


class CleanPicture(NamedTuple):
    content: bytes
    width: int
    height: int


def clean_picture(content: bytes, extension: str) -> CleanPicture:
    """The picture upright, in the same format, without EXIF, GPS, XMP, comments and thumbnails.

    Raises RefusedError for what is broken, or has more than 40 million pixels in all its frames together.
    """
    file_format = _FORMATS.get(extension, extension.upper())
    Image.MAX_IMAGE_PIXELS = None  # counted here, with the frames, before anything is decoded
    try:
        with Image.open(io.BytesIO(content), formats=[file_format]) as image:
            frames = getattr(image, "n_frames", 1) if image.format != "MPO" else 1
            _check_pixels(image.width * image.height * frames)
            return _drawn_anew(image, file_format, frames, content)
    except RefusedError:
        raise
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError) as error:
        raise RefusedError("picture-broken") from error
    except RuntimeError as error:  # what the encoder of AVIF says when its memory is used up
        raise RefusedError("demanding") from error


def _check_pixels(pixels: int) -> None:
    if pixels > MOST_PIXELS:
        raise RefusedError("picture-pixels", million=-(-pixels // 10**6), limit=MOST_PIXELS // 10**6)


def _drawn_anew(image: Image.Image, file_format: str, frames: int, content: bytes) -> CleanPicture:
    options = dict(_QUALITY.get(file_format, {}))
    if file_format == "WEBP" and b"VP8L" in content[:64]:
        options = {"lossless": True, "method": 2}
    profile = image.info.get("icc_profile") or b""
    if frames > 1:
        durations = []
        pictures = list(_frames(image, frames, durations))
        options |= {"save_all": True, "append_images": pictures[1:], "duration": durations}
        options["loop"] = image.info.get("loop", 0 if file_format != "GIF" else 1)
        picture = pictures[0]
    elif _can_keep_tables(image):
        image.load()
        options, picture = {"quality": "keep"}, image
    else:
        picture, profile = _in_screen_colours(ImageOps.exif_transpose(image), profile)
    _forget(picture)
    if 0 < len(profile) <= _LARGEST_PROFILE:
        options["icc_profile"] = profile
    out = io.BytesIO()
    picture.save(out, file_format, **options)
    return CleanPicture(out.getvalue(), picture.width, picture.height)


def _frames(image: Image.Image, count: int, durations: list[int]) -> Iterator[Image.Image]:
    for number in range(count):
        image.seek(number)
        frame = ImageOps.exif_transpose(image)
        durations.append(int(image.info.get("duration", 100)))
        _forget(frame)
        yield frame


def _can_keep_tables(image: Image.Image) -> bool:
    """A JPEG that stands upright loses next to nothing with its own tables."""
    return image.format == "JPEG" and image.mode in {"L", "RGB"} and image.getexif().get(_ROTATION, 1) == 1


def _in_screen_colours(image: Image.Image, profile: bytes) -> tuple[Image.Image, bytes]:
    """Browsers show neither printing inks nor sixteen bits for a channel as they are meant."""
    if image.mode == "CMYK":
        return _from_inks(image, profile), b""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L"), b""
    return image, profile


def _from_inks(image: Image.Image, profile: bytes) -> Image.Image:
    if profile:
        try:
            inks = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, inks, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that cannot be read is as good as none
    return image.convert("RGB")


def _forget(image: Image.Image) -> None:
    """Pillow writes some of what it has read by itself, such as comments."""
    image.info = {name: value for name, value in image.info.items() if name in {"transparency", "background"}}
