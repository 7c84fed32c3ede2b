"""Office documents: archives that must not bring programs along, nor fetch anything when they are opened."""

import re
import zipfile

from .archives import opened
from .refusal import RefusedError

_MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_MACROS = re.compile(r"vbaproject|/activex/|macrosheets/|^basic/|^scripts/|/basic/", re.IGNORECASE)
_OBJECTS = re.compile(r"oleobject|embeddings/.*\.bin$", re.IGNORECASE)
# Links to web pages and pictures elsewhere are fine; these are fetched or started when the document is opened.
_EXTERNAL = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode=[\"']External[\"'])"
    rb"(?=[^>]*Type=[\"'][^\"']*/(?:attachedTemplate|frame|oleObject|subDocument|externalLinkPath|image|package)[\"'])",
    re.IGNORECASE,
)
_DDE = re.compile(rb"\bDDE(?:AUTO)?\s+(?:&quot;|\"|\w)|<ddeLink\b", re.IGNORECASE)


def check_office(content: bytes, kind: str) -> None:
    """Raises RefusedError for another kind of archive, macros, embedded programs and what is loaded from elsewhere."""
    with opened(content) as archive:
        names = archive.namelist()
        _check_kind(archive, names, kind)
        if any(_MACROS.search(name) for name in names):
            raise RefusedError("office-macros", kind=kind)
        if any(_OBJECTS.search(name) for name in names):
            raise RefusedError("office-external")
        for name in names:
            if name.endswith((".xml", ".rels")):
                _check_part(archive.read(name), kind)


def _check_kind(archive: zipfile.ZipFile, names: list[str], kind: str) -> None:
    if kind == "odt":
        is_kind = "mimetype" in names and archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    else:
        is_kind = {"[Content_Types].xml", _MAIN_PARTS[kind]} <= set(names)
    if not is_kind:
        raise RefusedError("kind", kind=kind.upper())


def _check_part(xml: bytes, kind: str) -> None:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedError("archive-broken")  # no office program writes these
    if b"macroEnabled" in xml:
        raise RefusedError("office-macros", kind=kind)
    if _EXTERNAL.search(xml) or _DDE.search(xml):
        raise RefusedError("office-external")
