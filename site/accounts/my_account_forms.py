from django import forms
from django.db import transaction
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.localization import get_available_admin_languages
from wagtail.users.models import UserProfile

from . import notifications, second_factor
from .forms import OurFieldsMixin
from .languages import public_codes
from .models import User


def _languages(codes) -> list[tuple[str, str]]:
    """By the names that their speakers give them."""
    return [(code, get_language_info(code)["name_local"].capitalize()) for code in codes]


class ProfileForm(OurFieldsMixin, forms.ModelForm):
    """Name and languages; of the admin's only for those who see it. The address is the office's to change."""

    admin_language = forms.ChoiceField(required=False)

    labels = {
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "language": _("Language of mails to you"),
        "admin_language": _("Language of the admin"),
    }

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language"]

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, instance=user, **kwargs)
        for name, autocomplete in (("first_name", "given-name"), ("last_name", "family-name")):
            self.fields[name].required = True
            self.fields[name].widget.attrs["autocomplete"] = autocomplete
        nothing = [("", _("The language in which I ask"))]
        self.fields["language"] = self._choice("language", nothing + _languages(public_codes()), user.language)
        if not second_factor.is_staff(user):
            del self.fields["admin_language"]
            return
        spoken = [code for code, _name in get_available_admin_languages()]
        profile = UserProfile.objects.filter(user=user).first()
        self.fields["admin_language"] = self._choice(
            "admin_language",
            [("", _("The language of the browser")), *_languages(spoken)],
            profile.preferred_language if profile else "",
        )

    def _choice(self, name: str, choices: list, chosen: str) -> forms.ChoiceField:
        widget = forms.Select({"class": "input"})
        return forms.ChoiceField(
            label=self.labels[name], choices=choices, initial=chosen, required=False, widget=widget
        )

    @transaction.atomic
    def save(self, commit=True):
        user = super().save(commit)
        if "admin_language" in self.cleaned_data:
            profile = UserProfile.get_for_user(user)
            profile.preferred_language = self.cleaned_data["admin_language"]
            profile.save(update_fields=["preferred_language"])
        return user


class MailsForm(OurFieldsMixin, forms.Form):
    """One box for each kind of mail that this person can get and may refuse."""

    help_texts = {notifications.Kind.NEW_DEVICE: _("So that you notice when somebody else knows your password.")}

    def __init__(self, *args, user: User, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        wanted = notifications.wanted_by(user)
        for kind in notifications.offered_to(user):
            help_text = self.help_texts.get(kind, "")
            self.fields[kind] = forms.BooleanField(
                label=kind.label, help_text=help_text, initial=kind in wanted, required=False
            )

    def save(self) -> None:
        notifications.choose(self.user, {kind for kind, wanted in self.cleaned_data.items() if wanted})


class LeaveForm(OurFieldsMixin, forms.Form):
    sure = forms.BooleanField(error_messages={"required": _("Tick the box if you want to delete your account.")})

    labels = {"sure": _("Delete my account. I know that nobody can bring it back.")}
