"""EPS and AI: only their first lines are judged. PostScript is a program, so nothing here runs or draws it."""

import re
import struct

from .refusal import RefusedError

_EPS = re.compile(rb"%!PS-Adobe-[1-3]\.[0-9] EPSF-[1-3]\.[0-9]")
_AI = re.compile(rb"%PDF-1\.[0-7]|%PDF-2\.0|%!PS-Adobe-[1-3]\.[0-9]")
# A header before the PostScript tells where it lies, for programs that want the preview behind it.
_DOS_MAGIC = b"\xc5\xd0\xd3\xc6"
_DOS_HEADER_BYTES = 30
# Operators that reach out of the document when somebody opens it.
_REACHES_OUT = re.compile(rb"%pipe%|\bdeletefile\b|\brenamefile\b")


def check_print_file(content: bytes, extension: str) -> None:
    """Raises RefusedError where the header is none of the kind, or the program wants more than to draw."""
    program = _postscript_of(content) if extension == "eps" else content
    if not (_EPS if extension == "eps" else _AI).match(program):
        raise RefusedError("kind", kind=extension.upper())
    if not program.startswith(b"%PDF-") and _REACHES_OUT.search(program):
        raise RefusedError("postscript-reaches-out")


def _postscript_of(content: bytes) -> bytes:
    if not content.startswith(_DOS_MAGIC):
        return content
    if len(content) < _DOS_HEADER_BYTES:
        raise RefusedError("kind", kind="EPS")
    start, length = struct.unpack("<II", content[4:12])
    if start < _DOS_HEADER_BYTES or start + length > len(content):
        raise RefusedError("kind", kind="EPS")
    return content[start : start + length]
