"""The forms of signing in: django-allauth's, in our words and with our fields."""

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .tasks import send_password_reset


class OurFieldsMixin:
    """Labels stay above their fields; what is typed into them comes from the reader or a password manager."""

    labels: dict = {}
    help_texts: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")
            attributes = field.widget.attrs
            attributes.pop("placeholder", None)
            if not isinstance(field.widget, forms.CheckboxInput | forms.HiddenInput):
                attributes["class"] = "input"
        self.use_required_attribute = False  # the server's words are translated, the browser's may not be


class _NewPasswordMixin(OurFieldsMixin):
    labels = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = password_validation.password_validators_help_texts()[1]

    def clean(self):
        data = super().clean()
        errors = self.errors.get("password2")
        if errors and data.get("password1") and self.data.get("password2"):
            del self._errors["password2"]
            self.add_error("password2", _("The two passwords are not the same."))
        return data


class LoginForm(OurFieldsMixin, allauth.LoginForm):
    labels = {"login": _("E-mail address"), "password": _("Password")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Password managers look for a user name; passkeys offer themselves in the same field.
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class ReauthenticateForm(OurFieldsMixin, allauth.ReauthenticateForm):
    labels = {"password": _("Password")}


class ChangePasswordForm(_NewPasswordMixin, allauth.ChangePasswordForm):
    def clean_oldpassword(self):
        """Limited like signing in: who found an open session must not guess the password in it."""
        password = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class ResetPasswordForm(OurFieldsMixin, allauth.ResetPasswordForm):
    labels = {"email": _("E-mail address")}

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def save(self, request, **kwargs) -> str:
        """The same work for every address: whether there is an account, the worker finds out."""
        email = self.cleaned_data["email"]
        send_password_reset.enqueue(email, get_language())
        return email


class ResetPasswordKeyForm(_NewPasswordMixin, allauth.ResetPasswordKeyForm):
    pass
