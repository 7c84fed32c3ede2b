"""Which mails a person wants. What is asked for, or warns of a change in how one signs in, always comes."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.users.models import UserProfile

from audit.models import Entry, Event

from .models import MailChoice, User
from .roles import is_member

Kind = MailChoice.Kind
# Wagtail sends these, and asks its own table.
_WAGTAILS = {
    Kind.COMMENTS: "updated_comments_notifications",
    Kind.SUBMITTED: "submitted_notifications",
    Kind.APPROVED: "approved_notifications",
    Kind.REJECTED: "rejected_notifications",
}
# These come to those alone who have asked for them.
ON_REQUEST = {Kind.NEW_VERSIONS}


def offered_to(user: User) -> list[Kind]:
    """Only what this person can get as the site is set up now."""
    may = policy_registry.get_by_type(Page).user_has_permission
    kinds = [Kind.NEW_DEVICE]
    if is_member(user):
        kinds.append(Kind.NEW_VERSIONS)
    if may(user, "change"):
        kinds += [Kind.COMMENTS, Kind.TRANSLATIONS]
    if settings.WAGTAIL_WORKFLOW_ENABLED:
        kinds += [Kind.SUBMITTED] if may(user, "publish") else []
        kinds += [Kind.APPROVED, Kind.REJECTED] if may(user, "change") else []
    return kinds


def wanted_by(user: User) -> set[Kind]:
    """Everything that was not turned off, and what was asked for."""
    chosen = dict(MailChoice.objects.filter(user=user).values_list("kind", "wanted"))
    refused = {kind for kind in Kind if not chosen.get(kind, kind not in ON_REQUEST)}
    profile = UserProfile.objects.filter(user=user).first()
    refused |= {kind for kind, field in _WAGTAILS.items() if profile and not getattr(profile, field)}
    return {kind for kind in Kind if kind not in refused}


@transaction.atomic
def choose(user: User, wanted: set[Kind]) -> None:
    """Of what is offered; choices that are not offered stay as they were."""
    profile = None
    for kind in offered_to(user):
        if kind in _WAGTAILS:
            profile = profile or UserProfile.get_for_user(user)
            setattr(profile, _WAGTAILS[kind], kind in wanted)
        else:
            MailChoice.objects.update_or_create(user=user, kind=kind, defaults={"wanted": kind in wanted})
    if profile:
        profile.save()


def is_new_device(user: User, device: str) -> bool:
    """Of a sign-in that was just recorded: whether there were others, and none with this browser and system."""
    sign_ins = Entry.objects.filter(actor=user, event=Event.SIGNED_IN).order_by()
    return sign_ins.filter(data__device=device).count() == 1 and sign_ins.count() > 1
