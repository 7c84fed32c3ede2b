"""Who speaks for a member. A representative sees and changes what is the member's own, on the public site alone."""

from django.conf import settings
from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from accounts.models import Invitation

from .member import Member


class Representative(models.Model):
    """The link between a person and a member; its first one brings the role, its last one takes it along."""

    member = ParentalKey(Member, on_delete=models.CASCADE, related_name="representatives")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("May change the facts of this member. New people come by an invitation."),
    )

    panels = [FieldPanel("user", widget=Select)]

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["member", "user"], name="representative_once_per_member")]
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")

    def __str__(self):
        return str(self.user)


class InvitedRepresentative(models.Model):
    """A member for which somebody will speak who has not come yet."""

    invitation = ParentalKey(Invitation, on_delete=models.CASCADE, related_name="members_to_represent")
    member = models.ForeignKey(
        Member,
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The person will see and change the facts of this member."),
    )

    panels = [FieldPanel("member", widget=Select)]

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["invitation", "member"], name="invited_once_per_member")]
        default_permissions = ()

    def __str__(self):
        return str(self.member)
