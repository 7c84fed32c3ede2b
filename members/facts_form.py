from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import OurFieldsMixin

from .models import Member
from .representing import OWN_FACTS


class FactsForm(OurFieldsMixin, forms.ModelForm):
    """A member's own facts, for its representative."""

    labels = {
        "website": _("Website"),
        "founded": _("Founded in the year"),
        "companies": _("Companies and laboratories"),
        "figures_as_of": _("Number counted on"),
        "figures_source": _("Source of the number"),
    }
    help_texts = {
        "website": _("The organisation's own home page."),
        "companies": _("How many it gathers. A number needs its date and its source."),
    }

    class Meta:
        model = Member
        fields = OWN_FACTS
        widgets = {"figures_as_of": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}
