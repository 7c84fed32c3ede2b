from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# No pictures or files inside text: their words would stay in the source language (wagtail-localize #808).
TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul", "superscript", "subscript"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "pages/blocks/text.html"
        preview_value = (
            "<p>Argan oil reaches the laboratory <b>within a day</b> of pressing.</p>"
            "<ul><li>Cold pressed</li><li>Traced to the cooperative</li></ul>"
        )


class HeadingValue(blocks.StructValue):
    @cached_property
    def anchor(self) -> str:
        """A fragment that people can read; letters of any script stay. No part of the frame begins with `h-`."""
        return f"h-{slugify(self.get('text', ''), allow_unicode=True)}"


class HeadingBlock(blocks.StructBlock):
    """A heading inside a story, with an address of its own."""

    text = blocks.CharBlock(max_length=120, label=_("text"), help_text=_("Short; readers jump to it from elsewhere."))
    level = blocks.ChoiceBlock(
        choices=[("2", _("Section")), ("3", _("Sub-section"))],
        default="2",
        label=_("level"),
        help_text=_("A sub-section belongs to the section above it."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Opens a section; readers and screen readers navigate by it.")
        template = "pages/blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": "What members gain", "level": "2"}


class QuoteBlock(blocks.StructBlock):
    """A quotation with its source."""

    text = blocks.TextBlock(label=_("quotation"), help_text=_("Without quotation marks: the page sets them."))
    attribution = blocks.CharBlock(
        max_length=150,
        required=False,
        label=_("attribution"),
        help_text=_("A role, an organisation or a publication."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Words of somebody else, set apart.")
        template = "pages/blocks/quote.html"
        preview_value = {"text": "Together we are heard.", "attribution": "Report of the round tables"}
