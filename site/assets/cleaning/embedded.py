"""Pictures inside other files: what stands beside the picture goes, the picture keeps each of its bits.

They are not drawn anew as uploaded pictures are (`pictures`): a catalogue in print holds hundreds of them.
"""

import re
import struct
from collections.abc import Iterator

from . import jpeg2000

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# Between 0xFF and what it means: fill, stuffed zeros, and restarts, which belong to the data of a scan.
_MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
_ALONE = frozenset({0x01, 0xD8})
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_JFIF, _EXIF, _PROFILE, _ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_ROTATION, _PLACE = 0x0112, 0x8825
_TIFFS = (b"II*\0", b"MM\0*")
_BRANDS, _BRANDED_NOTES = (b"avi", b"crx", b"hei", b"hev", b"mif", b"msf"), (b"Exif", b"CMT4")
_LONGEST_HEAD = 2**16
_PNG_NOTES = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_WEBP_NOTES = frozenset({b"EXIF", b"XMP "})
_HAS_NOTES = 0x08 | 0x04  # what the head of a WebP says of them


def without_notes(content: bytes) -> bytes:
    """A JPEG, JPEG 2000, PNG or WebP without EXIF, XMP, comments, thumbnails and what hangs behind it.

    Anything else as it is.
    """
    if content.startswith(_JPEG):
        return b"".join(_kept_of_jpeg(content))
    if content.startswith(_PNG):
        return b"".join(_kept_of_png(content))
    if content.startswith((jpeg2000.BOXED, jpeg2000.BARE)):
        return jpeg2000.overwritten(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        kept = b"".join(_kept_of_webp(content))
        return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept
    return content


def tells_where(content: bytes) -> bool:
    """Whether a photo of a kind that `without_notes` leaves as it is may say where it was taken.

    TIFF and what cameras make of it by the directory of the place; AVIF, HEIC and their like by any notes.
    """
    if content[:4] in _TIFFS:
        return any(tag == _PLACE for tag, _value in _tags_of(content))
    is_branded = content[4:8] == b"ftyp" and content[8:11] in _BRANDS
    return is_branded and any(note in content[:_LONGEST_HEAD] for note in _BRANDED_NOTES)


def _kept_of_jpeg(content: bytes) -> Iterator[bytes]:
    """As tolerant as programs that show it: what stands between the segments is skipped, a missing end is none."""
    yield _JPEG
    place = len(_JPEG)
    while marker := _MARKER.search(content, place):
        kind, place = marker[1][0], marker.end()
        if kind == _END:
            break
        if kind in _ALONE:
            continue
        length = int.from_bytes(content[place : place + 2])
        yield _segment(kind, content[place + 2 : place + length])
        place += length
        if kind == _SCAN:
            following = _MARKER.search(content, place)
            end = following.start() if following else len(content)
            yield content[place:end]
            place = end
    yield b"\xff\xd9"


def _segment(kind: int, data: bytes) -> bytes:
    """A segment as it is written again; nothing for one that says no word about how to draw."""
    if kind == _COMMENT:
        return b""
    if kind in _APPLICATIONS:
        data = _of_application(data)
        if not data:
            return b""
    return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data


def _of_application(data: bytes) -> bytes:
    if data.startswith((_PROFILE, _ADOBE)):
        return data
    if data.startswith(_JFIF):
        return data[:12] + b"\0\0"  # a thumbnail of no size
    turn = _turn(data.removeprefix(_EXIF)) if data.startswith(_EXIF) else 1
    # Browsers turn a picture as its camera was held: that one fact stays.
    return b"" if turn == 1 else _EXIF + b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ROTATION, 3, 1, turn, 0, 0)


def _turn(tiff: bytes) -> int:
    """1 to 8, where 1 is upright (EXIF 2.32, 4.6.4)."""
    turn = next((value for tag, value in _tags_of(tiff) if tag == _ROTATION), 1)
    return turn if 1 <= turn <= 8 else 1


def _tags_of(tiff: bytes) -> Iterator[tuple[int, int]]:
    """The first directory, each with its value where that is one short number."""
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            yield tag, value
    except struct.error:
        return  # what cannot be read says nothing


def _kept_of_png(content: bytes) -> Iterator[bytes]:
    yield _PNG
    place = len(_PNG)
    while place + 12 <= len(content):
        end = place + 12 + int.from_bytes(content[place : place + 4])
        kind = content[place + 4 : place + 8]
        if kind not in _PNG_NOTES:
            yield content[place:end]
        if kind == b"IEND":
            return
        place = end


def _kept_of_webp(content: bytes) -> Iterator[bytes]:
    place, end = 12, min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while place + 8 <= end:
        kind, length = content[place : place + 4], int.from_bytes(content[place + 4 : place + 8], "little")
        following = place + 8 + length + length % 2
        if kind == b"VP8X":
            yield (
                content[place : place + 8] + bytes([content[place + 8] & ~_HAS_NOTES]) + content[place + 9 : following]
            )
        elif kind not in _WEBP_NOTES:
            yield content[place:following]
        place = following
