"""Whether an edition would come out the same but for its version and date."""

import dataclasses
import hashlib

from .content import BrochureContent
from .typesetter import LAYOUT, Edition

_OF_THE_VERSION = frozenset({"published", "version"})
# The site's own words, and how a translation stands to its original.
_BESIDE_THE_CONTENTS = frozenset({"labels", "notice", "behind", "is_summary_behind"})


def fingerprint(content: BrochureContent, *, edition: Edition) -> str:
    """SHA-256 of everything that is printed except version and date, and of the layout itself.

    An edition with the fingerprint of an older one may keep its file.
    """
    digest = hashlib.sha256(edition.encode())
    for name in ("brochure.typ", "house.typ"):
        digest.update((LAYOUT / name).read_bytes())
    _take(content, digest, _OF_THE_VERSION)
    return digest.hexdigest()


def contents_digest(content: BrochureContent) -> str:
    """SHA-256 of what the brochure says and shows: the same in another layout, of another day, and with other marks."""
    digest = hashlib.sha256()
    _take(content, digest, _OF_THE_VERSION | _BESIDE_THE_CONTENTS)
    return digest.hexdigest()


def _take(value: object, digest, left_out: frozenset[str]) -> None:
    """Lengths and names stand between the values, so that words cannot move from one field into the next."""
    if dataclasses.is_dataclass(value):
        digest.update(type(value).__name__.encode())
        for field in dataclasses.fields(value):
            if field.name not in left_out:
                _take(getattr(value, field.name), digest, left_out)
    elif isinstance(value, tuple | list):
        digest.update(f"({len(value)}".encode())
        for entry in value:
            _take(entry, digest, left_out)
    elif isinstance(value, dict):
        _take(sorted(value.items()), digest, left_out)
    else:
        data = value if isinstance(value, bytes) else repr(value).encode()
        digest.update(f"{len(data)}:".encode() + data)
