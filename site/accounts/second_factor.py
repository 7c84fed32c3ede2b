"""Who needs a second factor, and whether a session was opened with one. The session counts, not the account."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

OWN_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_staff(user) -> bool:
    """Whether the person has any right in the admin."""
    return user.is_active and (user.is_staff or user.is_superuser or user.has_perm("wagtailadmin.access_admin"))


def opened_with_second_factor(request, user) -> bool:
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))


def has_own_factor(user) -> bool:
    """Recovery codes alone are none: they stand in for a factor that got lost."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=OWN_FACTORS).exists()


def is_unproven(request, user) -> bool:
    """Whether the person has a second factor that this session has not seen: it may be older than the factor."""
    return user.is_authenticated and not opened_with_second_factor(request, user) and has_own_factor(user)


def is_missing(request, user) -> bool:
    """Whether this session may do less than its person: staff, signed in without a second factor."""
    return settings.SECOND_FACTOR_REQUIRED and not opened_with_second_factor(request, user) and is_staff(user)


def switched_off_in_earnest() -> bool:
    """Without the second factor only a demonstration on one's own machine may run."""
    demonstration = apps.is_installed("demo") and not settings.SESSION_COOKIE_SECURE
    return not (settings.SECOND_FACTOR_REQUIRED or demonstration)


def refuse_to_run_without() -> None:
    if switched_off_in_earnest():
        raise ImproperlyConfigured("SECOND_FACTOR_REQUIRED is off; only the development settings may do that.")
