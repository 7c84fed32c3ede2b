"""One door for all kinds of files."""

from dataclasses import dataclass, field

from .kinds import HEAD_BYTES, PICTURES, check_head


@dataclass(frozen=True)
class CleanFile:
    """What readers may get. `page_count` for PDF, width and height for pictures; `removed` counts dangers by kind."""

    content: bytes
    page_count: int | None = None
    width: int | None = None
    height: int | None = None
    removed: dict[str, int] = field(default_factory=dict)


def clean(content: bytes, extension: str) -> CleanFile:
    """Raises RefusedError. Each kind loads its own library only: a child process lives for one file."""
    check_head(extension, content[:HEAD_BYTES])
    if extension in PICTURES:
        from .pictures import clean_picture

        picture = clean_picture(content, extension)
        return CleanFile(picture.content, width=picture.width, height=picture.height)
    if extension == "pdf":
        from .pdfs import clean_pdf

        pdf = clean_pdf(content)
        return CleanFile(pdf.content, page_count=pdf.page_count)
    if extension == "svg":
        from .drawings import clean_drawing

        drawing = clean_drawing(content)
        return CleanFile(drawing.content, removed=drawing.removed)
    return CleanFile(_clean_other(content, extension))


def _clean_other(content: bytes, extension: str) -> bytes:
    if extension in {"csv", "txt"}:
        from .texts import clean_text

        return clean_text(content, extension)
    if extension in {"ai", "eps"}:
        from .postscript import check_print_file

        check_print_file(content, extension)
        return content
    if extension == "zip":
        from .archives import clean_archive

        return clean_archive(content)
    from .office import clean_office

    return clean_office(content, extension)
