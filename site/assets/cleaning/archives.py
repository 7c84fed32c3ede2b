"""ZIP archives, judged by their table of contents first and by their content after that; never unpacked to disk."""

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
_ARCHIVES = frozenset({"7z", "bz2", "cab", "gz", "iso", "jar", "rar", "tar", "tgz", "xz", "zip", "zst"})
_PROGRAMS = frozenset(
    {
        "apk",
        "app",
        "bat",
        "cmd",
        "com",
        "cpl",
        "dll",
        "dmg",
        "exe",
        "hta",
        "htm",
        "html",
        "js",
        "jse",
        "lnk",
        "msi",
        "pif",
    }
    | {"ps1", "reg", "scr", "sh", "swf", "vbe", "vbs", "wsf", "xhtml"}
    | {"docm", "dotm", "potm", "pptm", "xlam", "xlsb", "xlsm", "xltm"}
)
_STRANGE = re.compile(r"[\x00-\x1f\x7f\\]|^[A-Za-z]:")
_ENCRYPTED = 0x1


def check_archive(content: bytes) -> None:
    """Raises RefusedError for what is broken, locked, too much, or holds what nobody may receive from us."""
    with opened(content) as archive:
        for entry in archive.infolist():
            if PurePosixPath(entry.filename.lower()).suffix.lstrip(".") in _ARCHIVES | _PROGRAMS:
                raise RefusedError("archive-forbidden", name=entry.filename[-100:])


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
    return bool(is_special or path.is_absolute() or ".." in path.parts or _STRANGE.search(entry.orig_filename))
