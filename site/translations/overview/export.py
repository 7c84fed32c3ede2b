"""The overview as a spreadsheet: all rows that the filters leave, not only a screen of them."""

from collections.abc import Iterator
from io import BytesIO
from itertools import batched

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from wagtail.models import Locale

from ..languages import Language
from .cells import Cell, cells_of
from .rows import Row, Wanted, all_rows

_AT_ONCE = 500
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet(user, wanted: Wanted, columns: list[Locale]) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Translations")[:31])
    sheet.freeze_panes = "D2"
    for line in _lines(user, wanted, columns):
        sheet.append(line)
    return workbook(book, "translations")


def workbook(book: Workbook, stem: str) -> HttpResponse:
    """A file to keep, named for the day."""
    file = BytesIO()
    book.save(file)
    name = f"{stem}-{timezone.localdate():%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file.getvalue(), content_type=_TYPE, headers=headers)


def _lines(user, wanted: Wanted, columns: list[Locale]) -> Iterator[list]:
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    heading = [_("Title"), _("Page type"), _("Language")]
    for locale in columns:
        name = Language(locale.language_code).name
        heading += [name, f"{name}: {_('words outstanding')}", f"{name}: {_('original changed on')}"]
    yield heading
    for some in batched(all_rows(user, wanted), _AT_ONCE, strict=False):
        cells = cells_of(some, columns, user)
        for row in some:
            yield [*_about(row, codes), *(value for cell in cells[row.key] for value in _values(cell))]


def _about(row: Row, codes: dict[int, str]) -> list[str]:
    return [harmless(row.title), harmless(str(row.model._meta.verbose_name)), Language(codes[row.language]).name]


def _values(cell: Cell) -> list:
    since = timezone.localtime(cell.stale_since).replace(tzinfo=None) if cell.stale_since else None
    return [str(cell.label), cell.words, since]


def harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
