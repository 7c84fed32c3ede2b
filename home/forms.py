from django import forms
from django.utils.translation import gettext_lazy as _

from pages.public_forms import Budget, GuardedForm, has_words, one_line


class ContactForm(GuardedForm):
    purpose = "contact"
    budget = Budget(one=5, all=60)

    name = forms.CharField(
        label=_("Your name"), max_length=100, validators=[has_words], widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The answer goes there."),
        # Django's words; in our catalogues they hold for all forms.
        error_messages={"invalid": _("Enter a valid email address.")},
        widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"}),
    )
    subject = forms.CharField(label=_("Subject"), max_length=150, validators=[has_words])
    message = forms.CharField(
        label=_("Message"),
        max_length=5000,
        validators=[has_words],
        help_text=_("At most 5,000 characters, in your language."),
        widget=forms.Textarea({"rows": 8}),
    )

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_subject(self) -> str:
        return one_line(self.cleaned_data["subject"])
