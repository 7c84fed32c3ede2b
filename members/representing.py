"""What a representative changes, and how nobody's change gets lost."""

from hashlib import sha256

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User

from .models import Member

# What an organisation knows best about itself. Names, place and membership are the network's.
OWN_FACTS = ("website", "founded", "companies", "figures_as_of", "figures_source")


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
