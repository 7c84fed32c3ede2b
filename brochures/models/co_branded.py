"""A brochure with a member's own logo and contact on its back page."""

import secrets
from functools import partial
from pathlib import PurePath

from django.conf import settings
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assets.storages import private_storage
from members.models import Member
from taxonomy.models import LanguageField

from .record import Brochure, Kind

# The most that the place on the back page takes.
LONGEST = {"name": 120, "address": 240, "email": 70, "website": 80, "telephone": 40}


def place_of(instance, filename: str) -> str:
    """A folder for each file: two that are made at once do not meet."""
    return f"co-branded/{secrets.token_hex(6)}/{PurePath(filename).name}"


class State(models.TextChoices):
    WAITING = "waiting"
    MADE = "made"
    FAILED = "failed"


class CoBrandedEdition(models.Model):
    """One for each member, brochure, language and edition. `name` to `logo` are what was asked for last; `file` is what
    was made last, and stays while another one is being made or could not be.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    brochure = models.ForeignKey(Brochure, on_delete=models.CASCADE, related_name="+")
    language = LanguageField()
    edition = models.CharField(max_length=6, choices=Kind)

    name = models.CharField(max_length=LONGEST["name"])
    address = models.TextField(max_length=LONGEST["address"], blank=True)
    email = models.EmailField(max_length=LONGEST["email"], blank=True)
    website = models.URLField(max_length=LONGEST["website"], blank=True)
    telephone = models.CharField(max_length=LONGEST["telephone"], blank=True)
    # As printed: inspected and cleaned.
    logo = models.FileField(upload_to=place_of, storage=private_storage, blank=True, max_length=200)
    # As it was sent; the task that makes the edition inspects it first.
    upload = models.FileField(upload_to=place_of, storage=private_storage, blank=True, max_length=200)

    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked = models.DateTimeField(default=timezone.now)
    # Whoever leaves takes the name along; the edition is the member's.
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    attempts = models.PositiveSmallIntegerField(default=0)
    # Why it failed, or waits longer: plain data, so that each reads it in the own language.
    problem = models.JSONField(default=dict)

    file = models.FileField(upload_to=place_of, storage=private_storage, blank=True, max_length=200)
    # Its last page.
    picture = models.FileField(upload_to=place_of, storage=private_storage, blank=True, max_length=200)
    pages = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    checksum = models.CharField(max_length=64, blank=True)
    # The version of the brochure that is printed in it.
    set_in = models.CharField(max_length=20, blank=True)
    made = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "brochure", "language", "edition"], name="co_branded_edition_once_per_member"
            )
        ]
        indexes = [models.Index(fields=["state", "asked"], name="co_branded_waiting")]
        default_permissions = ()
        verbose_name = _("co-branded edition")
        verbose_name_plural = _("co-branded editions")

    def __str__(self):
        return f"{self.brochure.slug}, {self.language}, {self.edition}, {self.member.slug}"

    @property
    def filename(self) -> str:
        ending = "-print" if self.edition == Kind.PRINT else ""
        return f"{self.brochure.slug}-{self.set_in}-{self.language}-{self.member.slug}{ending}.pdf"


def delete_later(*files) -> None:
    """Files by themselves, when the transaction has ended well; fields without one are passed over."""
    for file in files:
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))


@receiver(post_delete, sender=CoBrandedEdition)
def forget_files(instance, **kwargs):
    delete_later(instance.logo, instance.upload, instance.file, instance.picture)
