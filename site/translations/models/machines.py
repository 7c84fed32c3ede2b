"""Machines at work on a translation: who asked, when a busy service is tried again, what came of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .words import Translation


class MachineRun(models.Model):
    """The last time that a machine was asked to fill what has no words yet. `reason` is why it has not."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for the machine")
        RUNNING = "running", _("being translated by the machine")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="machine_run")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=20, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField(null=True)
    from_memory = models.PositiveIntegerField(default=0)
    by_machine = models.PositiveIntegerField(default=0)
    # Answers that could not be used: a lost name, a wrong tag.
    unusable = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("run of a machine")

    def __str__(self):
        return f"{self.translation}: {self.get_state_display()}"
