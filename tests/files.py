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


def pdf_of_one_page_repeated(times: int) -> bytes:
    """Some bytes for each page: the tree of pages names the same one again and again."""
    pages = b"<</Type/Pages/Count %d/Kids[%s]>>" % (times, b"3 0 R " * times)
    return _pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", pages, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")


def pdf_of_nested_pages(levels: int) -> bytes:
    """Ten to the power of `levels` pages in less than a kilobyte: each level names the next one ten times."""
    nodes = [
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (10 ** (levels - level), b"%d 0 R " % (level + 3) * 10)
        for level in range(levels)
    ]
    return _pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", *nodes, b"<</Type/Page/MediaBox[0 0 9 9]>>")


def _pdf_of(*objects: bytes) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def logo_bytes(colour: str = "#1F5A41") -> bytes:
    return LOGO.format(colour=colour).encode()


def logo_with(*elements: str) -> bytes:
    """A drawing of 120 by 40 that holds some elements."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">{"".join(elements)}</svg>'.encode()
