"""Work given to translators: which texts into which languages, by whom, until when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from assets.models import CustomDocument

from .sources import Source
from .words import Translation


class Job(models.Model):
    class Priority(models.IntegerChoices):
        """What comes first has the smaller number."""

        URGENT = 1, _("urgent")
        USUAL = 2, _("usual")

    title = models.CharField(_("title"), max_length=120, help_text=_("What translators see above their list."))
    note = models.TextField(_("note"), blank=True, max_length=2000, help_text=_("What translators should know."))
    due_on = models.DateField(_("due on"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(
        _("priority"),
        choices=Priority,
        default=Priority.USUAL,
        help_text=_("Urgent work stands first in every translator’s list, whatever its date."),
    )
    # Not for readers: whoever translates for the job opens them, whatever their audience.
    attachments = models.ManyToManyField(CustomDocument, verbose_name=_("attachments"), blank=True, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("translation job")
        verbose_name_plural = _("translation jobs")

    def __str__(self):
        return self.title

    @property
    def is_urgent(self) -> bool:
        return self.priority == self.Priority.URGENT


class JobItemQuerySet(models.QuerySet):
    def open(self) -> "JobItemQuerySet":
        return self.filter(state__in=JobItem.OPEN_STATES)


class JobItem(models.Model):
    """One text into one language. It waits for the task that begins it, then for the translator."""

    class State(models.TextChoices):
        WAITING = "waiting", _("being prepared")
        FAILED = "failed", _("could not be prepared")
        OPEN = "open", _("open")
        DONE = "done", _("done")
        WITHDRAWN = "withdrawn", _("withdrawn")

    OPEN_STATES = (State.WAITING, State.FAILED, State.OPEN)

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="items")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, null=True, related_name="items")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # When it came to the assignee.
    assigned_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    # Why it could not be prepared.
    reason = models.TextField(blank=True)
    words = models.PositiveIntegerField(default=0)
    # Or withdrawn.
    done_at = models.DateTimeField(null=True)

    objects = JobItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            # What is in a job already is in no second one.
            models.UniqueConstraint(
                fields=["source", "locale"],
                condition=models.Q(state__in=["waiting", "failed", "open"]),
                name="one_open_item_per_text_and_language",
            )
        ]

    def __str__(self):
        return f"{self.source} ({self.locale})"
