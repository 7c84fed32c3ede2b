"""One stylesheet for readers from many files for us: `css/manifest.txt` names them in order, no build step."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
# No string of ours has such a space in it.
_SPACE = re.compile(r"(?<=[{};:,])\s+|\s+(?=[{}])")


def write_stylesheet() -> Path:
    """Join the files of the manifest if one of them is newer than the result; returns the result's path."""
    manifest = settings.STYLESHEET_MANIFEST
    target = settings.STYLESHEET_CACHE / NAME
    lines = [line.strip() for line in manifest.read_text().splitlines()]
    sources = [manifest.parent / line for line in lines if line and not line.startswith("#")]
    newest = max(path.stat().st_mtime for path in [manifest, *sources])
    if not target.exists() or target.stat().st_mtime < newest:
        target.parent.mkdir(parents=True, exist_ok=True)
        joined = "\n".join(path.read_text() for path in sources)
        part = target.with_suffix(".part")
        part.write_text(_SPACE.sub("", _COMMENT.sub("", joined)).replace(";}", "}"))
        part.replace(target)
    return target


class StylesheetFinder(BaseFinder):
    """Offers the joined stylesheet to `collectstatic`, the development server and WhiteNoise alike."""

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False):
        if path != NAME:
            return []
        target = str(write_stylesheet())
        return [target] if find_all else target

    def list(self, ignore_patterns):
        write_stylesheet()
        storage = FileSystemStorage(location=settings.STYLESHEET_CACHE)
        storage.prefix = None
        yield NAME, storage
