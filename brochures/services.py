"""What is read from an uploaded PDF: its cover."""

import io

import pypdfium2
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Collection

from assets.models import CustomImage

from .models import BrochureFile

COVER_WIDTH = 1000


def render_cover(pdf: bytes) -> bytes:
    """The first page as WebP, 1,000 pixels wide. Raises pypdfium2.PdfiumError for what cannot be opened."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        image = page.render(scale=COVER_WIDTH / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()
    out = io.BytesIO()
    image.save(out, "WEBP", quality=86)
    return out.getvalue()


def update_cover(file: BrochureFile) -> None:
    """Make the cover anew if the document's content has changed since the last one. Safe to repeat."""
    document = file.document
    if file.cover_id and file.cover_of == document.file_hash:
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
            file=ContentFile(content, name=f"cover-{document.pk}-{document.file_hash[:8]}.webp"),
        )
        cover._set_image_file_metadata()
        cover.save()
        BrochureFile.objects.filter(pk=file.pk).update(cover=cover, cover_of=document.file_hash)
        if old is not None:
            old.delete()
