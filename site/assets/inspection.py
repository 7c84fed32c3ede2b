"""What can be said of an upload at once, while its form is being answered. The rest the task worker finds out."""

from dataclasses import dataclass
from pathlib import PurePath

import pypdfium2
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .cleaning.drawings import MOST_BYTES, check_drawing
from .cleaning.kinds import HEAD_BYTES, PICTURES, check_head
from .cleaning.page_count import check_page_count
from .cleaning.postscript import check_print_file
from .cleaning.refusal import RefusedError
from .pdf import open_pdf
from .reasons import words_for

# What printers ask for: taken by logo kits alone.
PRINT_EXTENSIONS = frozenset({"ai", "eps"})


@dataclass(frozen=True)
class Inspection:
    """`page_count` is None for files without pages."""

    page_count: int | None = None


def refuse_print_file(name: str) -> None:
    """Raises ValidationError for EPS and AI, with the place where they belong."""
    if extension_of(name) in PRINT_EXTENSIONS:
        raise ValidationError(
            {"file": _("EPS and AI files belong to a logo kit: open “Logo files”, choose the kit, add a print file.")}
        )


def refuse_other_kind(picture) -> None:
    """Raises ValidationError where the first bytes of an upload are not of the kind of picture that its name says."""
    extension = extension_of(picture.name)
    if extension not in PICTURES or not picture.size:
        return
    try:
        picture.seek(0)
        check_head(extension, picture.read(HEAD_BYTES))
    except RefusedError as refusal:
        raise ValidationError({"file": words_for(refusal.reason, refusal.parameters)}) from refusal
    finally:
        picture.seek(0)


def extension_of(name: str) -> str:
    return PurePath(name).suffix.lstrip(".").lower()


def inspect(file, name: str) -> Inspection:
    """Look into a file object opened for reading; its position is restored.

    Raises ValidationError where content and extension disagree, or a PDF or SVG cannot be opened.
    """
    extension = extension_of(name)
    try:
        file.seek(0)
        check_head(extension, file.read(HEAD_BYTES))
        file.seek(0)
        if extension in PRINT_EXTENSIONS:
            file.seek(0)
            check_print_file(file.read(), extension)
        if extension == "svg":
            check_drawing(file.read(MOST_BYTES + 1))
        return Inspection(page_count=_count_pages(file.read()) if extension == "pdf" else None)
    except RefusedError as refusal:
        raise ValidationError({"file": words_for(refusal.reason, refusal.parameters)}) from refusal
    finally:
        file.seek(0)


def _count_pages(content: bytes) -> int:
    try:
        with open_pdf(content) as document:
            pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise RefusedError("pdf-broken") from error
    check_page_count(pages)
    return pages
