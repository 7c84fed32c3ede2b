"""Filling what has no words yet: from the memory, then by a machine. A person looks at all of it before readers do."""

import logging
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from .machine.interface import MachineError, Reason
from .machine.permission import refusal
from .machine.service import budget, translate_units
from .machine.usage import count
from .memory import context_of, said_exactly
from .models import MachineRun, Translation
from .models.words import Origin
from .quality import validate_fragment
from .sheets import Sheet
from .units import Unit, UnitState
from .writing_many import Entry, write_many

logger = logging.getLogger(__name__)

_State = MachineRun.State
_FIRST_PAUSE = timedelta(minutes=2)
_MOST_ATTEMPTS = 6
# A worker that has not been heard of for so long is gone.
LOST_AFTER = timedelta(hours=1)


def claim(run_id: int) -> MachineRun | None:
    """The run, if it waits and its time has come: only one of several that ask at once gets it."""
    now = timezone.now()
    due = MachineRun.objects.filter(Q(try_at=None) | Q(try_at__lte=now), pk=run_id, state=_State.WAITING)
    if not due.update(state=_State.RUNNING, changed_at=now):
        return None
    return MachineRun.objects.select_related(
        "translation__source__locale", "translation__source__content_type", "translation__locale", "asked_by"
    ).get(pk=run_id)


def fill(run: MachineRun) -> None:
    """Do what a claimed run asks for. What a machine has done before it failed is kept."""
    translation = run.translation
    if refusal(translation):
        _end(run, MachineError("", Reason.REFUSED))
        return
    run.from_memory += fill_from_memory(translation, run.asked_by)
    sheet = Sheet(translation)
    units = list(_empty(sheet).values())
    sizes = sum(len(unit.source) for unit in units)
    languages = translation.source.locale.language_code, translation.locale.language_code
    # No transaction is open here: a machine takes its time.
    outcome = translate_units(units, *languages, sheet.glossary)
    entries = [Entry(result.unit.key, result.fragment, Origin.MACHINE) for result in outcome.done]
    run.by_machine += write_many(translation, entries, author=run.asked_by, only_empty=True)
    if outcome.error is None:
        run.unusable = len(units) - len(outcome.done)
        if budget() is None and sizes:
            count(f"{timezone.localdate():%Y-%m}", sizes)
    _end(run, outcome.error)


def fill_from_memory(translation: Translation, user) -> int:
    """Words that the memory has for just what a passage says, best those of the same kind of place."""
    sheet = Sheet(translation)
    units = _empty(sheet)
    texts = {key: (unit.source, context_of(translation, sheet.place(unit.path))) for key, unit in units.items()}
    entries = []
    for key, known in said_exactly(translation, texts).items():
        try:
            text = validate_fragment(known.text, units[key].source, units[key].is_rich)
        except ValidationError:
            continue  # from a rich text: this field is a plain one
        entries.append(Entry(key, text, Origin.MEMORY))
    return write_many(translation, entries, author=user, only_empty=True)


def _empty(sheet: Sheet) -> dict[str, Unit]:
    return {unit.key: unit for unit in sheet.units if unit.state is UnitState.EMPTY}


def _end(run: MachineRun, error: MachineError | None) -> None:
    run.reason = error.reason if error else ""
    run.try_at = None
    run.state = _State.FAILED if error else _State.DONE
    if error:
        logger.warning("machine translation %s: %s %s", run.pk, error.reason, error.message)
    if error and error.is_temporary and run.attempts < _MOST_ATTEMPTS:
        pause = max(_FIRST_PAUSE * 2**run.attempts, timedelta(seconds=error.retry_after or 0))
        run.state, run.try_at, run.attempts = _State.WAITING, timezone.now() + pause, run.attempts + 1
    run.save()


def fail(run: MachineRun) -> None:
    """After an error of the site, which the log tells."""
    _end(run, MachineError("", Reason.SITE))


def due() -> list[int]:
    """Runs whose time has come, and those whose worker is gone, which may be claimed again."""
    now = timezone.now()
    lost = MachineRun.objects.filter(changed_at__lt=now - LOST_AFTER)
    lost.filter(state=_State.RUNNING).update(state=_State.WAITING, try_at=now, changed_at=now)
    lost.filter(state=_State.WAITING, try_at=None).update(try_at=now, changed_at=now)
    return list(MachineRun.objects.filter(state=_State.WAITING, try_at__lte=now).values_list("pk", flat=True))
