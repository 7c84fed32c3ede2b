from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import OurFieldsMixin

from .models import Member
from .representing import OWN_FACTS, state_of


class FactsForm(OurFieldsMixin, forms.ModelForm):
    """A member's own facts, for its representative. `seen` is what the record was when the form was loaded."""

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

    seen = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)

    class Meta:
        model = Member
        fields = OWN_FACTS
        widgets = {"figures_as_of": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = state_of(self.instance)
