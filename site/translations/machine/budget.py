"""How many characters the machines may translate in a month, asked before anything is sent."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext as _

from ..formats import format_number
from .interface import MachineError, Reason


class BudgetStore(Protocol):
    """Where the characters of each month (`2026-11`) are counted. `spend` adds them unless that would exceed the
    limit, in one step that two processes cannot take at once, and says whether it did."""

    def spend(self, month: str, characters: int, limit: int) -> bool: ...

    def give_back(self, month: str, characters: int) -> None: ...

    def spent(self, month: str) -> int: ...


class MemoryStore:
    """For tests, and for one process without a database: it forgets when the process ends."""

    def __init__(self):
        self._spent: Counter[str] = Counter()
        self._lock = Lock()

    def spend(self, month: str, characters: int, limit: int) -> bool:
        with self._lock:
            if self._spent[month] + characters > limit:
                return False
            self._spent[month] += characters
            return True

    def give_back(self, month: str, characters: int) -> None:
        with self._lock:
            self._spent[month] = max(0, self._spent[month] - characters)

    def spent(self, month: str) -> int:
        return self._spent[month]


@dataclass(frozen=True, slots=True)
class Spending:
    """What was taken from which month, so that the rest goes back to the same."""

    month: str
    characters: int


@dataclass(frozen=True)
class Budget:
    """`limit` characters a month."""

    limit: int
    store: BudgetStore = field(default_factory=MemoryStore)

    def spend(self, characters: int, today: date | None = None) -> Spending:
        """Takes the characters from this month's budget. Raises MachineError where they do not fit."""
        month = f"{today or timezone.localdate():%Y-%m}"
        if not self.store.spend(month, characters, self.limit):
            message = _(
                "The budget of machine translation does not allow this: %(wanted)s characters are wanted, "
                "%(left)s of %(limit)s are left this month."
            )
            left = max(0, self.limit - self.store.spent(month))
            numbers = {"wanted": characters, "left": left, "limit": self.limit}
            raise MachineError(message % {name: format_number(n) for name, n in numbers.items()}, Reason.BUDGET)
        return Spending(month, characters)

    def give_back(self, spending: Spending, characters: int) -> None:
        self.store.give_back(spending.month, min(characters, spending.characters))

    def left(self, today: date | None = None) -> int:
        return max(0, self.limit - self.store.spent(f"{today or timezone.localdate():%Y-%m}"))
