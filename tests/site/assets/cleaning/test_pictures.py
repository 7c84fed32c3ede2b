"""Pictures: nothing but the picture is left, and no picture is too large (knowledge: E3 10 to 13)."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

from assets.cleaning.clean import clean
from assets.cleaning.refusal import RefusedError

SECRET = b"Ann Sender 48.4469N"
UPRIGHT, QUARTER_TURN = 1, 6


def two_colours(mode: str = "RGB", size=(40, 20)) -> Image.Image:
    """Left dark, right light."""
    image = Image.new("RGB", size, "#103010")
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill="#f0e0f0")
    return image.convert(mode)


def telltale(kind: str, turn: int = UPRIGHT) -> bytes:
    """A picture with a position, an author, a comment and a thumbnail."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = turn, SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 26.0, 48.0)})
    options = {"exif": exif, "xmp": b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"}
    if kind == "png":
        text = PngInfo()
        text.add_text("Author", SECRET.decode())
        options = {"exif": exif, "pnginfo": text}
    if kind == "jpg":
        options["comment"] = SECRET
    if kind == "gif":
        options = {"comment": SECRET}
    out = io.BytesIO()
    two_colours().save(out, {"jpg": "JPEG"}.get(kind, kind.upper()), **options)
    return out.getvalue() + (SECRET if kind == "jpg" else b"")


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "avif", "gif"])
def test_places_people_and_comments_stay_behind(kind):
    assert SECRET in telltale(kind)

    picture = clean(telltale(kind), kind)

    assert SECRET not in picture.content
    assert not opened(picture.content).getexif()
    assert (picture.width, picture.height) == opened(picture.content).size == (40, 20)


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_a_picture_that_lay_on_its_side_stands_upright(kind):
    picture = clean(telltale(kind, QUARTER_TURN), kind)

    assert (picture.width, picture.height) == opened(picture.content).size == (20, 40)
    top, bottom = (opened(picture.content).convert("L").getpixel((10, y)) for y in (3, 36))
    assert top < 80 < 180 < bottom


def with_profile(mode: str, profile: bytes) -> bytes:
    out = io.BytesIO()
    two_colours(mode).save(out, "JPEG", icc_profile=profile)
    return out.getvalue()


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def sixteen_bits() -> bytes:
    out = io.BytesIO()
    two_colours("L").convert("I").point(lambda value: value * 256).convert("I;16").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (with_profile("CMYK", b""), "jpg"),
        (with_profile("CMYK", b"no profile at all"), "jpg"),
        (with_profile("RGB", SRGB), "jpg"),
        (with_profile("RGB", b"\0" * (2**20 + 1)), "jpg"),
        (sixteen_bits(), "png"),
    ],
    ids=["inks", "inks with rubbish", "profile", "profile bomb", "sixteen bits"],
)
def test_unusual_colours_become_what_browsers_show(content, kind):
    picture = opened(clean(content, kind).content)

    assert picture.mode in {"RGB", "L"}
    assert picture.convert("L").getpixel((5, 10)) < 90
    assert picture.convert("L").getpixel((35, 10)) > 170
    assert len(picture.info.get("icc_profile") or b"") < 2**20


def test_a_moving_picture_goes_on_moving():
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0)

    moving = opened(clean(out.getvalue(), "gif").content)

    assert moving.n_frames == 3
    moving.seek(2)
    assert moving.info["duration"] == 300


def png(width: int, height: int, rows: bytes = b"", *extra: tuple[bytes, bytes]) -> bytes:
    """A PNG of one bit for a pixel, with any other chunks."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    others = b"".join(chunk(*each) for each in extra)
    return b"\x89PNG\r\n\x1a\n" + header + others + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def many_frames() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("P", (2000, 2000), number) for number in range(11)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


TORN = telltale("jpg")[:300]
BAD = {
    "121 megapixels in 15 kB": (lambda: png(11_000, 11_000, bytes(1376 * 11_000)), "png", "picture-pixels"),
    "900 megapixels in the header": (lambda: png(30_000, 30_000), "png", "picture-pixels"),
    "44 megapixels in 11 frames": (many_frames, "gif", "picture-pixels"),
    "size of nothing": (lambda: png(0, 0), "png", "picture-broken"),
    "torn": (lambda: TORN, "jpg", "picture-broken"),
    "torn avif": (lambda: telltale("avif")[:200], "avif", "picture-broken"),
    "wrong checksum": (lambda: png(8, 8, bytes(16)).replace(b"IDAT", b"IDAX"), "png", "picture-broken"),
    "endless text": (
        lambda: png(8, 8, bytes(16), (b"zTXt", b"a\0\0" + zlib.compress(bytes(70 * 2**20)))),
        "png",
        "picture-broken",
    ),
    "65,000 markers": (lambda: b"\xff\xd8" + b"\xff\xe0\x00\x02" * 65_000, "jpg", "picture-broken"),
    "another kind": (lambda: telltale("png"), "jpg", "kind"),
    "drawing": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "png", "kind"),
    "page": (lambda: b"<html><script>alert(1)</script>", "webp", "kind"),
    "empty": (lambda: b"", "png", "empty"),
    "one byte": (lambda: b"\xff", "jpg", "kind"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_too_large_broken_or_something_else_is_refused(name):
    make, kind, reason = BAD[name]

    with pytest.raises(RefusedError) as refusal:
        clean(make(), kind)

    assert refusal.value.reason == reason


@pytest.mark.parametrize("kind", ["jpg", "png", "gif", "webp"])
def test_what_hangs_behind_a_picture_stays_behind(kind):
    """A picture that is also an archive, a page or a program."""
    content = telltale(kind) + b"PK\x03\x04<html><script>alert(1)</script>"

    assert b"<script>" not in clean(content, kind).content
