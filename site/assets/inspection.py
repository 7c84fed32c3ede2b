"""Is an uploaded file what its name says? Refused here with words the uploader can act on."""

from dataclasses import dataclass
from pathlib import PurePath

import pypdfium2
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from py_svg_hush import filter_svg

from .pdf import open_pdf

_MAGIC = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "zip": (b"PK\x03\x04", b"PK\x05\x06"),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "pptx": (b"PK\x03\x04",),
    "odt": (b"PK\x03\x04",),
}


@dataclass(frozen=True)
class Inspection:
    """`page_count` is None for files without pages."""

    page_count: int | None = None


def inspect(file, name: str) -> Inspection:
    """Look into a file object opened for reading; its position is restored.

    Raises ValidationError where content and extension disagree, or a PDF or SVG cannot be opened.
    """
    extension = PurePath(name).suffix.lstrip(".").lower()
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if not head:
        raise ValidationError({"file": _("The file is empty. Choose it again.")})
    if extension in _MAGIC and not head.startswith(_MAGIC[extension]):
        raise ValidationError(
            {
                "file": _("This is not a %(kind)s file, whatever its name says. Save it again in that format.")
                % {"kind": extension.upper()}
            }
        )
    content = file.read() if extension in {"pdf", "svg"} else b""
    file.seek(0)
    if extension == "svg":
        _parse_drawing(content)
    return Inspection(page_count=_count_pages(content) if extension == "pdf" else None)


def _count_pages(content: bytes) -> int:
    try:
        with open_pdf(content) as document:
            pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise ValidationError(
            {"file": _("This PDF is broken or protected by a password. Export it again without protection.")}
        ) from error
    if not pages:
        raise ValidationError({"file": _("This PDF has no pages.")})
    return pages


def _parse_drawing(content: bytes) -> None:
    try:
        filter_svg(content, {})
    except ValueError as error:
        raise ValidationError(
            {"file": _("This SVG drawing is broken. Open it in a drawing program and export it again.")}
        ) from error
