"""Passages sent to the machine that the settings name, and what came back, looked at before anybody uses it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.signals import setting_changed
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from ..models import LocaleProfile
from ..quality import GlossaryEntry, validate_fragment
from ..units import Unit, text_of
from .budget import Budget
from .interface import MachineError, Reason, Translator

_KEYS = {"BACKEND", "OPTIONS", "MONTHLY_CHARACTERS", "BUDGET_STORE"}


@dataclass(frozen=True, slots=True)
class Translated:
    """One passage: either a `fragment` that may be stored, or the `problem` for people why there is none."""

    unit: Unit
    fragment: str = ""
    problem: str = ""


@dataclass
class Outcome:
    """`results` are in the order of the units. `error` is what stopped the machine; what it did before counts."""

    results: list[Translated] = field(default_factory=list)
    error: MachineError | None = None

    @property
    def done(self) -> list[Translated]:
        return [result for result in self.results if result.fragment]


def translator() -> Translator | None:
    """The machine of MACHINE_TRANSLATION; None where no BACKEND is named."""
    return _configured()[0]


def budget() -> Budget | None:
    """The budget of paid machines; None where MONTHLY_CHARACTERS is 0 or missing: then there is no limit."""
    return _configured()[1]


@cache
def _configured() -> tuple[Translator | None, Budget | None]:
    chosen = getattr(settings, "MACHINE_TRANSLATION", {})
    if unknown := set(chosen) - _KEYS:
        raise ImproperlyConfigured(f"MACHINE_TRANSLATION: unknown keys {sorted(unknown)}.")
    if not chosen.get("BACKEND"):
        return None, None
    machine = import_string(chosen["BACKEND"])(chosen.get("OPTIONS", {}))
    limit = chosen.get("MONTHLY_CHARACTERS", 0)
    if not machine.is_paid or not limit:
        return machine, None
    if not chosen.get("BUDGET_STORE"):
        raise ImproperlyConfigured("MACHINE_TRANSLATION: MONTHLY_CHARACTERS needs a BUDGET_STORE.")
    return machine, Budget(limit, import_string(chosen["BUDGET_STORE"])())


def _forget_configuration(*, setting: str, **_kwargs) -> None:
    if setting == "MACHINE_TRANSLATION":
        _configured.cache_clear()


setting_changed.connect(_forget_configuration)


def translate_units(
    units: Sequence[Unit],
    source_language: str,
    target_language: str,
    glossary: Sequence[GlossaryEntry] = (),
    *,
    machine: Translator | None = None,
    allowance: Budget | None = None,
) -> Outcome:
    """Translates with the machine of the settings, or with the one given (then with its `allowance`).

    Equal sources are sent once. Nothing is sent where the budget does not hold all of them; what an error kept from
    being sent goes back into it.
    """
    outcome = Outcome()
    if machine is None:
        machine, allowance = translator(), budget()
        if machine is None:
            outcome.error = MachineError(_("No machine is set up for translations."), Reason.CONFIGURATION)
        elif _is_switched_off(target_language):
            machine = None
            outcome.error = MachineError(_("Machines do not translate into this language here."), Reason.CONFIGURATION)
    distinct = list({_same(unit): unit for unit in units if text_of(unit.source).strip()}.values())
    answers: dict[tuple, str] = {}
    if machine is not None and distinct:
        try:
            for unit, answer in _answers(machine, allowance, distinct, source_language, target_language, glossary):
                answers[_same(unit)] = answer
        except MachineError as error:
            outcome.error = error
    outcome.results = [_looked_at(unit, answers.get(_same(unit)), outcome.error) for unit in units]
    return outcome


def _is_switched_off(code: str) -> bool:
    return LocaleProfile.objects.filter(locale__language_code=code, machine_translation_allowed=False).exists()


def _same(unit: Unit) -> tuple:
    return unit.source, unit.is_rich, unit.max_length


def _answers(machine, allowance, units, source_language, target_language, glossary) -> Iterator[tuple[Unit, str]]:
    """Request by request, so that what was paid for is kept when a later one fails."""
    rest = sum(len(unit.source) for unit in units)
    spending = allowance.spend(rest) if allowance else None
    try:
        for start in range(0, len(units), machine.limits.texts):
            part = units[start : start + machine.limits.texts]
            yield from zip(part, machine.translate(part, source_language, target_language, glossary), strict=True)
            rest -= sum(len(unit.source) for unit in part)
    except Exception:
        if spending:
            allowance.give_back(spending, rest)
        raise


def _looked_at(unit: Unit, answer: str | None, error: MachineError | None) -> Translated:
    if answer is None:
        return Translated(unit, problem=error.message if error else _("There are no words to translate."))
    if not answer.strip():
        return Translated(unit, problem=_("The machine lost a name, a number or a placeholder of this passage."))
    try:
        return Translated(unit, validate_fragment(answer, unit.source, unit.is_rich))
    except ValidationError as refused:
        problem = _("The machine’s translation cannot be used: %(problem)s")
        return Translated(unit, problem=problem % {"problem": " ".join(refused.messages)})
