"""What charts and key figures say, in the language of the reader, from the numbers of their dataset."""

from decimal import Decimal
from functools import cached_property

from wagtail import blocks

from taxonomy.models import Term
from translations.formats import format_number, format_percent, territory_name
from translations.languages import current

from .charts import ChartData, Series, render


class Labels:
    """Words for row keys and column codes: country names from CLDR, other codes from the code list, years as they are.

    One query for all labels of a dataset, kept on the dataset.
    """

    def __init__(self, dataset, language: str):
        self.dataset = dataset
        self.language = language

    @cached_property
    def _terms(self) -> dict[str, str]:
        table = self.dataset.parsed
        codes = [self.dataset.slug, *table.columns, *table.rows]
        terms = Term.objects.of_kind(Term.Kind.DATA_LABEL).filter(code__in=codes)
        return {term.code: term.label(self.language) for term in terms}

    @property
    def title(self) -> str:
        return self._terms.get(self.dataset.slug, self.dataset.slug)

    def word(self, code: str) -> str:
        if code in self._terms:
            return self._terms[code]
        return territory_name(code, self.language) if len(code) == 2 and code.isupper() else code


def labels_of(dataset) -> Labels:
    """The labels of a dataset in the active language."""
    language = current().code
    known = dataset.__dict__.setdefault("_labels", {})
    return known.setdefault(language, Labels(dataset, language))


def write_number(value: Decimal, unit: str) -> str:
    """A number as the reader's language writes it, with as many decimals as the source gave."""
    digits = max(0, -value.as_tuple().exponent)
    if unit == "PERCENT":
        return format_percent(float(value), digits)
    return format_number(value, digits)


class DatasetFigureValue(blocks.StructValue):
    @property
    def number(self) -> str:
        """Empty where the dataset has lost the cell since the page was written."""
        value = self._cell()
        return write_number(value, self["dataset"].unit) if value is not None else ""

    @property
    def unit(self) -> str:
        dataset = self.get("dataset")
        return "" if dataset is None or dataset.unit in {"PERCENT", "COUNT"} else dataset.get_unit_display()

    @property
    def row_label(self) -> str:
        return labels_of(self["dataset"]).word(self["row"]) if self.get("dataset") else ""

    def _cell(self) -> Decimal | None:
        try:
            return self["dataset"].parsed.value(self["row"], self["column"])
        except (KeyError, AttributeError):
            return None


class ChartValue(blocks.StructValue):
    def codes(self, name: str) -> list[str]:
        return [code.strip() for code in (self.get(name) or "").split(",") if code.strip()]

    @cached_property
    def columns(self) -> list[str]:
        table = self["dataset"].parsed
        return [code for code in self.codes("columns") if code in table.columns] or list(table.columns)

    @cached_property
    def rows(self) -> list[str]:
        table = self["dataset"].parsed
        return [key for key in self.codes("rows") if key in table.rows] or list(table.rows)

    @property
    def unit(self) -> str:
        return str(self["dataset"].get_unit_display())

    @property
    def headings(self) -> list[str]:
        labels = labels_of(self["dataset"])
        return [labels.word(code) for code in self.columns]

    @property
    def table_rows(self) -> list[tuple[str, list[str]]]:
        """Row label and written numbers, empty where there is none."""
        dataset, labels = self["dataset"], labels_of(self["dataset"])
        return [
            (
                labels.word(row),
                [
                    "" if (value := dataset.parsed.value(row, column)) is None else write_number(value, dataset.unit)
                    for column in self.columns
                ],
            )
            for row in self.rows
        ]

    @property
    def svg(self) -> str:
        dataset, labels, language = self["dataset"], labels_of(self["dataset"]), current()
        table = dataset.parsed
        series = tuple(
            Series(
                key=column,
                label=labels.word(column),
                values=tuple(
                    None if (value := table.value(row, column)) is None else float(value) for row in self.rows
                ),
            )
            for column in self.columns
        )
        data = ChartData(
            categories=tuple(labels.word(row) for row in self.rows),
            series=series,
            unit_label=self.unit,
            language=language.tag,
            direction=language.direction,
            format_value=lambda number: write_number(Decimal(str(number)).normalize() + 0, dataset.unit),
        )
        identifier = f"chart-{dataset.slug}-{'-'.join(self.columns)}-{self['kind']}"
        return render(self["kind"], data, title=self["title"], description=self["description"], id_prefix=identifier)
