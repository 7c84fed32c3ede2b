"""What a reader, a screen reader and a search find in a PDF."""

import io
import re

import pikepdf
import pypdfium2


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All words in the order of the pages, lines joined."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return re.sub(r"[\s\u202a-\u202e\ufffe]+", " ", " ".join(pages))


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """The structure tree, in reading order."""
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.Root.StructTreeRoot.K)
    return found


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in elements(pdf)]
