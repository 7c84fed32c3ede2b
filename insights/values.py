"""What charts and key figures say, in the language of the reader, from the numbers of their dataset."""

import zlib
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from translations.formats import format_number, format_percent
from translations.languages import current

from .charts import ChartData, Series, render
from .labels import labels_of

# Languages that count in myriads say 1,040 hundred millions where others say 104 billions.
COUNTING_IN_MYRIADS = frozenset({"ja", "ko", "zh-hans"})
HUNDRED_MILLIONS = {
    "EUR_BN": _("hundred million euros"),
    "USD_BN": _("hundred million US dollars"),
    "JPY_BN": _("hundred million yen"),
}
WITHOUT_WORD = frozenset({"PERCENT", "COUNT"})


def is_in_myriads(dataset) -> bool:
    return dataset.unit in HUNDRED_MILLIONS and current().code in COUNTING_IN_MYRIADS


def counted(value: Decimal | None, dataset) -> Decimal | None:
    """The number of a dataset in the unit that `unit_of` names to the reader."""
    if value is None or not is_in_myriads(dataset):
        return value
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, exponent + 1))  # exact, however long


def unit_of(dataset) -> str:
    return str(HUNDRED_MILLIONS[dataset.unit] if is_in_myriads(dataset) else dataset.get_unit_display())


def write_number(value: Decimal, unit: str) -> str:
    """A number as the reader's language writes it, with as many decimals as the source gave."""
    digits = min(max(0, -value.as_tuple().exponent), 20)
    if unit == "PERCENT":
        return format_percent(float(value), digits)
    return format_number(value, digits)


class DatasetFigureValue(blocks.StructValue):
    @property
    def number(self) -> str:
        """Empty where the dataset has lost the cell since the page was written."""
        value = self._cell()
        if value is None:
            return ""
        return write_number(counted(value, self["dataset"]), self["dataset"].unit)

    @property
    def unit(self) -> str:
        """What to say after the number; empty where it stands for itself."""
        dataset = self.get("dataset")
        if dataset is None or dataset.unit in WITHOUT_WORD:
            return ""
        return unit_of(dataset)

    @property
    def gap(self) -> str:
        """Between number and unit: scripts without spaces have none."""
        return "" if is_in_myriads(self["dataset"]) else " "

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
    def subject(self) -> str:
        """What is measured: the name of the dataset."""
        return labels_of(self["dataset"]).word(self["dataset"].slug)

    @property
    def unit(self) -> str:
        """Empty for plain counts: what is counted says the name of the dataset."""
        return "" if self["dataset"].unit == "COUNT" else unit_of(self["dataset"])

    @property
    def headings(self) -> list[str]:
        labels = labels_of(self["dataset"])
        return [labels.word(code) for code in self.columns]

    def _numbers(self, row: str) -> list[Decimal | None]:
        dataset = self["dataset"]
        table = dataset.parsed
        return [counted(table.value(row, column), dataset) if row in table.rows else None for column in self.columns]

    @property
    def _drawn_rows(self) -> list[str]:
        """Lines stand for time that passes evenly, so that years without a number keep their place."""
        is_time = self["kind"] == "line" and self["dataset"].row_kind == "year"
        if not is_time or not all(row.isdecimal() for row in self.rows):
            return self.rows
        years = sorted(int(row) for row in self.rows)
        return [str(year) for year in range(years[0], years[-1] + 1)]

    @property
    def table_rows(self) -> list[tuple[str, list[str]]]:
        """Row label and written numbers, empty where there is none."""
        dataset, labels = self["dataset"], labels_of(self["dataset"])
        return [
            (labels.word(row), ["" if number is None else write_number(number, dataset.unit) for number in numbers])
            for row, numbers in ((row, self._numbers(row)) for row in self.rows)
        ]

    @property
    def svg(self) -> str:
        dataset, labels, language = self["dataset"], labels_of(self["dataset"]), current()
        rows = self._drawn_rows
        columns = zip(*(self._numbers(row) for row in rows), strict=True)
        series = tuple(
            Series(column, labels.word(column), tuple(None if number is None else float(number) for number in numbers))
            for column, numbers in zip(self.columns, columns, strict=True)
        )
        # The drawing has floats; what it prints is the number of the source, with the source's decimals.
        given = {float(number): number for row in rows for number in self._numbers(row) if number is not None}

        def write(number: float) -> str:
            return write_number(given.get(number, Decimal(str(number)).normalize() + 0), dataset.unit)

        data = ChartData(
            categories=tuple(labels.word(row) for row in rows),
            series=series,
            unit_label=self.unit,
            language=language.tag,
            direction=language.direction,
            format_value=write,
        )
        content = repr((dataset.slug, self.columns, self.rows, self["kind"], self["title"]))
        identifier = f"chart-{zlib.crc32(content.encode()):x}"
        kind = self["kind"] or "bar"  # a draft may not know yet
        return render(kind, data, title=self["title"], description=self["description"], id_prefix=identifier)
