"""What lies beside the drawings in the archive of a kit, and the archive itself."""

import hashlib
import io
import json
import zipfile

from django.template.loader import render_to_string
from django.utils import timezone, translation

from .derivation import Artwork

# A fixed date inside archives: the same files give the same bytes.
_EPOCH = (2020, 1, 1, 0, 0, 0)
# Trying to pack these again costs ten times the time for nothing.
_PACKED_ALREADY = frozenset({"png", "webp", "pdf"})


def readme_of(page, number: str) -> Artwork:
    """The rules and terms in the language of a page, as plain text."""
    language = page.locale.language_code
    # A number that nobody has typed is given today.
    day = page.kit.updated if number in ("", page.kit.version) else timezone.localdate()
    with translation.override(language):
        text = render_to_string("branding/readme.txt", {"page": page, "kit": page.kit, "number": number, "day": day})
    return Artwork(f"README.{language}.txt", "txt", text.encode("utf-8-sig"))


def readmes_of(kit, number: str) -> list[Artwork]:
    pages = kit.pages.live().select_related("locale", "kit").order_by("pk")
    return [readme_of(page, number) for page in pages]


def manifest_of(kit, number: str, files: list[Artwork]) -> Artwork:
    """For programs, and for whoever asks whether a file is the real one."""
    content = {
        "kit": kit.slug,
        "version": number,
        "terms_version": kit.terms_version or None,
        "files": [
            {"name": file.name, "bytes": len(file.content), "sha256": hashlib.sha256(file.content).hexdigest()}
            for file in files
        ],
    }
    return Artwork("manifest.json", "json", json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n")


def archive_of(kit, number: str, files: list[Artwork], readmes: list[Artwork]) -> Artwork:
    files = [*files, *readmes]
    return Artwork(f"{kit.slug}.zip", "zip", zip_of([*files, manifest_of(kit, number, files)]))


def zip_of(files: list[Artwork]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file in files:
            info = zipfile.ZipInfo(file.name, _EPOCH)
            info.external_attr = 0o644 << 16
            packed = zipfile.ZIP_STORED if file.format in _PACKED_ALREADY else zipfile.ZIP_DEFLATED
            archive.writestr(info, file.content, compress_type=packed)
    return out.getvalue()
