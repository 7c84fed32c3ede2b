from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .forms import OurFieldsMixin
from .languages import language_choices
from .models import User
from .roles import roles_to_give


class InvitationForm(WagtailAdminModelForm):
    """For the admin: saving sends the mail, saving again sends a new link."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(
            label=self.fields["language"].label, help_text=self.fields["language"].help_text, choices=language_choices()
        )
        roles = [("", _("No role: reads only")), *roles_to_give(self.for_user)]
        self.fields["role"] = forms.ChoiceField(
            label=self.fields["role"].label, help_text=self.fields["role"].help_text, choices=roles, required=False
        )

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError(_("Somebody with this address has an account already."))
        return email

    def clean(self):
        if self.instance.accepted_at:
            raise ValidationError(_("This invitation was accepted already."))
        return super().clean()


class AcceptForm(OurFieldsMixin, forms.Form):
    """For the invited: a name and a password. `account` is what the account is made of."""

    first_name = forms.CharField(max_length=150, widget=forms.TextInput({"autocomplete": "given-name"}))
    last_name = forms.CharField(max_length=150, widget=forms.TextInput({"autocomplete": "family-name"}))
    password1 = forms.CharField(strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"}))
    password2 = forms.CharField(strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"}))

    labels = {
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "password1": _("Password"),
        "password2": _("Password, once more"),
    }

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password1"].help_text = password_validation.password_validators_help_texts()[1]

    def clean(self):
        data = super().clean()
        password, again = data.get("password1"), data.get("password2")
        if password and again and password != again:
            self.add_error("password2", _("The two passwords are not the same."))
        elif password:
            person = User(email=self.email, first_name=data.get("first_name", ""), last_name=data.get("last_name", ""))
            try:
                password_validation.validate_password(password, person)
            except ValidationError as error:
                self.add_error("password1", error)
        return data

    @property
    def account(self) -> dict:
        data = self.cleaned_data
        return {"first_name": data["first_name"], "last_name": data["last_name"], "password": data["password1"]}
