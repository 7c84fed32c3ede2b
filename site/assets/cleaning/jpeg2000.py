"""Notes beside a picture in JPEG 2000 (ISO/IEC 15444-1, annexes A and I), written over where they stand.

Nothing moves: some files say at which byte a part of the picture begins.
"""

from collections.abc import Iterator

BOXED, BARE = b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"
# What is needed to draw; the first hold others. Everything else is free space, as the standard calls it.
_HOLDERS = frozenset({b"jp2h", b"jpch", b"jplh", b"cgrp", b"res "})
_DRAWN = frozenset(
    {b"jP  ", b"ftyp", b"rreq", b"jp2c", b"ftbl", b"flst", b"comp", b"copt", b"inst"}
    | {b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"resc", b"resd", b"opct", b"creg"}
)
_TILE, _DATA, _END, _COMMENT = b"\xff\x90", b"\xff\x93", b"\xff\xd9", b"\xff\x64"


def overwritten(content: bytes) -> bytes:
    """The picture, each of its bits where it was, without XML, EXIF, comments and what hangs behind."""
    picture = bytearray(content)
    if content.startswith(BARE):
        _overwrite_comments(picture, 0, len(picture))
    else:
        _overwrite_boxes(picture, 0, len(picture))
    return bytes(picture)


def _overwrite_boxes(picture: bytearray, start: int, end: int) -> None:
    while end - start >= 8:
        length, kind, head = int.from_bytes(picture[start : start + 4]), bytes(picture[start + 4 : start + 8]), 8
        if length == 1:
            length, head = int.from_bytes(picture[start + 8 : start + 16]), 16
        following = min(start + length, end) if length else end
        if following < start + head:
            break
        if kind in _HOLDERS:
            _overwrite_boxes(picture, start + head, following)
        elif kind not in _DRAWN:
            picture[start + 4 : start + 8] = b"free"
            _blank(picture, start + head, following)
        elif kind == b"jp2c":
            _overwrite_comments(picture, start + head, following)
        start = following
    _blank(picture, start, end)


def _overwrite_comments(picture: bytearray, start: int, end: int) -> None:
    for place in _segments(picture, start + 2, end):
        if picture[place : place + 2] == _COMMENT:
            length = int.from_bytes(picture[place + 2 : place + 4])
            _blank(picture, place + 4, min(place + 2 + length, end))


def _segments(picture: bytearray, place: int, end: int) -> Iterator[int]:
    """Of the head, and of the heads of all tiles: between them lies the picture."""
    tile_ends = end
    while place + 4 <= end and picture[place : place + 2] != _END:
        if picture[place : place + 2] == _DATA:
            place = tile_ends
            continue
        yield place
        if picture[place : place + 2] == _TILE:
            length = int.from_bytes(picture[place + 6 : place + 10])
            tile_ends = place + length if length > 12 else end
        place += 2 + max(2, int.from_bytes(picture[place + 2 : place + 4]))


def _blank(picture: bytearray, start: int, end: int) -> None:
    picture[start:end] = bytes(max(0, end - start))
