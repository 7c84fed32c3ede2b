"""Office documents: archives that must not bring programs along, nor fetch anything when they are opened.

What they hold is passed on as it is, but for the names of their writers and the notes inside their photos.
"""

import re
import zipfile
from pathlib import PurePosixPath

from .drawings import clean_drawing
from .embedded import without_notes
from .office_parts import check_part, without_people
from .packing import opened, packed_anew
from .refusal import RefusedError

_MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_MACROS = re.compile(r"vbaproject|vbadata|(?:^|/)activex/|macrosheets/|^basic/|^scripts/|/basic/")
_LOADING = re.compile(r"oleobject|/connections\.xml$|/querytables/")
_ARCHIVE, _COMPOUND, _PROGRAMS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", (b"MZ", b"\x7fELF", b"{\\rtf")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
# A presentation with a chart, the chart's table, and a table in that.
_DEEPEST = 2


def clean_office(content: bytes, kind: str, depth: int = 0) -> bytes:
    """Raises RefusedError for another kind of archive, macros, embedded programs and what is loaded from elsewhere."""
    with opened(content) as archive:
        names = archive.namelist()
        _check_kind(archive, names, kind)
        if len({name.lower() for name in names}) < len(names):
            raise RefusedError("archive-broken")  # one name to an office program
        changed = {}
        for entry in archive.infolist():
            before = archive.read(entry)
            after = _clean_part(before, entry.filename.lower(), kind, depth) if before else before
            if after != before:
                changed[entry.filename] = after
        return packed_anew(archive, changed) if changed else content


def _check_kind(archive: zipfile.ZipFile, names: list[str], kind: str) -> None:
    if kind == "odt":
        is_kind = "mimetype" in names and archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    else:
        is_kind = {"[Content_Types].xml", _MAIN_PARTS[kind]} <= set(names)
    if not is_kind:
        raise RefusedError("kind", kind=kind.upper())


def _clean_part(content: bytes, name: str, kind: str, depth: int) -> bytes:
    """By its name and by its first bytes: what a part is, its relations may say otherwise than its ending."""
    ending = PurePosixPath(name).suffix.lstrip(".")
    if _MACROS.search(name):
        raise RefusedError("office-macros", kind=kind)
    if "embeddings/" in name or content.startswith(_ARCHIVE):
        if ending not in _MAIN_PARTS or depth >= _DEEPEST:
            raise RefusedError("office-external")
        return clean_office(content, ending, depth + 1)
    if _LOADING.search(name) or content.startswith((_COMPOUND, *_PROGRAMS)):
        raise RefusedError("office-external")
    if content.startswith(_UTF_16):
        raise RefusedError("archive-broken")  # no office program writes these
    if ending == "svg":
        drawing = clean_drawing(content)
        return drawing.content if drawing.removed else content
    if ending in {"xml", "rels"} or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        check_part(content, kind, may_be_torn=ending == "vml")
        return without_people(content, name, kind)
    return without_notes(content)
