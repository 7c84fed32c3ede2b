"""What was translated before, on the whole site, and what machines have cost."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .words import Origin


class MemoryUnit(models.Model):
    """Words that somebody has written or confirmed once. Independent of pages, so that it outlives them.

    `context` is the kind of place: the model and field path without the ids of blocks, as in `news.newspage:body.text`.
    """

    source_language = models.CharField(max_length=12)
    target_language = models.CharField(max_length=12)
    source_digest = models.CharField(max_length=24)
    # Characters as read: fuzzy matches are looked for among texts of about the same length.
    length = models.PositiveIntegerField()
    source_text = models.TextField()
    text = models.TextField()
    text_digest = models.CharField(max_length=24)
    context = models.CharField(max_length=255, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.HUMAN)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_language", "target_language", "source_digest", "text_digest", "context"],
                name="memory_unit_once",
            )
        ]
        indexes = [models.Index(fields=["source_language", "target_language", "length"], name="memory_by_length")]
        verbose_name = _("translation memory unit")

    def __str__(self):
        return self.text


class MachineUsage(models.Model):
    """Characters sent to a machine in a month (its first day)."""

    month = models.DateField()
    translator = models.CharField(max_length=60)
    characters = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "translator"], name="usage_once_per_month")]

    def __str__(self):
        return f"{self.translator} {self.month:%Y-%m}"
