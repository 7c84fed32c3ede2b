"""The parts of a person's data that this floor keeps, and those of Wagtail and allauth that hang on the account."""

from functools import partial

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from audit.models import Entry

from . import notifications
from .devices import browser_and_system
from .models import Invitation, User
from .personal_data import register

_ACTIVITY = ("at", "event", "object_type", "object_id", "object_label", "member", "data")


def _profile(user: User) -> dict:
    profile = UserProfile.objects.filter(user=user).values("preferred_language", "current_time_zone", "theme").first()
    return {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "language": user.language,
        "joined": user.date_joined,
        "last_sign_in": user.last_login,
        "admin": profile,
        "mails_wanted": sorted(notifications.wanted_by(user)),
    }


def _roles(user: User) -> dict:
    return {
        "administrator": user.is_superuser,
        "staff": user.is_staff,
        "groups": sorted(user.groups.values_list("name", flat=True)),
        "permissions": sorted(user.user_permissions.values_list("codename", flat=True)),
    }


def _sessions(user: User) -> list[dict]:
    return [
        {
            "signed_in": session.created_at,
            "last_used": session.last_seen_at,
            "device": ", ".join(filter(None, browser_and_system(session.user_agent))),
            "user_agent": session.user_agent,
        }
        for session in UserSession.objects.filter(user=user).order_by("pk")
    ]


def _second_factors(user: User) -> list[dict]:
    """Which, not their secrets."""
    factors = Authenticator.objects.filter(user=user).order_by("pk")
    return [{"kind": factor.type, "added": factor.created_at, "last_used": factor.last_used_at} for factor in factors]


def _invitations(user: User) -> dict:
    facts = ("email", "role", "language", "sent_at", "accepted_at")
    return {
        "received": list(Invitation.objects.filter(email__iexact=user.email).values(*facts[1:])),
        # Whom they invited is other people's business.
        "sent": list(Invitation.objects.filter(invited_by=user).values("role", "language", "sent_at")),
    }


def _activity(user: User) -> dict:
    about = Entry.objects.filter(object_type=user._meta.label_lower, object_id=str(user.pk)).exclude(actor=user)
    return {
        "own": list(Entry.objects.filter(actor=user).order_by("pk").values(*_ACTIVITY)),
        "about": list(about.order_by("pk").values("at", "event", "data")),
    }


def _forget_profile(user: User, pseudonym: str) -> None:
    """Files are no rows: no cascade reaches them."""
    profile = UserProfile.objects.filter(user=user).exclude(avatar="").first()
    if profile:
        transaction.on_commit(partial(profile.avatar.storage.delete, profile.avatar.name))


def _end_sessions(user: User, pseudonym: str) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def _forget_invitations(user: User, pseudonym: str) -> None:
    Invitation.objects.filter(email__iexact=user.email).delete()


def _forget_names_in_logs(user: User, pseudonym: str) -> None:
    """Wagtail's own log calls people and invitations by name; tasks that wait or failed know addresses."""
    kinds = ContentType.objects.get_for_models(User, Invitation)
    theirs = Q(content_type=kinds[User], object_id=str(user.pk)) | Q(content_type=kinds[Invitation], label=user.email)
    ModelLogEntry.objects.filter(theirs).update(label=pseudonym)
    DBTaskResult.objects.filter(args_kwargs__icontains=user.email).delete()


register("profile", _profile, _forget_profile)
register("roles", _roles)
register("sessions", _sessions, _end_sessions)
register("second_factors", _second_factors)
register("invitations", _invitations, _forget_invitations)
register("activity", _activity, _forget_names_in_logs)
