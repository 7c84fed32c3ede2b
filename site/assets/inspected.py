"""The state of an uploaded file: nothing is served before it is clean."""

import os
import secrets

from django.db import models
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from .reasons import words_for, words_for_removed
from .storages import private_storage

QUARANTINE = "quarantine/"


class FileState(models.TextChoices):
    """Of `file`. Files that the site makes by itself are made clean."""

    PENDING = "pending", _("Being inspected")
    CLEAN = "clean", _("Inspected")
    REFUSED = "refused", _("Refused")


def quarantined(instance, filename: str) -> str:
    """A place of its own for each upload, so that its name stays as it was."""
    return f"{QUARANTINE}{secrets.token_hex(6)}/{os.path.basename(filename)}"


class InspectedQuerySetMixin:
    def served(self):
        """Files that may be handed out to those who may see them."""
        return self.filter(state=FileState.CLEAN)

    def waiting(self):
        """Files that somebody has uploaded and nobody has inspected yet."""
        return self.filter(models.Q(state=FileState.PENDING) | ~models.Q(incoming=""))


class InspectedFile(models.Model):
    """An upload waits in quarantine. What replaces a clean file waits beside it, and that one is served meanwhile."""

    state = models.CharField(
        max_length=10, choices=FileState.choices, default=FileState.PENDING, editable=False, db_index=True
    )
    incoming = models.FileField(upload_to=quarantined, storage=private_storage, blank=True, editable=False)
    # Of the newest upload: why it was refused, or why it still waits.
    reason = models.CharField(max_length=30, blank=True, editable=False)
    reason_parameters = models.JSONField(default=dict, blank=True, editable=False)

    # From the clean file: how many dangers of each kind the inspection took out.
    removed = models.JSONField(default=dict, blank=True, editable=False)

    file_facts = ("file", "incoming", "state", "reason", "reason_parameters", "removed", "file_size", "file_hash")

    class Meta:
        abstract = True

    @property
    def is_served(self) -> bool:
        return self.state == FileState.CLEAN

    @property
    def upload(self):
        """The file that waits for its inspection; None when there is none."""
        if self.incoming:
            return self.incoming
        return self.file if self.state == FileState.PENDING else None

    @property
    def is_remarkable(self) -> bool:
        """Whether an editor has to know more than that all is well."""
        return not self.is_served or bool(self.incoming) or bool(self.reason)

    @property
    def state_label(self) -> str:
        if self.upload is not None:
            return FileState.PENDING.label
        return FileState.REFUSED.label if self.reason else self.get_state_display()

    @property
    def state_icon(self) -> str:
        """Stands in for a picture that nobody may see yet."""
        return static(f"assets/{'refused' if self.state == FileState.REFUSED else 'pending'}.svg")

    @property
    def state_in_words(self) -> list[str]:
        """Sentences for the editor; none when all is well."""
        sentences = []
        if self.reason:
            sentences.append(words_for(self.reason, self.reason_parameters))
        elif self.upload is not None:
            sentences.append(_("This file is being inspected; that takes some seconds. You can already use it."))
        if self.incoming:
            sentences.append(_("Until then readers get the earlier file."))
        elif self.reason and self.is_served:
            sentences.append(_("The new file was refused: readers still get the earlier one."))
        if self.is_served and self.removed and not (self.incoming or self.reason):
            sentences.append(words_for_removed(self.removed))
        return sentences
