"""What is known of the use of promotional assets beside the counts of downloads.

Assets are named by the key of `catalogue.Asset`: a row outlives what it speaks about.
"""

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AssetVersion(models.Model):
    """A version as it was while it was the newest: how it looked, and by which contents its files are known again."""

    asset = models.CharField(max_length=100)
    version = models.CharField(max_length=40)
    published = models.DateField()
    # A small JPEG for mails, and what it was drawn from.
    picture = models.BinaryField(blank=True, default=bytes)
    picture_of = models.CharField(max_length=100, blank=True)
    # SHA-256 of its pictures, as they may stand on the members' own pages.
    fingerprints = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["asset", "version"], name="asset_version_once")]
        default_permissions = ()

    def __str__(self):
        return f"{self.asset} {self.version}"


class Outcome(models.TextChoices):
    """How a visit ended."""

    READ = "read", _("read")
    ROBOTS = "robots", _("its robots.txt asks us not to read it")
    CLOSED = "closed", _("the address leads into a closed network, or is none that we may visit")
    ABSENT = "absent", _("there is no such page")
    UNREACHABLE = "unreachable", _("it did not answer")
    TOO_LARGE = "too-large", _("the page is larger than we read")
    NO_PAGE = "no-page", _("it is no web page")


class MemberWebAddress(models.Model):
    """A page of a member that the site may visit once a week."""

    member = models.ForeignKey("members.Member", on_delete=models.CASCADE, related_name="web_addresses")
    address = models.CharField(
        _("web address"),
        max_length=300,
        validators=[URLValidator(schemes=["http", "https"], message=_("Write a whole web address."))],
    )
    declared_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["member", "address"], name="web_address_once_per_member")]
        default_permissions = ()

    def __str__(self):
        return self.address


class Sighting(models.Model):
    """What the last visit that could read a page has found there. Without a version: what is always the newest."""

    web_address = models.ForeignKey(MemberWebAddress, on_delete=models.CASCADE, related_name="sightings")
    asset = models.CharField(max_length=100)
    version = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=500)
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["web_address", "asset", "version"], name="sighting_once_per_version")
        ]
        default_permissions = ()

    def __str__(self):
        return f"{self.asset} {self.version}: {self.place}"


class Notice(models.Model):
    """That a person is told of a version. Written before the mail goes out: killed in between, nobody gets two."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asset = models.CharField(max_length=100)
    version = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "asset", "version"], name="notice_once_per_version")]
        default_permissions = ()

    def __str__(self):
        return f"{self.asset} {self.version}"
