from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.fetching import FetchedPageChooserBlock
from pages.links import LinkTarget, target_of


class RelatedPagesValue(blocks.StructValue):
    @property
    def targets(self) -> list[LinkTarget]:
        """The chosen pages that readers may open, each in the reader's language where it exists."""
        chosen = (target_of(page.pk) for page in self.get("pages", []) if page)
        return [target for target in chosen if target]


class RelatedPagesBlock(blocks.StructBlock):
    """Where to read on."""

    title = blocks.CharBlock(
        max_length=120, required=False, label=_("title"), help_text=_("Empty: “Related”, in the reader's language.")
    )
    pages = blocks.ListBlock(
        FetchedPageChooserBlock(),
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
