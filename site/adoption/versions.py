"""Versions are remembered as they came: how they looked, and by what their files are known again."""

import io
import logging
from datetime import date

from django.utils import timezone
from PIL import Image
from pypdfium2 import PdfiumError

from .catalogue import Asset, File, looks_of, looks_to, published, versions_of
from .models import AssetVersion

logger = logging.getLogger(__name__)

PICTURE_SIZE = (240, 240)
# More than come between two looks.
_MOST = 20
_PAPER = (255, 255, 255)


def remember_versions(key: str = "") -> int:
    """Of all assets, or of one. Returns how many were new or looked different. Safe to repeat."""
    return sum(_remember(asset) for asset in published() if key in {"", asset.key})


def _remember(asset: Asset) -> int:
    """The newest version as it looks now, and others that were the newest for a moment, while the worker was busy."""
    known = {row.version: row for row in AssetVersion.objects.filter(asset=asset.key)}
    newest = (asset.version, asset.published or timezone.localdate())
    others = [(number, day) for number, day in versions_of(asset, _MOST) if number not in {asset.version, *known}]
    # Oldest first: of two of one day the later row counts as the newer one.
    return sum(_keep(asset, *version, known.get(version[0])) for version in [*reversed(others), newest])


def _keep(asset: Asset, number: str, day: date, known: AssetVersion | None) -> bool:
    looks = looks_of(asset, number)
    fingerprints = list(looks.fingerprints)
    if known and known.picture_of == looks.picture_of and known.fingerprints == fingerprints:
        return False
    AssetVersion.objects.update_or_create(
        asset=asset.key,
        version=number,
        defaults={
            "published": day,
            "picture": _small(asset, looks.open_picture) if looks.open_picture else b"",
            "picture_of": looks.picture_of,
            "fingerprints": fingerprints,
        },
    )
    return True


def _small(asset: Asset, open_picture) -> bytes:
    """A JPEG on white, which every mail program shows; none where the file is lost."""
    try:
        with open_picture() as file, Image.open(file) as picture:
            picture = picture.convert("RGBA")
    except (OSError, PdfiumError):
        logger.exception("The picture of %s %s cannot be read.", asset.key, asset.version)
        return b""
    picture.thumbnail(PICTURE_SIZE)
    ground = Image.new("RGB", picture.size, _PAPER)
    ground.paste(picture, mask=picture.getchannel("A"))
    out = io.BytesIO()
    ground.save(out, "JPEG", quality=82)
    return out.getvalue()


def versions_by_fingerprint() -> dict[str, tuple[str, str]]:
    """Asset and version by the SHA-256 of a picture; of several versions with the same picture the newest one."""
    rows = AssetVersion.objects.order_by("published", "pk").values_list("asset", "version", "fingerprints")
    return {known: (asset, version) for asset, version, fingerprints in rows for known in fingerprints}


type Pair = tuple[bytes, bytes]


def pictures_for(user, asset: Asset, old: str, files: list[File]) -> Pair:
    """An old version of an asset and the newest: the first of some files that both have, else as everybody sees it."""
    for file in files:
        looks = [looks_to(user, asset, number, file) for number in (old, asset.version)]
        if all(look.open_picture for look in looks):
            before, now = (_small(asset, look.open_picture) for look in looks)
            if before and now:
                return before, now
    rows = AssetVersion.objects.filter(asset=asset.key, version__in=(old, asset.version))
    found = {row.version: bytes(row.picture) for row in rows}
    return found.get(old, b""), found.get(asset.version, b"")
