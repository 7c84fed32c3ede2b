"""What machines were sent each month, in the database: counted in one step that two processes cannot take at once."""

from datetime import date

from django.db.models import F, Value
from django.db.models.functions import Greatest

from ..models import MachineUsage
from .service import translator


class DatabaseStore:
    """The `BUDGET_STORE` of MACHINE_TRANSLATION. Each machine has a count of its own."""

    def spend(self, month: str, characters: int, limit: int) -> bool:
        row = _row(month).filter(characters__lte=limit - characters)
        return limit >= characters and bool(row.update(characters=F("characters") + characters))

    def give_back(self, month: str, characters: int) -> None:
        # The count is unsigned: what is taken back may not be more than what is there.
        _row(month).update(characters=Greatest(F("characters"), Value(characters)) - characters)

    def spent(self, month: str) -> int:
        return _row(month).get().characters


def count(month: str, characters: int) -> None:
    """Of machines without a budget, so that officers see what they do all the same."""
    _row(month).update(characters=F("characters") + characters)


def _row(month: str):
    """The row of a month (`2026-11`) and the machine of the settings, made where it is missing."""
    machine = translator()
    first = date.fromisoformat(f"{month}-01")
    row, _created = MachineUsage.objects.get_or_create(month=first, translator=machine.name if machine else "")
    return MachineUsage.objects.filter(pk=row.pk)
