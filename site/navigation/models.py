from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin

from translations.doors import FollowsItsOriginal
from translations.policy import translated


class SiteText(FollowsItsOriginal, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """What the network says of itself, once per language: header, footer, home page, structured data, press."""

    network_name = models.CharField(
        _("name of the network"), max_length=100, help_text=_("As it stands in the header and in shared links.")
    )
    tagline = models.CharField(
        _("tagline"), max_length=160, help_text=_("One line; shown on the home page and in the footer.")
    )
    about_short = models.TextField(
        _("about, some 50 words"), help_text=_("Closes every page, and every press release that others print.")
    )
    about_long = models.TextField(
        _("about, some 150 words"), blank=True, help_text=_("For press kits and structured data.")
    )
    footer_note = models.CharField(
        _("footer note"), max_length=300, blank=True, help_text=_("The last line of every page.")
    )
    notice = models.CharField(
        _("notice"),
        max_length=300,
        blank=True,
        help_text=_("Shown above every page while it is filled in, for instance during maintenance."),
    )

    panels = [
        MultiFieldPanel(["network_name", "tagline"], heading=_("Name")),
        MultiFieldPanel(["about_short", "about_long"], heading=_("Boilerplate")),
        MultiFieldPanel([FieldPanel("footer_note"), FieldPanel("notice")], heading=_("Footer and notice")),
    ]
    translatable_fields = translated("network_name", "tagline", "about_short", "about_long", "footer_note", "notice")

    class Meta(TranslatableMixin.Meta):
        constraints = [models.UniqueConstraint(fields=["locale"], name="site_text_once_per_language")]
        verbose_name = _("site texts")
        verbose_name_plural = _("site texts")

    def __str__(self):
        return f"{self.network_name} ({self.locale})"

    def clean(self):
        """The form has no field for the language, and would not ask."""
        super().clean()
        try:
            self.validate_constraints()
        except ValidationError as error:
            raise ValidationError(error.messages) from error
