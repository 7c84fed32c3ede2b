"""What a file is, judged by its first bytes and its name together."""

from .refusal import RefusedError

HEAD_BYTES = 512
_ZIP = ((0, b"PK\x03\x04"),)
# Alternatives, each the place and the bytes that must stand there.
_MAGIC = {
    "ai": ((0, b"%PDF-"), (0, b"%!PS-Adobe-")),
    "avif": ((4, b"ftypavif"), (4, b"ftypavis"), (4, b"ftypmif1")),
    "docx": _ZIP,
    "eps": ((0, b"%!PS-Adobe-"), (0, b"\xc5\xd0\xd3\xc6")),
    "gif": ((0, b"GIF87a"), (0, b"GIF89a")),
    "jpeg": ((0, b"\xff\xd8\xff"),),
    "jpg": ((0, b"\xff\xd8\xff"),),
    "odt": _ZIP,
    "pdf": ((0, b"%PDF-"),),
    "png": ((0, b"\x89PNG\r\n\x1a\n"),),
    "pptx": _ZIP,
    "webp": ((8, b"WEBP"),),
    "xlsx": _ZIP,
    "zip": (*_ZIP, (0, b"PK\x05\x06")),
}
_TEXTS = {"csv", "txt"}
_PROGRAMS = ((0, b"MZ"), (0, b"\x7fELF"), (0, b"#!"), (0, b"%!PS"))
PICTURES = frozenset({"avif", "gif", "jpeg", "jpg", "png", "webp"})


def check_head(extension: str, head: bytes) -> None:
    """Raises RefusedError where the first bytes of a file contradict its name, or where there are none."""
    if not head:
        raise RefusedError("empty")
    if extension in _MAGIC:
        agrees = _any(_MAGIC[extension], head)
    elif extension in _TEXTS:
        others = (pattern for patterns in (*_MAGIC.values(), _PROGRAMS) for pattern in patterns)
        agrees = not _any(others, head)
    else:
        agrees = extension == "svg"  # its own check reads all of it
    if not agrees:
        raise RefusedError("kind", kind=extension.upper())


def _any(patterns, head: bytes) -> bool:
    return any(head[place : place + len(magic)] == magic for place, magic in patterns)
