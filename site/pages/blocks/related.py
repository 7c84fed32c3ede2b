from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page


class RelatedPagesValue(blocks.StructValue):
    @property
    def cards(self) -> list:
        """The chosen pages in the language of the reader, those that exist and are live; two queries."""
        chosen = [page for page in self.get("pages", []) if page]
        if not chosen:
            return []
        order = {page.translation_key: position for position, page in enumerate(chosen)}
        versions = Page.objects.live().public().filter(translation_key__in=order, locale__language_code=get_language())
        return sorted(versions.specific(), key=lambda page: order[page.translation_key])


class RelatedPagesBlock(blocks.StructBlock):
    """Where to read on."""

    title = blocks.CharBlock(
        max_length=120, required=False, label=_("title"), help_text=_("Empty: “Related”, in the reader's language.")
    )
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(),
        min_num=1,
        max_num=6,
        label=_("pages"),
        help_text=_("One to six; each language links to its own version."),
    )

    class Meta:
        icon = "link"
        label = _("Related pages")
        description = _("Links to other pages of this site, each in the reader's language.")
        template = "pages/blocks/related_pages.html"
        value_class = RelatedPagesValue
        preview_value = {"title": "Read on", "pages": []}
