"""How many pages a PDF may have: asked in the form, without the library that cleans, and in the worker."""

from .refusal import RefusedError

MOST_PAGES = 5_000


def check_page_count(pages: int) -> None:
    """Raises RefusedError where there is nothing to read, or more than anybody prints: each page costs the worker."""
    if not pages:
        raise RefusedError("pdf-empty")
    if pages > MOST_PAGES:
        raise RefusedError("pdf-pages", pages=pages, limit=MOST_PAGES)
