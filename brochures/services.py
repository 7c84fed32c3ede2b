"""Covers: the first pages of uploaded PDFs, and of those that the site has made."""

import io
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Collection

from assets.inspected import FileState
from assets.models import CustomImage
from assets.pdf import open_pdf

from .models import Brochure, BrochureCover, BrochureEdition, BrochureFile, Kind, Origin

COVER_WIDTH = 1000
# A page may be drawn a thousand times as high as wide; memory is finite.
COVER_MAX_HEIGHT = 3000


def render_cover(pdf: bytes) -> bytes:
    """The first page as WebP, 1,000 pixels wide. Raises pypdfium2.PdfiumError for what cannot be opened."""
    with open_pdf(pdf) as document:
        page = document[0]
        scale = min(COVER_WIDTH / page.get_width(), COVER_MAX_HEIGHT / page.get_height())
        image = page.render(scale=scale).to_pil().convert("RGB")
    out = io.BytesIO()
    image.save(out, "WEBP", quality=86)
    return out.getvalue()


def update_cover(file: BrochureFile, draw: Callable[[bytes], bytes] = render_cover) -> None:
    """Make the cover of an uploaded file anew if the document's content has changed since the last one. Safe to repeat.

    A document that is not clean is not opened: its cover is drawn when it is. `draw` may know it already.
    """
    document = file.document
    if not document.is_served or file.edition == Kind.PRINT:
        return
    if file.cover_id and file.cover_of == document.file_hash:
        if file.cover.audience != document.audience:
            file.cover.audience = document.audience
            file.cover.save()
        return
    with document.open_file() as handle:
        content = draw(handle.read())
    with transaction.atomic():
        old = file.cover
        name = f"cover-{document.pk}-{document.file_hash[:8]}.webp"
        facts = {"credit": document.credit, "audience": document.audience}
        cover = _drawn(content, name, f"{document.title}, {file.language}", file.language, **facts)
        BrochureFile.objects.filter(pk=file.pk).update(cover=cover, cover_of=document.file_hash)
        if old is not None:
            old.delete()


def update_made_covers(brochure: Brochure) -> None:
    """The covers of the newest version's own editions. Safe to repeat; those of languages that went go too."""
    editions = _editions_with_covers(brochure)
    known = {cover.language: cover for cover in brochure.covers.select_related("image")}
    for edition in editions:
        old = known.pop(edition.language, None)
        if old is not None and old.made_of == edition.checksum:
            continue
        with edition.file.open() as handle:
            content = render_cover(handle.read())
        name = f"cover-{brochure.slug}-{edition.language}-{edition.checksum[:8]}.webp"
        with transaction.atomic():
            image = _drawn(content, name, f"{brochure.slug} {edition.set_in}, {edition.language}", edition.language)
            facts = {"image": image, "made_of": edition.checksum}
            BrochureCover.objects.update_or_create(brochure=brochure, language=edition.language, defaults=facts)
            if old is not None:
                old.image.delete()
    for gone in known.values():
        gone.image.delete()


def has_its_covers(brochure: Brochure) -> bool:
    """Whether each of the newest version's own editions has its cover."""
    made = {edition.language: edition.checksum for edition in _editions_with_covers(brochure)}
    return made == dict(brochure.covers.values_list("language", "made_of"))


def _editions_with_covers(brochure: Brochure) -> list[BrochureEdition]:
    version = brochure.versions.complete().first()
    if version is None:
        return []
    return list(version.editions.filter(edition=Kind.SCREEN, origin=Origin.MADE).exclude(file=""))


def _drawn(content: bytes, name: str, title: str, language: str, **facts) -> CustomImage:
    cover = CustomImage(
        title=title,
        language=language,
        collection=Collection.get_first_root_node(),
        state=FileState.CLEAN,
        file=ContentFile(content, name=name),
        **facts,
    )
    cover._set_image_file_metadata()
    cover.save()
    return cover
