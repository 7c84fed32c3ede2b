"""Pictures inside PDF, SVG and office files: what stands beside the picture goes, the picture keeps each of its bits.

They are not drawn anew as uploaded pictures are (`pictures`): a catalogue in print holds hundreds of them.
"""

import re
import struct
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# Between 0xFF and what it means: fill, stuffed zeros, and restarts, which belong to the data of a scan.
_MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
_ALONE = frozenset({0x01, 0xD8})
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_JFIF, _EXIF, _PROFILE, _ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_ROTATION = 0x0112
_PNG_NOTES = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})


def without_notes(content: bytes) -> bytes:
    """A JPEG or PNG without EXIF, XMP, comments, thumbnails and what hangs behind it; anything else as it is."""
    if content.startswith(_JPEG):
        return b"".join(_kept_of_jpeg(content))
    if content.startswith(_PNG):
        return b"".join(_kept_of_png(content))
    return content


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
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == _ROTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1  # what cannot be read turns nothing
    return 1


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
