from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from pages.blocks import HeadingBlock, PictureBlock, QuoteBlock, RelatedPagesBlock, TextBlock


class DatasetFigureBlock(blocks.StructBlock):
    """One number of a dataset, with unit, date and source taken from there."""

    dataset = SnippetChooserBlock("insights.Dataset", label=_("dataset"), help_text=_("Where the number stands."))
    row = blocks.RegexBlock(regex=r"^[\w-]+$", label=_("row"), help_text=_("The key of the row, as in 2024 or FR."))
    column = blocks.RegexBlock(regex=r"^[\w-]+$", label=_("column"), help_text=_("The code of the column."))
    label = blocks.CharBlock(max_length=140, label=_("what it says"), help_text=_("A few words below the number."))

    class Meta:
        icon = "order"
        label = _("Key figure")
        description = _("One number of a dataset, large, with unit, year and source.")
        template = "insights/blocks/dataset_figure.html"
        preview_value = {"dataset": None, "row": "2024", "column": "retail-sales", "label": "European retail sales"}


class ChartBlock(blocks.StructBlock):
    """A chart whose title says the message, drawn on the server from a dataset."""

    dataset = SnippetChooserBlock("insights.Dataset", label=_("dataset"), help_text=_("Where the numbers stand."))

    class Meta:
        icon = "view"
        label = _("Chart")
        description = _("A chart with its table and download.")
        template = "insights/blocks/chart.html"
        preview_value = {"dataset": None}


class InsightStoryBlock(blocks.StreamBlock):
    """What an insight is made of. No free key figures here: every number has a dataset, every dataset a source."""

    text = TextBlock()
    heading = HeadingBlock()
    key_figure = DatasetFigureBlock()
    chart = ChartBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    related = RelatedPagesBlock()

    class Meta:
        block_counts = {"chart": {"min_num": 1}}
