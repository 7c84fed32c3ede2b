"""What a representative changes, and how nobody's change gets lost."""

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Prefetch
from django.forms import ModelForm
from wagtail.log_actions import log

from accounts.models import User
from assets.quota import Household
from editing.form_state import Change, changed_names, changes, opened

from .models import Member, Representative
from .standing import standing_of

# What an organisation knows best about itself. Names, place and membership are the network's.
OWN_FACTS = ("website", "founded", "companies", "figures_as_of", "figures_source")


_OUTSIDE_STAFF = Representative.objects.filter(user__is_staff=False)


class ChangedMeanwhileError(Exception):
    """Somebody has saved the record since the form was loaded. `standing` is the form as it would be loaded now."""

    def __init__(self, standing: ModelForm, changes: list[Change]):
        super().__init__()
        self.standing, self.changes = standing, changes


def members_of(user: User | AnonymousUser):
    """The members for which a person speaks; of those not named here, a person sees what everybody sees."""
    if not user.is_authenticated or not user.is_active:
        return Member.objects.none()
    return Member.objects.filter(representatives__user=user)


def current_members(user: User | AnonymousUser) -> list[Member]:
    """The organisations that a person speaks for and that are members today. Asked once of a user object."""
    if not hasattr(user, "_current_members"):
        represented = members_of(user).prefetch_related("memberships")
        user._current_members = [
            member for member in represented if (standing := standing_of(member)) and standing.is_current
        ]
    return user._current_members


def known_codes(codes: set[str]) -> set[str]:
    return set(Member.objects.filter(slug__in=codes).values_list("slug", flat=True))


def represented(user: User) -> list[str]:
    """The codes of a person's members, for the export of personal data and the counts of downloads."""
    return sorted(members_of(user).values_list("slug", flat=True))


def upload_households(user: User) -> list[Household]:
    """The members for whom a person sends files, each with all who speak for it; staff send theirs for everybody."""
    households = []
    for member in members_of(user).prefetch_related(Prefetch("representatives", _OUTSIDE_STAFF)):
        people = [link.user_id for link in member.representatives.all()]
        households.append(Household(member.short_name, people))
    return households


@transaction.atomic
def save_facts(form: ModelForm, loaded: str, user: User) -> None:
    """Saves the facts of a member as a valid form has set them.

    Raises ChangedMeanwhileError, and then saves nothing, if `loaded`, the seal of that form, is of an older state.
    """
    stored = Member.objects.select_for_update().get(pk=form.instance.pk)
    standing = type(form)(instance=stored)
    if names := changed_names(opened(loaded, standing).digests, standing, files=()):
        raise ChangedMeanwhileError(standing, changes(names, form, standing))
    if form.has_changed():
        form.instance.save(update_fields=form.changed_data)
        log(instance=form.instance, action="wagtail.edit", user=user, content_changed=True)
