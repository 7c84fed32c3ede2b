"""Is an uploaded file what its name says? Refused here with words the uploader can act on."""

from dataclasses import dataclass
from pathlib import PurePath

import pypdfium2
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

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

    Raises ValidationError where content and extension disagree, or a PDF cannot be opened.
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
    if extension != "pdf":
        return Inspection()
    return Inspection(page_count=_count_pages(file))


def _count_pages(file) -> int:
    try:
        document = pypdfium2.PdfDocument(file.read())
        pages = len(document)
        document.close()
    except pypdfium2.PdfiumError as error:
        raise ValidationError(
            {"file": _("This PDF is broken or protected by a password. Export it again without protection.")}
        ) from error
    finally:
        file.seek(0)
    if not pages:
        raise ValidationError({"file": _("This PDF has no pages.")})
    return pages
