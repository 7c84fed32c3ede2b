"""Codes, passkeys and recovery codes: django-allauth's forms with our words and our limits."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as recovery
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import limits, used_codes
from .forms import OurFieldsMixin
from .recording import locked_out, second_factor_failed

_CODE = _("Code")
_SIX_DIGITS = _("Six digits from your app, or one of your recovery codes.")


class _LimitedCodeMixin(OurFieldsMixin):
    labels = {"code": _CODE}
    help_texts = {"code": _SIX_DIGITS}

    def clean_code(self):
        attempt = limits.reserve(limits.WRONG_CODES, str(self.user.pk))
        try:
            code = super().clean_code()
            self._spend(code)
        except ValidationError:
            if attempt.is_last:
                locked_out(self.user, limits.WRONG_CODES.name)
            raise
        attempt.delete()
        return code

    def _spend(self, code: str) -> None:
        if self.authenticator.type != Authenticator.Type.TOTP:
            return  # recovery codes are crossed out where they are stored
        adapter = get_adapter()
        if not used_codes.spend(self.user, adapter.decrypt(self.authenticator.data["secret"]), code):
            raise adapter.validation_error("incorrect_code")


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
        if not used_codes.spend(self.user, self.secret, code):
            raise get_adapter().validation_error("incorrect_code")
        attempt.delete()
        return code


class DeactivateAppForm(OurFieldsMixin, totp.DeactivateTOTPForm):
    pass


class NewRecoveryCodesForm(OurFieldsMixin, recovery.GenerateRecoveryCodesForm):
    pass


class _NeverShownAgain(forms.HiddenInput):
    """What a browser sent as a credential is not worth showing, and may not even be text."""

    def format_value(self, value):
        return None


class _CredentialMixin(OurFieldsMixin):
    """allauth and fido2 answer some answers that no authenticator gives with exceptions of their own."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credential"].widget = _NeverShownAgain()

    @staticmethod
    def _checked(check):
        try:
            return check()
        except (AttributeError, KeyError, TypeError, ValueError, InvalidSignature, ValidationError) as error:
            raise get_adapter().validation_error("incorrect_passkey") from error


class _UsePasskeyMixin(_CredentialMixin):
    def clean_credential(self):
        try:
            return self._checked(super().clean_credential)
        except ValidationError:
            if person := getattr(self, "user", None):  # nobody yet where the passkey itself says who it is
                second_factor_failed(person, Authenticator.Type.WEBAUTHN)
            raise


class UsePasskeyForm(_UsePasskeyMixin, webauthn.AuthenticateWebAuthnForm):
    pass


class PasskeyLoginForm(_UsePasskeyMixin, webauthn.LoginWebAuthnForm):
    pass


class ReauthenticatePasskeyForm(_UsePasskeyMixin, webauthn.ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(_CredentialMixin, webauthn.AddWebAuthnForm):
    labels = {"name": _("Name"), "passwordless": _("Sign in with it without a password")}
    help_texts = {
        "name": _("So that you recognise it later: the phone, computer or key it is stored on."),
        "passwordless": _("The device then asks for your fingerprint, face or PIN."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 60
        self.fields["passwordless"].initial = True

    def clean(self):
        return self._checked(super().clean)


class RenamePasskeyForm(OurFieldsMixin, webauthn.EditWebAuthnForm):
    labels = {"name": _("Name")}
