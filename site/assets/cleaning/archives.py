"""ZIP archives, judged by their table of contents first and by their content after that; never unpacked to disk."""

import io
import re
import stat
import zipfile
import zlib
from pathlib import PurePosixPath

from .dangers import take_out
from .drawings import check_drawing
from .embedded import tells_where, without_notes
from .refusal import RefusedError

MOST_ENTRIES = 500
MOST_UNPACKED = 200 * 2**20
HIGHEST_RATIO = 100
_ARCHIVES = frozenset(
    {"7z", "ace", "bz2", "cab", "gz", "img", "iso", "jar", "lzh", "rar", "tar", "tgz", "vhd", "vhdx", "xz", "z"}
    | {"zip", "zipx", "zst"}
)
# By their first bytes, for names that say something else. Office files and books are archives of their own.
_ARCHIVES_AND_PROGRAMS = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF")
_ALSO_ARCHIVES = frozenset({"docx", "dotx", "epub", "idml", "odp", "ods", "odt", "potx", "pptx", "xlsx"})
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
    | {"application", "chm", "jnlp", "mht", "mhtml", "msc", "psm1", "scf", "url", "wsh"}
    | {"docm", "dotm", "potm", "pptm", "xlam", "xlsb", "xlsm", "xltm"}
)
# Windows drops dots and spaces at the end of a name, and reads a colon as the start of another stream.
_STRANGE = re.compile(r"[\x00-\x1f\x7f\\:]|[. ](?:/|$)")
# The Unicode name of Info-ZIP, which some programs unpack by instead of the one in the table.
_OTHER_NAME = 0x7075
_ENCRYPTED = 0x1


def clean_archive(content: bytes) -> bytes:
    """The archive, its photos without what their cameras wrote into them.

    Raises RefusedError for what is broken, locked, too much, or holds what nobody may receive from us.
    """
    with opened(content) as archive:
        changed = {}
        for entry in archive.infolist():
            if _is_forbidden(archive, entry):
                raise RefusedError("archive-forbidden", name=entry.filename[-100:])
            before = archive.read(entry)
            if tells_where(before):
                raise RefusedError("archive-places", name=entry.filename[-100:])
            after = without_notes(before)
            if after != before:
                changed[entry.filename] = after
        return packed_anew(archive, changed) if changed else content


def _is_forbidden(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """By its name, or by what it holds."""
    ending = PurePosixPath(entry.filename.lower()).suffix.lstrip(".")
    if ending in _ARCHIVES | _PROGRAMS:
        return True
    if entry.is_dir():
        return False
    with archive.open(entry) as content:
        if ending == "svg":
            return _acts(content.read())
        return ending not in _ALSO_ARCHIVES and content.read(4).startswith(_ARCHIVES_AND_PROGRAMS)


def _acts(drawing: bytes) -> bool:
    """Whether a drawing would lose something to the cleaner, or is none."""
    try:
        check_drawing(drawing)
        _content, removed = take_out(drawing)
    except RefusedError:
        return True
    return bool(removed)


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
