"""Links by which somebody without an account reads what is not public yet."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .record import Brochure


class ShareLinkQuerySet(models.QuerySet):
    def open(self) -> "ShareLinkQuerySet":
        return self.filter(revoked=None, expires__gt=timezone.now())


class ShareLink(models.Model):
    """Of its secret only a hash is kept: the address is shown once, when it is made."""

    brochure = models.ForeignKey(Brochure, on_delete=models.CASCADE, related_name="share_links")
    key_hash = models.CharField(max_length=64, unique=True)
    note = models.CharField(_("for whom"), max_length=120)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField(_("expires"))
    revoked = models.DateTimeField(null=True)
    # How often a file was taken, and when the link was used last.
    count = models.PositiveIntegerField(default=0)
    last_used = models.DateTimeField(null=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created"]
        default_permissions = ()
        verbose_name = _("share link")
        verbose_name_plural = _("share links")

    def __str__(self):
        return self.note

    @property
    def is_open(self) -> bool:
        return self.revoked is None and self.expires > timezone.now()
