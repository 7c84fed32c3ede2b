from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks import HeadingBlock, PictureBlock, QuoteBlock, RelatedPagesBlock, TextBlock

from .fetching import DatasetChooserBlock
from .tables import CODE
from .values import ChartValue, DatasetFigureValue

# Codes and their lists are data: a RegexBlock is copied to every language, never offered for translation.
_CODE = rf"^{CODE}$"
_CODES = rf"^{CODE}(, ?{CODE})*$"


class DatasetFigureBlock(blocks.StructBlock):
    """One number of a dataset, with unit, date and source taken from there."""

    dataset = DatasetChooserBlock("insights.Dataset", label=_("dataset"), help_text=_("Where the number stands."))
    row = blocks.RegexBlock(regex=_CODE, label=_("row"), help_text=_("The key of the row, as in 2024 or FR."))
    column = blocks.RegexBlock(regex=_CODE, label=_("column"), help_text=_("The code of the column."))
    label = blocks.CharBlock(max_length=140, label=_("what it says"), help_text=_("A few words below the number."))

    def clean(self, value):
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        table = value["dataset"].parsed
        errors = {}
        if value["row"] not in table.rows:
            errors["row"] = ValidationError(_("The dataset has no such row."))
        if value["column"] not in table.columns:
            errors["column"] = ValidationError(_("The dataset has no such column."))
        if not errors and table.value(value["row"], value["column"]) is None:
            errors["row"] = ValidationError(_("The dataset has no number there."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value

    class Meta:
        icon = "order"
        label = _("Key figure")
        description = _("One number of a dataset, large, with unit, year and source.")
        template = "insights/blocks/dataset_figure.html"
        value_class = DatasetFigureValue
        preview_value = {"dataset": None, "row": "2024", "column": "retail-sales", "label": "European retail sales"}


class ChartBlock(blocks.StructBlock):
    """A chart whose title says the message, drawn on the server from a dataset."""

    dataset = DatasetChooserBlock("insights.Dataset", label=_("dataset"), help_text=_("Where the numbers stand."))
    kind = blocks.ChoiceBlock(
        choices=[("bar", _("Bars")), ("line", _("Lines")), ("stacked", _("Stacked bars"))],
        default="bar",
        label=_("kind"),
        help_text=_("Bars compare, lines show time, stacked bars show parts of a whole."),
    )
    columns = blocks.RegexBlock(
        regex=_CODES, required=False, label=_("columns"), help_text=_("Codes separated by commas; empty: all columns.")
    )
    rows = blocks.RegexBlock(
        regex=_CODES, required=False, label=_("rows"), help_text=_("Keys separated by commas; empty: all rows.")
    )
    title = blocks.CharBlock(
        max_length=160, label=_("title"), help_text=_("The message, as in “Exports doubled in ten years”.")
    )
    description = blocks.TextBlock(
        label=_("description"), help_text=_("What the chart shows, for those who do not see it.")
    )
    note = blocks.CharBlock(max_length=400, required=False, label=_("note"), help_text=_("Below the chart, if needed."))

    def clean(self, value):
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        table = value["dataset"].parsed
        errors = {}
        for name, known in (("columns", table.columns), ("rows", table.rows)):
            unknown = [code for code in value.codes(name) if code not in known]
            if unknown:
                errors[name] = ValidationError(
                    _("The dataset does not have: %(codes)s."), params={"codes": ", ".join(unknown)}
                )
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value

    class Meta:
        icon = "view"
        label = _("Chart")
        description = _("A chart with the same numbers as a table, their source and a download.")
        template = "insights/blocks/chart.html"
        value_class = ChartValue
        preview_value = {
            "dataset": None,
            "kind": "bar",
            "title": "Europe passed 100 billion euros in 2024",
            "description": "Bars for five years, rising from 64 to 104 billion euros.",
        }


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
