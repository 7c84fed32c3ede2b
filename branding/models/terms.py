"""Who agreed to the terms of a kit, for which member."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Member

from .kit import LogoKit


class LogoTermsAcceptance(models.Model):
    """One version of the terms, accepted once for a member. The words are kept as they were read."""

    kit = models.ForeignKey(LogoKit, on_delete=models.CASCADE, related_name="acceptances")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    version = models.CharField(max_length=20)
    # Whoever leaves is forgotten; the member's word stays.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=12)
    words = models.TextField()

    class Meta:
        ordering = ["-at"]
        default_permissions = ("view",)
        verbose_name = _("acceptance of terms")
        verbose_name_plural = _("acceptances of terms")
        constraints = [
            models.UniqueConstraint(fields=["kit", "member", "version"], name="logo_terms_accepted_once_per_version")
        ]

    def __str__(self):
        return f"{self.kit.slug} {self.version}: {self.member}"
