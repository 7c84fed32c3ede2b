"""What is read from an uploaded PDF: its cover."""

import io

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Collection

from assets.inspected import FileState
from assets.models import CustomImage
from assets.pdf import open_pdf

from .models import BrochureFile

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


def update_cover(file: BrochureFile) -> None:
    """Make the cover anew if the document's content has changed since the last one. Safe to repeat.

    A document that is not clean is not opened: its cover is drawn when it is.
    """
    document = file.document
    if not document.is_served:
        return
    if file.cover_id and file.cover_of == document.file_hash:
        if file.cover.audience != document.audience:
            file.cover.audience = document.audience
            file.cover.save()
        return
    with document.open_file() as handle:
        content = render_cover(handle.read())
    with transaction.atomic():
        old = file.cover
        cover = CustomImage(
            title=f"{document.title}, {file.language}",
            language=file.language,
            credit=document.credit,
            audience=document.audience,
            collection=Collection.get_first_root_node(),
            state=FileState.CLEAN,
            file=ContentFile(content, name=f"cover-{document.pk}-{document.file_hash[:8]}.webp"),
        )
        cover._set_image_file_metadata()
        cover.save()
        BrochureFile.objects.filter(pk=file.pk).update(cover=cover, cover_of=document.file_hash)
        if old is not None:
            old.delete()
