"""Plain text and tables as text."""

import re

from .refusal import RefusedError

# A cell that spreadsheets would run. A sign before a number is none, nor is an address with @.
_FORMULA = re.compile(r"(?:^|[,;\t])[ \"']*(?:=|[@+\-][A-Za-z_]\w*[(!|])")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def clean_text(content: bytes, kind: str) -> bytes:
    """The text in UTF-8. Raises RefusedError for another encoding, and for tables with formulas."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError("text-encoding") from error
    if _CONTROLS.search(text):
        raise RefusedError("text-encoding")
    if kind == "csv":
        for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
            if _FORMULA.search(line):
                raise RefusedError("text-formula", line=number)
    return text.encode()
