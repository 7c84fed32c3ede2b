"""ZIP as a container, of archives and of office files: looked through before anything in it is read, packed anew."""

import io
import re
import stat
import zipfile
import zlib
from pathlib import PurePosixPath

from .refusal import RefusedError

MOST_ENTRIES = 500
MOST_UNPACKED = 200 * 2**20
HIGHEST_RATIO = 100
# Windows drops dots and spaces at the end of a name, and reads a colon as the start of another stream.
_STRANGE = re.compile(r"[\x00-\x1f\x7f\\:]|[. ](?:/|$)")
# The Unicode name of Info-ZIP, which some programs unpack by instead of the one in the table.
_OTHER_NAME = 0x7075
_ENCRYPTED = 0x1


def opened(content: bytes) -> zipfile.ZipFile:
    """An archive whose every entry has been looked at and read through once."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        _check_entries(archive.infolist(), len(content))
        if archive.testzip() is not None:
            raise RefusedError("archive-broken")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as error:
        # RuntimeError is how the library says that it wants a password.
        raise RefusedError("archive-broken") from error
    return archive


def packed_anew(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """In the same order, for the first entry of some kinds says what they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for entry in archive.infolist():
            info = zipfile.ZipInfo(entry.filename, entry.date_time)
            info.external_attr = entry.external_attr
            content = changed.get(entry.filename)
            new.writestr(info, archive.read(entry) if content is None else content, entry.compress_type)
    return out.getvalue()


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > size * HIGHEST_RATIO:
        raise RefusedError("archive-size")
    if len({entry.filename for entry in entries}) < len(entries):
        raise RefusedError("archive-broken")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise RefusedError("archive-broken")
        if _leads_astray(entry):
            raise RefusedError("archive-names", name=entry.filename[-100:])


def _leads_astray(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.orig_filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    is_special = kind not in {0, stat.S_IFREG, stat.S_IFDIR}
    is_strange = _STRANGE.search(entry.orig_filename) or _has_other_name(entry.extra)
    return bool(is_special or path.is_absolute() or ".." in path.parts or is_strange)


def _has_other_name(extra: bytes) -> bool:
    while len(extra) >= 4:
        kind, length = (int.from_bytes(extra[start : start + 2], "little") for start in (0, 2))
        if kind == _OTHER_NAME:
            return True
        extra = extra[4 + length :]
    return False
