"""PDFium, made safe for a server with several threads: the library serves one caller at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2

_one_at_a_time = Lock()


@contextmanager
def open_pdf(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Raises pypdfium2.PdfiumError for what is no PDF, is broken, or asks for a password."""
    with _one_at_a_time, pypdfium2.PdfDocument(content) as document:
        yield document
