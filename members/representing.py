"""What a representative changes, and how nobody's change gets lost."""

from hashlib import sha256

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Prefetch
from wagtail.log_actions import log

from accounts.models import User
from assets.quota import Household

from .models import Member, Representative

# What an organisation knows best about itself. Names, place and membership are the network's.
OWN_FACTS = ("website", "founded", "companies", "figures_as_of", "figures_source")


_OUTSIDE_STAFF = Representative.objects.filter(user__is_staff=False)


class ChangedMeanwhileError(Exception):
    """Somebody has saved the record since the form was loaded."""


def members_of(user: User | AnonymousUser):
    """The members for which a person speaks; of those not named here, a person sees what everybody sees."""
    if not user.is_authenticated or not user.is_active:
        return Member.objects.none()
    return Member.objects.filter(representatives__user=user)


def represented(user: User) -> list[str]:
    """For the export of personal data."""
    return sorted(members_of(user).values_list("slug", flat=True))


def upload_households(user: User) -> list[Household]:
    """The members for whom a person sends files, each with all who speak for it; staff send theirs for everybody."""
    households = []
    for member in members_of(user).prefetch_related(Prefetch("representatives", _OUTSIDE_STAFF)):
        people = [link.user_id for link in member.representatives.all()]
        households.append(Household(member.short_name, people))
    return households


def state_of(member: Member) -> str:
    """Differs when a fact differs: a form carries it from loading to saving."""
    values = [str(getattr(member, name)) for name in OWN_FACTS]
    return sha256("\0".join(values).encode()).hexdigest()[:32]


@transaction.atomic
def save_facts(member: Member, seen: str, user: User) -> None:
    """Saves the facts of a member as a form has set them. Raises ChangedMeanwhileError, and then saves nothing."""
    stored = Member.objects.select_for_update().get(pk=member.pk)
    if state_of(stored) != seen:
        raise ChangedMeanwhileError
    changed = [name for name in OWN_FACTS if getattr(stored, name) != getattr(member, name)]
    if changed:
        member.save(update_fields=changed)
        log(instance=member, action="wagtail.edit", user=user, content_changed=True)
