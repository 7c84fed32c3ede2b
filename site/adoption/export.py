"""The board as a spreadsheet: a line for each member and asset that the filters leave."""

from collections.abc import Iterator
from io import BytesIO

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook

from translations.overview.export import harmless

from .board import Row

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def spreadsheet(rows: list[Row], state: str) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Adoption")[:31])
    sheet.freeze_panes = "B2"
    for line in _lines(rows, state):
        sheet.append([harmless(value) if isinstance(value, str) else value for value in line])
    file = BytesIO()
    book.save(file)
    name = f"adoption-{timezone.localdate():%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file.getvalue(), content_type=_TYPE, headers=headers)


def _lines(rows: list[Row], state: str) -> Iterator[list]:
    yield [
        _("Member"),
        _("Country"),
        _("Asset"),
        _("Kind"),
        _("State"),
        _("Version in use"),
        _("Newest version"),
        _("Last seen"),
        _("Seen at"),
    ]
    for row in rows:
        for holding in row.holdings:
            if state and holding.state != state:
                continue
            asset = holding.asset
            yield [
                row.member.short_name,
                row.member.country,
                asset.title,
                str(asset.kind.label),
                str(holding.state.label),
                holding.version,
                asset.version,
                holding.last_seen,
                holding.place,
            ]
