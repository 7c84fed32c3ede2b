"""ZIP archives, judged by their table of contents first and by their content after that; never unpacked to disk."""

from pathlib import PurePosixPath

from .dangers import take_out
from .drawings import check_drawing
from .embedded import tells_where, without_notes
from .office import clean_office
from .packing import opened, packed_anew
from .refusal import RefusedError

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
_OFFICE = frozenset({"docx", "odt", "pptx", "xlsx"})


def clean_archive(content: bytes) -> bytes:
    """The archive, its photos without what their cameras wrote into them, its documents without their writers' names.

    Raises RefusedError for what is broken, locked, too much, or holds what nobody may receive from us.
    """
    with opened(content) as archive:
        changed = {}
        for entry in archive.infolist():
            before = archive.read(entry)
            after = _cleaned(before, entry.filename)
            if after != before:
                changed[entry.filename] = after
        return packed_anew(archive, changed) if changed else content


def _cleaned(content: bytes, name: str) -> bytes:
    """By its name, and by what it holds."""
    ending = PurePosixPath(name.lower()).suffix.lstrip(".")
    if _is_forbidden(content, ending):
        raise RefusedError("archive-forbidden", name=name[-100:])
    if tells_where(content):
        raise RefusedError("archive-places", name=name[-100:])
    if ending not in _OFFICE or not content:
        return without_notes(content)
    try:
        return clean_office(content, ending, depth=1)
    except RefusedError as refusal:
        # Macros are programs; what is no document is an archive of another kind.
        raise RefusedError("archive-forbidden", name=name[-100:]) from refusal


def _is_forbidden(content: bytes, ending: str) -> bool:
    if ending in _ARCHIVES | _PROGRAMS:
        return True
    if not content:  # as folders are
        return False
    if ending == "svg":
        return _acts(content)
    return ending not in _ALSO_ARCHIVES and content.startswith(_ARCHIVES_AND_PROGRAMS)


def _acts(drawing: bytes) -> bool:
    """Whether a drawing would lose something to the cleaner, or is none."""
    try:
        check_drawing(drawing)
        _content, removed = take_out(drawing)
    except RefusedError:
        return True
    return bool(removed)
