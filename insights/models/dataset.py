"""Numbers, once: charts, tables, downloads and key figures of every language read them here."""

from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from insights.tables import RowKind, Table, parse_table
from pages.names import set_name
from translations.formats import format_date


class Unit(models.TextChoices):
    EUR_BN = "EUR_BN", _("billion euros")
    USD_BN = "USD_BN", _("billion US dollars")
    JPY_BN = "JPY_BN", _("billion yen")
    EUR = "EUR", _("euros")
    PERCENT = "PERCENT", _("per cent")
    COUNT = "COUNT", _("number")


class Licence(models.TextChoices):
    """Terms that occur; the words come from the catalogues."""

    QUOTED = "quoted", _("Figures quoted with their source")
    NOT_REDISTRIBUTABLE = "not-redistributable", _("Figures quoted with their source; the table may not be passed on")
    CC_BY = "CC-BY-4.0", _("Creative Commons Attribution 4.0")
    CC0 = "CC0-1.0", _("Creative Commons Zero: no rights reserved")


class DatasetQuerySet(models.QuerySet):
    def redistributable(self):
        return self.filter(is_redistributable=True)


class Dataset(index.Indexed, models.Model):
    """A sourced table: a key in each row, a number or nothing in each cell."""

    slug = models.SlugField(
        _("code"), max_length=80, unique=True, help_text=_("Stands in the address of the download. Do not change it.")
    )
    unit = models.CharField(
        _("unit"), max_length=10, choices=Unit.choices, help_text=_("Of every number in the table.")
    )
    row_kind = models.CharField(
        _("rows are"), max_length=10, choices=RowKind.choices, help_text=_("Decides how the row keys are written out.")
    )
    table = models.TextField(
        _("table"),
        help_text=_(
            "As CSV: first line the codes of the columns, then a row for each line, with a point in decimals. "
            "Leave a cell empty where there is no number. Readers see the codes as words once “Code lists” has "
            "a “Label in data and charts” for each of them and for the dataset."
        ),
    )
    source = models.CharField(_("source"), max_length=300, help_text=_("Who published the numbers."))
    source_url = models.URLField(_("address of the source"), blank=True, help_text=_("Where readers can check."))
    source_published = models.CharField(
        _("published"), max_length=40, blank=True, help_text=_("When the source published: a year or a date.")
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence.choices,
        default=Licence.QUOTED,
        help_text=_("What readers may do with the numbers."),
    )
    is_redistributable = models.BooleanField(
        _("may be downloaded"),
        default=False,
        help_text=_("Unticked: readers see the reason and the way to the publisher instead of a download."),
    )
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    panels = [
        FieldRowPanel(["slug", "unit", "row_kind"]),
        FieldPanel("table"),
        MultiFieldPanel(
            [
                "source",
                FieldRowPanel(["source_url", "source_published"]),
                FieldRowPanel(["licence", "is_redistributable"]),
            ],
            heading=_("Source"),
        ),
    ]
    search_fields = [index.SearchField("slug"), index.SearchField("source"), index.AutocompleteField("slug")]

    objects = DatasetQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("dataset")
        verbose_name_plural = _("datasets")

    def __str__(self):
        return self.slug

    def clean(self):
        super().clean()
        try:
            parse_table(self.table).check(self.row_kind)
        except ValueError as error:
            raise ValidationError({"table": error.args[0]}) from error

    @cached_property
    def parsed(self) -> Table:
        return parse_table(self.table)

    @property
    def source_link(self) -> str:
        """The source, leading to where readers can check it; set apart from a text of another direction."""
        if not self.source_url:
            return set_name(self.source)
        link = format_html('<a href="{}" rel="external">{}</a>', self.source_url, self.source)
        return set_name(self.source, shown=link)

    @property
    def source_note(self) -> str:
        """Who published the numbers, and when, as a sentence with a link."""
        source, published = self.source_link, self._published_in_words
        if published:
            return format_html(_("Source: {source}, {date}."), source=source, date=published)
        return format_html(_("Source: {source}."), source=source)

    @property
    def _published_in_words(self) -> str:
        try:
            return format_date(date.fromisoformat(self.source_published))
        except ValueError:
            return self.source_published

    @property
    def row_heading(self) -> str:
        """What stands above the row keys of a table."""
        return {RowKind.YEAR: _("Year"), RowKind.COUNTRY: _("Country")}.get(self.row_kind, _("Category"))
