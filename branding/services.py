"""From one SVG for each variant to everything a printer or web designer asks for."""

import hashlib
import io
import zipfile
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from assets.cleaning.drawings import clean_svg
from assets.inspected import FileState

from .drawing import draw_pdf, draw_png
from .models import LogoFile, LogoKit, LogoVariant

PNG_WIDTHS = (320, 1200, 2400)
# A fixed date inside archives: the same files give the same bytes.
_EPOCH = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Artwork:
    """A finished file: `width` in pixels for PNG, None for what scales."""

    name: str
    variant: str
    format: str
    width: int | None
    content: bytes


def artworks_of(variant: LogoVariant, prefix: str) -> list[Artwork]:
    """All files of one variant; names say variant, colour space and size."""
    with variant.master.open_file() as handle:
        svg = clean_svg(handle.read())
    stem = f"{prefix}_{variant.variant}_rgb"
    vectors = [
        Artwork(f"{stem}.svg", variant.variant, "svg", None, svg),
        Artwork(f"{stem}.pdf", variant.variant, "pdf", None, draw_pdf(svg)),
    ]
    return vectors + [
        Artwork(f"{stem}_{width}px.png", variant.variant, "png", width, draw_png(svg, width)) for width in PNG_WIDTHS
    ]


def handed_on(kit: LogoKit) -> list[Artwork]:
    """The designer's own files, those that are clean, one for each variant and format."""
    files = {}
    for own in kit.print_files.all():
        if own.is_served:
            with own.file.open() as handle:
                name = f"{kit.slug}_{own.variant}_print.{own.extension}"
                files[name] = Artwork(name, own.variant, own.extension, None, handle.read())
    return list(files.values())


def readme_of(page) -> Artwork:
    """The rules in the language of a page, as plain text."""
    language = page.locale.language_code
    with translation.override(language):
        text = render_to_string("branding/readme.txt", {"page": page, "kit": page.kit})
    return Artwork(f"README.{language}.txt", "", "txt", None, text.encode("utf-8-sig"))


def zip_of(files: list[Artwork]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file in files:
            info = zipfile.ZipInfo(file.name, _EPOCH)
            info.external_attr = 0o644 << 16
            # PNG and PDF are compressed already; trying again costs ten times the time for nothing.
            packed = zipfile.ZIP_STORED if file.format in {"png", "pdf"} else zipfile.ZIP_DEFLATED
            archive.writestr(info, file.content, compress_type=packed)
    return out.getvalue()


def readmes_of(kit: LogoKit) -> list[Artwork]:
    return [readme_of(page) for page in kit.pages.live().select_related("locale", "kit").order_by("pk")]


def sources_of(kit: LogoKit) -> str:
    """SHA-256 of all that the files of a kit are made from."""
    sha = hashlib.sha256(kit.slug.encode())
    for variant in kit.variants.select_related("master"):
        sha.update(f"{variant.variant} {variant.master.file_hash}".encode())
    for own in kit.print_files.all():
        sha.update(f"{own.variant} {own.extension} {own.file_hash} {own.state}".encode())
    for readme in readmes_of(kit):
        sha.update(readme.content)
    return sha.hexdigest()


def build_kit(kit: LogoKit) -> None:
    """Make all files of a kit, then exchange them for the old ones in one transaction: nobody meets half a kit.

    A kit waits for masters and print files that are not clean yet: the task worker comes back when they are.
    Raises what a broken master raises, and leaves the kit as it was.
    """
    if not all(variant.master.is_served for variant in kit.variants.select_related("master")):
        return
    if any(own.state == FileState.PENDING for own in kit.print_files.all()):
        return
    sources = sources_of(kit)
    files = [artwork for variant in kit.variants.select_related("master") for artwork in artworks_of(variant, kit.slug)]
    files += handed_on(kit)
    readmes = readmes_of(kit)
    files.append(Artwork(f"{kit.slug}.zip", "", "zip", None, zip_of([*files, *readmes])))
    rows = []
    try:
        for file in files:
            rows.append(_stored(kit, file))
        with transaction.atomic():
            LogoKit.objects.select_for_update().get(pk=kit.pk)
            kit.files.all().delete()
            LogoFile.objects.bulk_create(rows)
            LogoKit.objects.filter(pk=kit.pk).update(made_from=sources)
    except Exception:
        for row in rows:
            row.file.storage.delete(row.file.name)
        raise


def _stored(kit: LogoKit, artwork: Artwork) -> LogoFile:
    """The row of a file, unsaved; its content lies in the storage."""
    row = LogoFile(
        kit=kit,
        name=artwork.name,
        variant=artwork.variant,
        format=artwork.format,
        width=artwork.width,
        size=len(artwork.content),
        checksum=hashlib.sha256(artwork.content).hexdigest(),
    )
    row.file.save(f"{kit.slug}/{row.checksum[:12]}-{artwork.name}", ContentFile(artwork.content), save=False)
    return row
