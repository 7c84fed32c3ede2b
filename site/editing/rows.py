"""What editors read about the rows of a panel: Django calls them forms, and their fields by the names in the code."""

from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet


def speak_of_rows() -> None:
    BaseFormSet.default_error_messages["too_few_forms"] = gettext_lazy("At least one entry is needed here.")
    BaseChildFormSet.get_unique_error_message = _say_what_is_twice


def _say_what_is_twice(formset, names: tuple[str, ...]) -> str:
    """Beside what all rows belong to."""
    own = (formset.model._meta.get_field(name).verbose_name for name in names if name != formset.fk.name)
    return _("Two entries have the same value here: %(fields)s.") % {"fields": ", ".join(map(str, own))}
