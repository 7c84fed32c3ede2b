"""Codes, passkeys and recovery codes: django-allauth's forms with our words and our limits."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as recovery
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from . import limits
from .forms import OurFieldsMixin

_CODE = _("Code")
_SIX_DIGITS = _("Six digits from your app, or one of your recovery codes.")


class _LimitedCodeMixin(OurFieldsMixin):
    labels = {"code": _CODE}
    help_texts = {"code": _SIX_DIGITS}

    def clean_code(self):
        attempt = limits.reserve(limits.WRONG_CODES, str(self.user.pk))
        code = super().clean_code()
        self._spend(code)
        attempt.delete()
        return code

    def _spend(self, code: str) -> None:
        """allauth remembers used codes in the cache, which another process does not see."""
        if self.authenticator.type != Authenticator.Type.TOTP:
            return  # recovery codes are crossed out where they are stored
        try:
            limits.reserve(limits.SAME_CODE, str(self.user.pk), "".join(code.split()))
        except limits.TooManyAttemptsError as error:
            raise get_adapter().validation_error("incorrect_code") from error


class CodeForm(_LimitedCodeMixin, base.AuthenticateForm):
    pass


class ReauthenticateForm(_LimitedCodeMixin, base.ReauthenticateForm):
    pass


class ActivateAppForm(OurFieldsMixin, totp.ActivateTOTPForm):
    labels = {"code": _CODE}
    help_texts = {"code": _("The six digits that the app shows now.")}

    def clean_code(self):
        attempt = limits.reserve(limits.WRONG_CODES, str(self.user.pk))
        code = super().clean_code()
        attempt.delete()
        return code


class DeactivateAppForm(OurFieldsMixin, totp.DeactivateTOTPForm):
    pass


class NewRecoveryCodesForm(OurFieldsMixin, recovery.GenerateRecoveryCodesForm):
    pass


class AddPasskeyForm(OurFieldsMixin, webauthn.AddWebAuthnForm):
    labels = {"name": _("Name"), "passwordless": _("Sign in with it without a password")}
    help_texts = {
        "name": _("So that you recognise it later: the phone, computer or key it is stored on."),
        "passwordless": _("The device then asks for your fingerprint, face or PIN."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 60
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(OurFieldsMixin, webauthn.EditWebAuthnForm):
    labels = {"name": _("Name")}
