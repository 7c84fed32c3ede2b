"""How django-allauth is used here: passwords in one place, mails from the worker, secrets encrypted."""

import base64
from hashlib import sha256

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth import authenticate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from . import limits, second_factor
from .addresses import client_network, hashed_network
from .models import User
from .recording import locked_out
from .tasks import send_notice


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("The e-mail address and the password do not match an account."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is not right, or was used already. Wait for the next one."),
        "incorrect_password": _("This password is not right."),
        "invalid_password_reset": _("This link has expired or was used already."),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def authenticate(self, request, **credentials):
        """Counts the try before the password is hashed, and gives it back when it was right."""
        email = credentials.get("email", "").strip().lower()
        attempt = limits.reserve(limits.WRONG_PASSWORDS, email, client_network(request))
        user = authenticate(request, username=email, password=credentials.get("password", ""))
        if user is not None:
            attempt.delete()
        elif attempt.is_last:
            locked_out(User.objects.filter(email=email).first(), limits.WRONG_PASSWORDS.name)
        return user

    def reauthenticate(self, user, password: str) -> bool:
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def get_reauthentication_methods(self, user) -> list[dict]:
        """Who has a second factor proves it is them with that: the password alone must not add or remove one."""
        methods = super().get_reauthentication_methods(user)
        if second_factor.has_own_factor(user):
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        words = {
            "reauthenticate": _("Use your password"),
            "mfa_reauthenticate": _("Use a code"),
            "mfa_reauthenticate:webauthn": _("Use a passkey or security key"),
        }
        return [method | {"description": words[method["id"]]} for method in methods]

    def post_login(self, request, user, **kwargs):
        # Who has just signed in need not prove it again to set up a second factor.
        records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
        if records:
            request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
                *records[:-1],
                {**records[-1], "reauthenticated": True},
            ]
        return super().post_login(request, user, **kwargs)

    def get_login_redirect_url(self, request) -> str:
        return reverse("wagtailadmin_home" if request.user.has_perm("wagtailadmin.access_admin") else "account_home")

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("account_home")

    def get_client_ip(self, request) -> str:
        """What the list of sessions stores: neither the address nor the network."""
        return hashed_network(request, timezone.now().date())

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        """Tells the owner what changed in how one signs in."""
        send_notice.enqueue(user.pk, template_prefix.rpartition("/")[2], get_language())


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("People who work in the admin need a second factor. Add another one first."),
        "cannot_generate_recovery_codes": _("Set up a second factor first."),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "incorrect_passkey": _("That did not work. Try again, or use another way to sign in."),
    }

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def can_delete_authenticator(self, authenticator) -> bool:
        if not (settings.SECOND_FACTOR_REQUIRED and second_factor.is_staff(authenticator.user)):
            return True
        own = type(authenticator).objects.filter(user=authenticator.user, type__in=second_factor.OWN_FACTORS)
        return own.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user, type) -> str:  # noqa: A002  allauth's name
        return _t("Passkey")

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    """A stolen backup must not hold the seeds of second factors. Keys follow SECRET_KEY and its fallbacks."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = (sha256(b"accounts.second-factor" + secret.encode()).digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
