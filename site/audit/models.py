from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    """What is recorded. The codes stay in the log for years: add some, rename none."""

    SIGNED_IN = "signed-in", _("signed in")
    SECOND_FACTOR_FAILED = "second-factor-failed", _("second factor failed")
    LOCKED_OUT = "locked-out", _("locked out for a while")
    SIGNED_OUT = "signed-out", _("signed out")
    PASSWORD_CHANGED = "password-changed", _("password changed")
    PASSWORD_RESET = "password-reset", _("password set anew")
    SECOND_FACTOR_ADDED = "second-factor-added", _("second factor added")
    SECOND_FACTOR_REMOVED = "second-factor-removed", _("second factor removed")
    RECOVERY_CODES_RENEWED = "recovery-codes-renewed", _("recovery codes renewed")
    SESSIONS_ENDED = "sessions-ended", _("sessions ended")
    INVITATION_SENT = "invitation-sent", _("invitation sent")
    INVITATION_ACCEPTED = "invitation-accepted", _("invitation accepted")
    INVITATION_WITHDRAWN = "invitation-withdrawn", _("invitation withdrawn")
    ACCOUNT_CREATED = "account-created", _("account created")
    ACCOUNT_ERASED = "account-erased", _("account erased")
    ACCOUNT_EXPORTED = "account-exported", _("personal data exported")
    ROLE_CHANGED = "role-changed", _("role changed")
    PERMISSIONS_CHANGED = "permissions-changed", _("permissions of a role changed")
    PUBLISHED = "published", _("made public")
    PUBLISHED_WITH_GAPS = "published-with-gaps", _("made public with passages not translated")
    PUBLISHED_UNREVIEWED = "published-unreviewed", _("made public without review")
    SCHEDULED = "scheduled", _("publication scheduled")
    UNPUBLISHED = "unpublished", _("unpublished")
    DELETED = "deleted", _("deleted")
    MOVED = "moved", _("moved")
    REORDERED = "reordered", _("put in another order")
    PRIVACY_CHANGED = "privacy-changed", _("privacy changed")
    DOWNLOADED = "downloaded", _("file of a closed circle downloaded")
    TERMS_ACCEPTED = "terms-accepted", _("terms accepted")
    MEMBERSHIP_CHANGED = "membership-changed", _("membership changed")
    LANGUAGE_SHOWN = "language-shown", _("language made public")
    LANGUAGE_HIDDEN = "language-hidden", _("language taken away from readers")
    TRANSLATION_EXPORTED = "translation-exported", _("translation taken away as a file")
    TRANSLATION_IMPORTED = "translation-imported", _("translation brought in from a file")


class AppendOnlyError(Exception):
    """The audit log takes new rows; nothing changes or removes old ones."""


class EntryQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise AppendOnlyError

    def bulk_update(self, *args, **kwargs):
        raise AppendOnlyError

    def delete(self):
        raise AppendOnlyError


class Entry(models.Model):
    """One event. The database refuses to change or remove it (migration 0002); `services` knows the two exceptions.

    Things are named by text, not by foreign keys: a row outlives what it speaks about, and may speak of any floor.
    """

    at = models.DateTimeField(default=timezone.now, editable=False)
    event = models.CharField(max_length=30, choices=Event.choices, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    actor_label = models.CharField(max_length=320, blank=True, editable=False)
    object_type = models.CharField(max_length=100, blank=True, editable=False)
    object_id = models.CharField(max_length=64, blank=True, editable=False)
    object_label = models.CharField(max_length=320, blank=True, editable=False)
    member = models.CharField(max_length=80, blank=True, editable=False)  # the record's code
    request_id = models.CharField(max_length=64, blank=True, editable=False)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("entries of the audit log")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["at"], name="audit_at"),
            models.Index(fields=["event", "at"], name="audit_event_at"),
            models.Index(fields=["actor", "event"], name="audit_actor_event"),
            models.Index(fields=["object_type", "object_id"], name="audit_object"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.event} {self.actor_label}".strip()

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args, **kwargs):
        raise AppendOnlyError


class Permit(models.Model):
    """Exists only inside the transaction of a sanctioned change: what the database's triggers look for."""

    class Purpose(models.TextChoices):
        ERASURE = "erasure"
        RETENTION = "retention"

    purpose = models.CharField(max_length=10, choices=Purpose.choices)

    class Meta:
        default_permissions = ()
