from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.models import Locale
from wagtail.permissions import policy_registry

from accounts.models import User
from assets.inspected import FileState
from assets.models import CustomDocument

from ..languages import Language
from ..models import Job
from ..people import translators_by_language

# So many can be added at a time.
_EMPTY_CHOOSERS = 2


class JobDetailsForm(forms.ModelForm):
    """What translators read above the texts of a job, with a chooser for each attachment and some for more."""

    class Meta:
        model = Job
        fields = ["title", "due_on", "priority", "note"]
        widgets = {
            "due_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["priority"].required = False
        attached = list(self.instance.attachments.order_by("pk")) if self.instance.pk else []
        policy = policy_registry.get_by_type(CustomDocument)
        may_choose = policy.instances_user_has_any_permission_for(user, ["choose"]).exclude(state=FileState.REFUSED)
        documents = may_choose | CustomDocument.objects.filter(pk__in=[document.pk for document in attached])
        for number, document in enumerate([*attached, *[None] * _EMPTY_CHOOSERS], 1):
            self.fields[f"attachment_{number}"] = forms.ModelChoiceField(
                documents,
                label=_("Attachment"),
                help_text=_("A file that helps to translate. Whoever translates for this job may open it."),
                widget=AdminDocumentChooser(),
                required=False,
                initial=document and document.pk,
            )

    @property
    def attachment_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("attachment_")]

    def _save_m2m(self):
        super()._save_m2m()
        chosen = (self.cleaned_data[field.name] for field in self.attachment_fields)
        self.instance.attachments.set({document for document in chosen if document})

    def clean_priority(self):
        return self.cleaned_data["priority"] or self.instance.priority

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on < timezone.localdate() and "due_on" in self.changed_data:
            raise forms.ValidationError(_("This day is over."))
        return due_on


class JobForm(JobDetailsForm):
    """A job and its languages, each with somebody who may translate into it, or nobody yet."""

    def __init__(self, *args, locales: list[Locale], **kwargs):
        super().__init__(*args, **kwargs)
        self.locales = locales
        self.people = translators_by_language(locales)
        codes = [(locale.language_code, Language(locale.language_code).name) for locale in locales]
        self.fields["language"] = forms.MultipleChoiceField(
            label=_("Languages"),
            choices=codes,
            error_messages={"required": _("Please choose a language at least.")},
        )
        for locale in locales:
            people = [(str(person.pk), str(person)) for person in self.people[locale.pk]]
            self.fields[f"assignee_{locale.language_code}"] = forms.ChoiceField(
                label=_("Translator"), choices=[("", _("Whoever comes first")), *people], required=False
            )

    def chosen(self) -> list[Locale]:
        return [locale for locale in self.locales if locale.language_code in self.cleaned_data["language"]]

    def assignees(self) -> dict[int, User]:
        """By ids of locales; of a valid form."""
        found = {}
        for locale in self.chosen():
            if pk := self.cleaned_data[f"assignee_{locale.language_code}"]:
                found[locale.pk] = next(person for person in self.people[locale.pk] if str(person.pk) == pk)
        return found


def keys_in(values: list[str]) -> list[UUID]:
    """The translation keys among the values of a request; others stand for nothing."""
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
