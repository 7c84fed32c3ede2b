"""Small real files, each valid by itself."""

import io

import pypdfium2
from PIL import Image

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">'
    '<path d="M10 5h60v30H10z" fill="{colour}"/></svg>'
)


def picture_bytes(size: tuple[int, int] = (1300, 900), colour: str = "#1F5A41", kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def pdf_bytes(pages: int = 2, size: tuple[int, int] = (300, 420)) -> bytes:
    out = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    for _number in range(pages):
        document.new_page(*size)
    document.save(out)
    document.close()
    return out.getvalue()


def logo_bytes(colour: str = "#1F5A41") -> bytes:
    return LOGO.format(colour=colour).encode()
