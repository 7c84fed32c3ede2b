"""Asking a machine for a translation: done in the task queue, once."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .filling import LOST_AFTER
from .machine.permission import refusal
from .models import MachineRun, Translation
from .tasks import fill_translation


@transaction.atomic
def ask(translation: Translation, user) -> bool:
    """Have the empty passages filled in the task queue; whether that is new. Asking twice asks once.

    Raises ValidationError where no machine is asked for this translation.
    """
    if problem := refusal(translation):
        raise ValidationError(problem)
    # Whoever comes second waits here.
    Translation.objects.select_for_update().get(pk=translation.pk)
    run = MachineRun.objects.filter(translation=translation).first() or MachineRun(translation=translation)
    is_at_work = run.pk and run.state in (MachineRun.State.WAITING, MachineRun.State.RUNNING)
    if is_at_work and run.changed_at > timezone.now() - LOST_AFTER and run.try_at is None:
        return False
    run.asked_by, run.state, run.reason, run.attempts, run.try_at = user, MachineRun.State.WAITING, "", 0, None
    run.from_memory = run.by_machine = run.unusable = 0
    run.save()
    transaction.on_commit(lambda: fill_translation.enqueue(run.pk))
    return True
