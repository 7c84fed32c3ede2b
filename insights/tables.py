"""The table of a dataset: read from CSV, and checked before it is stored."""

import csv
import io
import re
from collections import Counter
from decimal import Decimal, InvalidOperation

from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.codes import COUNTRY_CODES

# As blocks name rows and columns.
CODE = r"[\w-]+"
_MOST_DIGITS, _MOST_DECIMALS = 15, 10
# Of a cell, in what the editor is told.
_SHOWN = 40


class RowKind(models.TextChoices):
    YEAR = "year", _("Years")
    COUNTRY = "country", _("Countries (ISO codes)")
    CATEGORY = "category", _("Categories (codes of the list “Label in data and charts”)")


class Table:
    """`columns` are codes; `rows` map a row key to its numbers in the order of the columns, None for an empty cell."""

    def __init__(self, columns: tuple[str, ...], rows: dict[str, tuple[Decimal | None, ...]]):
        self.columns = columns
        self.rows = rows

    def value(self, row: str, column: str) -> Decimal | None:
        """The number of a cell. Raises KeyError for a row or column that the table does not have."""
        if column not in self.columns:
            raise KeyError(column)
        return self.rows[row][self.columns.index(column)]

    def check(self, row_kind: str) -> None:
        """Raises ValueError with a message for the editor, for what can be read and would be shown wrongly."""
        code, times = Counter(self.columns).most_common(1)[0]
        if times > 1:
            raise ValueError(_("The first line repeats the column “%(code)s”.") % {"code": code[:_SHOWN]})
        for code in self.columns:
            _check_code(1, code)
        for line, (key, numbers) in enumerate(self.rows.items(), start=2):
            _check_code(line, key)
            said = {"number": line, "key": key[:_SHOWN]}
            if row_kind == RowKind.YEAR and not re.fullmatch("[12][0-9]{3}", key):
                raise ValueError(_("Line %(number)d: “%(key)s” is no year.") % said)
            if row_kind == RowKind.COUNTRY and key not in COUNTRY_CODES:
                raise ValueError(_("Line %(number)d: “%(key)s” is no country code of ISO 3166, such as FR.") % said)
            for number in numbers:
                _check_length(line, number)


def parse_table(text: str) -> Table:
    """Read the CSV of a dataset. Raises ValueError with a message for the editor."""
    try:
        lines = [row for row in csv.reader(io.StringIO(text.strip(), newline=None)) if any(map(str.strip, row))]
    except csv.Error as error:
        raise ValueError(_("A cell of the table is too long to be a number or a code.")) from error
    if len(lines) < 2 or len(lines[0]) < 2:
        raise ValueError(_("The table needs a line of column codes and at least one row."))
    columns = tuple(cell.strip() for cell in lines[0][1:])
    rows = {}
    for number, line in enumerate(lines[1:], start=2):
        key, *cells = (cell.strip() for cell in line)
        if len(cells) != len(columns):
            raise ValueError(_("Line %(number)d has too few or too many cells.") % {"number": number})
        if key in rows:
            words = _("Line %(number)d repeats the row “%(key)s”.")
            raise ValueError(words % {"number": number, "key": key[:_SHOWN]})
        rows[key] = tuple(_number(cell, number) for cell in cells)
    return Table(columns, rows)


def _number(cell: str, line: int) -> Decimal | None:
    if not cell:
        return None
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite():
        raise ValueError(_("Line %(number)d: “%(cell)s” is not a number.") % {"number": line, "cell": cell[:_SHOWN]})
    return value


def _check_code(line: int, code: str) -> None:
    if not re.fullmatch(CODE, code):
        words = _("Line %(number)d: “%(code)s” is no code. Codes are letters, digits, hyphens and underscores.")
        raise ValueError(words % {"number": line, "code": code[:_SHOWN]})


def _check_length(line: int, number: Decimal | None) -> None:
    if number is None or (number.adjusted() < _MOST_DIGITS and -number.as_tuple().exponent <= _MOST_DECIMALS):
        return
    words = _("Line %(number)d: “%(cell)s” has more than %(digits)d digits before the point or %(decimals)d after it.")
    said = {"number": line, "cell": str(number)[:_SHOWN], "digits": _MOST_DIGITS, "decimals": _MOST_DECIMALS}
    raise ValueError(words % said)
