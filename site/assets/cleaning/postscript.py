"""EPS and AI: judged by their first lines and by some words. PostScript is a program: nothing here runs or draws it.

A program can put any word together while it runs, so the words keep out what is written plainly or in one of the
language's spellings, no more. Print files are for those who trust whoever published the kit.
"""

import base64
import re
import struct

from .refusal import RefusedError

_EPS = re.compile(rb"%!PS-Adobe-[1-3]\.[0-9] EPSF-[1-3]\.[0-9]")
_AI = re.compile(rb"%PDF-1\.[0-7]|%PDF-2\.0|%!PS-Adobe-[1-3]\.[0-9]")
# A header before the PostScript tells where it lies, for programs that want the preview behind it.
_DOS_MAGIC = b"\xc5\xd0\xd3\xc6"
_DOS_HEADER_BYTES = 30
# Operators that reach out of the document when somebody opens it: other programs, and files to write.
_REACHES_OUT = re.compile(rb"%pipe%|\b(?:delete|rename)file\b|\(\s*(?:[aw]\+?|r\+)\s*\)\s*file\b")
# The other spellings of a string; longer ones are pictures.
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|\r)")
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]{2,4096})>")
_ASCII_85 = re.compile(rb"<~([!-uz\s]{1,4096})~>")


def check_print_file(content: bytes, extension: str) -> None:
    """Raises RefusedError where the header is none of the kind, or the program wants more than to draw."""
    program = _postscript_of(content) if extension == "eps" else content
    if not (_EPS if extension == "eps" else _AI).match(program):
        raise RefusedError("kind", kind=extension.upper())
    if program.startswith(b"%PDF-"):
        return
    if _REACHES_OUT.search(program) or _REACHES_OUT.search(_spelled_plainly(program)):
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


def _spelled_plainly(program: bytes) -> bytes:
    """With strings in their plainest spelling, for searching only."""
    plain = _ESCAPE.sub(_unescaped, program)
    plain = _HEXADECIMAL.sub(_from_hexadecimal, plain)
    return _ASCII_85.sub(_from_ascii_85, plain)


def _unescaped(match) -> bytes:
    code = match[1]
    return bytes([int(code, 8) & 0xFF]) if code.isdigit() else b""


def _from_hexadecimal(match) -> bytes:
    digits = b"".join(match[1].split()).decode()
    return b"(%s)" % bytes.fromhex(digits + "0" * (len(digits) % 2))


def _from_ascii_85(match) -> bytes:
    try:
        return b"(%s)" % base64.a85decode(match[1])
    except ValueError:
        return match[0]  # no string to PostScript either
