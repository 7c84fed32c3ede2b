"""The words of the house: what a term is called in each language, and what it must not be called."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Locale


class GlossaryTerm(ClusterableModel):
    locale = models.ForeignKey(
        Locale,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("language"),
        help_text=_("The language of the term itself."),
    )
    term = models.CharField(_("term"), max_length=200, help_text=_("As it stands in originals."))
    note = models.TextField(_("note"), blank=True, max_length=1000, help_text=_("What it means, and where it is used."))
    do_not_translate = models.BooleanField(
        _("not translated"), default=False, help_text=_("The term stays as it is in every language: names, brands.")
    )
    is_case_sensitive = models.BooleanField(
        _("upper and lower case matter"), default=False, help_text=_("“GCC” is not “gcc”.")
    )

    class Meta:
        ordering = ["term"]
        constraints = [models.UniqueConstraint(fields=["locale", "term"], name="glossary_term_once")]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")

    def __str__(self):
        return self.term


class GlossaryValue(models.Model):
    term = ParentalKey(GlossaryTerm, on_delete=models.CASCADE, related_name="values")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("language"))
    value = models.CharField(_("translation"), max_length=200, blank=True, help_text=_("What it is called there."))
    forbidden = models.TextField(
        _("forbidden words"), blank=True, help_text=_("One per line: what it must not be called there.")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "locale"], name="glossary_value_once_per_language")]

    def __str__(self):
        return self.value
