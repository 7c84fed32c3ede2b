from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class KeyFigureBlock(blocks.StructBlock):
    """A number and what it counts. The number is data: the same in every language, written as each one writes it."""

    number = blocks.DecimalBlock(
        max_digits=18,
        decimal_places=3,  # as many as are shown
        label=_("number"),
        help_text=_("Digits only; each language sets its own separators."),
    )
    label = blocks.CharBlock(max_length=100, label=_("what it counts"), help_text=_("For example: countries."))

    class Meta:
        icon = "order"
        label = _("Key figure")
        description = _("One number with what it counts.")
        template = "pages/blocks/key_figure.html"
        preview_value = {"number": 39, "label": "participants"}


class KeyFiguresBlock(blocks.StructBlock):
    """Several numbers of one day, with their source."""

    figures = blocks.ListBlock(KeyFigureBlock(), min_num=1, max_num=8, label=_("figures"), help_text=_("One to eight."))
    as_of = blocks.DateBlock(label=_("as of"), help_text=_("The day for which the numbers hold."))
    source = blocks.CharBlock(
        max_length=200, required=False, label=_("source"), help_text=_("Who counted; empty: the network itself.")
    )

    class Meta:
        icon = "table"
        label = _("Key figures")
        description = _("Numbers of one day, large, with date and source.")
        template = "pages/blocks/key_figures.html"
        preview_value = {
            "figures": [{"number": 39, "label": "participants"}, {"number": 14, "label": "countries"}],
            "as_of": "2019-10-17",
            "source": "Report of the meeting",
        }
