from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class DownloadBlock(blocks.StructBlock):
    """A file to take, with its type, language and size before the click."""

    document = DocumentChooserBlock(
        label=_("file"), help_text=_("A translator may choose the file of the own language instead.")
    )
    title = blocks.CharBlock(
        max_length=150, required=False, label=_("title"), help_text=_("Empty: the title of the file.")
    )

    class Meta:
        icon = "download"
        label = _("Download")
        description = _("A file, with its type, language and size.")
        template = "pages/blocks/download.html"
        preview_value = {"document": None, "title": "Programme of the day"}
