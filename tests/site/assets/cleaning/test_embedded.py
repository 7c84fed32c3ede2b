"""Pictures inside other files lose what a camera wrote into them, and not a bit of the picture."""

import base64
import io
import struct
import zipfile
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from assets.cleaning.clean import clean
from assets.cleaning.refusal import RefusedError
from tests.files import pdf_bytes

from .test_archives import packed
from .test_office import office
from .test_pictures import QUARTER_TURN, SECRET, SRGB, telltale, two_colours

MEDIA = {"docx": "word/media/image1.jpeg", "xlsx": "xl/media/image1.jpeg", "pptx": "ppt/media/image1.jpeg"}


def photo(mode: str = "RGB", turn: int = 1, **options) -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = turn, SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 26.0, 48.0)})
    out = io.BytesIO()
    two_colours(mode).save(out, "JPEG", exif=exif, xmp=SECRET, comment=SECRET, icc_profile=SRGB, **options)
    return out.getvalue() + SECRET


def noted_jpeg_2000(*, boxed: bool = True) -> bytes:
    """With a comment inside the picture, and XML and EXIF before and behind it."""
    out = io.BytesIO()
    two_colours().save(out, "JPEG2000", comment=SECRET, no_jp2=not boxed)
    content = out.getvalue()
    if not boxed:
        return content
    notes = b"".join(struct.pack(">I", 8 + len(SECRET)) + kind + SECRET for kind in (b"xml ", b"uuid"))
    place = content.index(b"jp2c") - 4
    length = struct.pack(">I", len(content) - place)  # said, for what stands behind
    return content[:place] + notes + length + content[place + 4 :] + notes


def noted_png() -> bytes:
    out, notes = io.BytesIO(), PngInfo()
    notes.add_text("Author", SECRET.decode())
    two_colours().save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def pixels(content: bytes) -> tuple:
    image = Image.open(io.BytesIO(content))
    return image.mode, image.size, image.tobytes(), image.info.get("icc_profile")


def pdf_with(picture: bytes, packed: bool, kind: Name = Name.DCTDecode) -> bytes:
    with pikepdf.open(io.BytesIO(pdf_bytes())) as pdf:
        facts = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 40, "Height": 20, "BitsPerComponent": 8}
        stream = Stream(pdf, picture, **facts, ColorSpace=Name.DeviceRGB, Filter=kind)
        if packed:
            stream.write(zlib.compress(picture), filter=Array([Name.FlateDecode, Name.DCTDecode]))
        pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(Photo=pdf.make_indirect(stream)))
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize("packed", [False, True], ids=["as it is", "packed once more"])
@pytest.mark.parametrize(
    ("mode", "options"), [("RGB", {}), ("RGB", {"progressive": True}), ("L", {}), ("CMYK", {})], ids=str
)
def test_a_photo_in_a_pdf(mode, options, packed):
    picture = photo(mode, **options)
    assert SECRET in picture

    content = clean(pdf_with(picture, packed), "pdf").content

    with pikepdf.open(io.BytesIO(content)) as pdf:
        stored = pdf.pages[0].obj["/Resources"]["/XObject"]["/Photo"].read_raw_bytes()
    assert SECRET not in content + stored
    assert pixels(stored) == pixels(picture)


@pytest.mark.parametrize("boxed", [True, False])
def test_a_jpeg_2000_in_a_pdf_stays_bit_for_bit_where_it_was(boxed):
    picture = noted_jpeg_2000(boxed=boxed)
    assert SECRET in picture

    content = clean(pdf_with(picture, packed=False, kind=Name.JPXDecode), "pdf").content

    with pikepdf.open(io.BytesIO(content)) as pdf:
        stored = pdf.pages[0].obj["/Resources"]["/XObject"]["/Photo"].read_raw_bytes()
    assert SECRET not in stored
    assert len(stored) == len(picture)
    assert pixels(stored) == pixels(picture)


ARCHIVED = {"jpg": photo(), "png": noted_png(), "webp": telltale("webp"), "jp2": noted_jpeg_2000()}


def test_photos_in_an_archive():
    entries = {f"写真/{kind}": content for kind, content in ARCHIVED.items()} | {"notes.txt": SECRET}

    archive = zipfile.ZipFile(io.BytesIO(clean(packed(entries), "zip").content))

    assert archive.namelist() == list(entries)
    assert archive.read("notes.txt") == SECRET
    for name, picture in ARCHIVED.items():
        stored = archive.read(f"写真/{name}")
        assert SECRET not in stored, name
        assert pixels(stored) == pixels(picture), name


@pytest.mark.parametrize("kind", ["tiff", "avif"])
def test_a_photo_in_an_archive_that_cannot_be_cleaned_is_named_if_it_says_where_it_was_taken(kind):
    archives, place, exif = [], ImageFileDirectory_v2(), Image.Exif()
    place[0x8825], exif[0x013B] = {1: "N"}, SECRET.decode()
    for options in ({}, {"tiffinfo": place} if kind == "tiff" else {"exif": exif}):
        out = io.BytesIO()
        two_colours().save(out, kind, **options)
        archives.append(packed({f"a.{kind}": out.getvalue()}))
    plain, telling = archives
    assert clean(plain, "zip").content == plain

    with pytest.raises(RefusedError) as refusal:
        clean(telling, "zip")

    assert (refusal.value.reason, refusal.value.parameters) == ("archive-places", {"name": f"a.{kind}"})


@pytest.mark.parametrize(
    "where", ['<image href="{}"/>', '<path style="fill: url({})"/>', "<style>p {{a: url('{}')}}</style>"]
)
@pytest.mark.parametrize("turn", [1, QUARTER_TURN])
def test_a_photo_in_a_drawing_stays_turned_as_it_was(where, turn):
    address = "data:image/jpeg;base64," + base64.b64encode(photo(turn=turn)).decode()
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{where.format(address)}</svg>'

    cleaned = clean(drawing.encode(), "svg")

    stored = base64.b64decode(cleaned.content.split(b"base64,")[1].split(b'"')[0].split(b"'")[0].split(b")")[0])
    assert cleaned.removed == {}
    assert SECRET not in stored
    assert pixels(stored) == pixels(photo())
    assert dict(Image.open(io.BytesIO(stored)).getexif()) == ({} if turn == 1 else {0x0112: turn})


def test_a_png_in_a_drawing():
    address = "data:image/png;base64," + base64.b64encode(noted_png()).decode()
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="{address}"/></svg>'

    stored = base64.b64decode(clean(drawing.encode(), "svg").content.split(b"base64,")[1].split(b'"')[0])

    assert SECRET not in stored
    assert pixels(stored) == pixels(noted_png())


@pytest.mark.parametrize("kind", MEDIA)
def test_a_photo_in_an_office_document(kind):
    content = clean(office(kind, {MEDIA[kind]: photo()}), kind).content

    stored = zipfile.ZipFile(io.BytesIO(content)).read(MEDIA[kind])
    assert SECRET not in stored
    assert pixels(stored) == pixels(photo())


@pytest.mark.parametrize(
    "broken", [photo()[:-900], photo()[:60], b"\xff\xd8", b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xe1\0\0"]
)
def test_a_torn_photo_breaks_nothing(broken):
    assert SECRET not in clean(pdf_with(broken, packed=False), "pdf").content
