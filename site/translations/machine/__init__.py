"""Translating machines behind one interface."""

from .budget import Budget, BudgetStore, MemoryStore
from .interface import Limits, MachineError, Reason, Translator
from .service import Outcome, Translated, budget, translate_units, translator

__all__ = [
    "Budget",
    "BudgetStore",
    "Limits",
    "MachineError",
    "MemoryStore",
    "Outcome",
    "Reason",
    "Translated",
    "Translator",
    "budget",
    "translate_units",
    "translator",
]
