"""What the audit log learns about accounts: who came in, what they may do, and who changed it."""

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import password_changed, password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import get_language

from audit.context import acting, current_actor, request_id
from audit.models import Event
from audit.services import new_pseudonym, pseudonymise, record
from audit.signals import records_itself

from . import personal_data, tasks
from .devices import device_of
from .models import Invitation, User

_FLAGS = ("is_active", "is_staff", "is_superuser")
_VERBS = {"post_add": "added", "post_remove": "removed", "pre_clear": "removed"}
records_itself(Invitation)  # its text is an address
records_itself(User)  # whose name is gone when Wagtail writes its line


# Signing in


@receiver(user_logged_in)
def signed_in(request, user, **kwargs):
    methods = [entry.get("type") or entry.get("method", "") for entry in get_authentication_records(request, user)]
    record(Event.SIGNED_IN, actor=user, device=device_of(request), methods=methods)


@receiver(user_logged_out)
def signed_out(user, **kwargs):
    if user is not None:
        record(Event.SIGNED_OUT, actor=user)


@receiver(authentication_failed)
def code_failed(user, authenticator, **kwargs):
    second_factor_failed(user, authenticator.type)


def second_factor_failed(user: User, factor: str) -> None:
    record(Event.SECOND_FACTOR_FAILED, actor=None, about=user, factor=factor)


def locked_out(user: User | None, limit: str) -> None:
    """The last try was wrong too. Where the address has no account, no address is kept."""
    record(Event.LOCKED_OUT, actor=None, about=user, limit=limit)


@receiver(password_changed)
def changed_password(user, **kwargs):
    record(Event.PASSWORD_CHANGED, actor=user, about=user)


@receiver(password_reset)
def reset_password(user, **kwargs):
    record(Event.PASSWORD_RESET, actor=user, about=user)


@receiver(authenticator_added)
def added_factor(user, authenticator, **kwargs):
    record(Event.SECOND_FACTOR_ADDED, actor=user, about=user, factor=authenticator.type)


@receiver(authenticator_removed)
def removed_factor(user, authenticator, **kwargs):
    record(Event.SECOND_FACTOR_REMOVED, actor=user, about=user, factor=authenticator.type)


@receiver(authenticator_reset)
def renewed_codes(user, authenticator, **kwargs):
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record(Event.RECOVERY_CODES_RENEWED, actor=user, about=user)


# Rights


@receiver(pre_save, sender=User)
def remember_flags(instance, raw, update_fields, **kwargs):
    asked = instance.pk and not raw and (update_fields is None or not set(_FLAGS).isdisjoint(update_fields))
    instance._flags_before = User.objects.filter(pk=instance.pk).values(*_FLAGS).first() if asked else None


@receiver(post_save, sender=User)
def account_saved(instance, created, raw, **kwargs):
    if raw:
        return
    flags = {name: getattr(instance, name) for name in _FLAGS}
    if created:
        record(Event.ACCOUNT_CREATED, about=instance, **flags, **_inviter(instance))
    elif instance._flags_before is not None and instance._flags_before != flags:
        changed = {name: value for name, value in flags.items() if value != instance._flags_before[name]}
        record(Event.ROLE_CHANGED, about=instance, **changed, **_inviter(instance))


def _inviter(person: User) -> dict[str, int]:
    """While an invitation is accepted, who sent it."""
    inviter = getattr(person, "invited_by_id", None)
    return {"invited_by": inviter} if inviter else {}


@receiver(m2m_changed, sender=User.groups.through)
def roles_changed(instance, action, reverse, pk_set, **kwargs):
    if action not in _VERBS:
        return
    verb = _VERBS[action]
    if reverse:  # the people of a role
        people = instance.user_set.all() if pk_set is None else User.objects.filter(pk__in=pk_set)
        for person in people:
            record(Event.ROLE_CHANGED, about=person, **{verb: [instance.name]})
        return
    groups = instance.groups.all() if pk_set is None else Group.objects.filter(pk__in=pk_set)
    if names := sorted(groups.values_list("name", flat=True)):
        record(Event.ROLE_CHANGED, about=instance, **{verb: names}, **_inviter(instance))


@receiver(m2m_changed, sender=User.user_permissions.through)
def permissions_changed(instance, action, reverse, pk_set, model, **kwargs):
    """Of one person; those of roles are `rights.changes_recorded`'s."""
    if action not in _VERBS or reverse:
        return
    chosen = instance.user_permissions.all() if pk_set is None else model.objects.filter(pk__in=pk_set)
    codes = chosen.values_list("content_type__app_label", "codename")
    if names := sorted(".".join(code) for code in codes.order_by()):
        record(Event.ROLE_CHANGED, about=instance, **{_VERBS[action]: names})


# Invitations


@receiver(post_delete, sender=Invitation)
def invitation_removed(instance, **kwargs):
    """By a person; what the clock removes was over."""
    if instance.accepted_at is None and request_id.get():
        record(Event.INVITATION_WITHDRAWN, about=instance, label="", role=instance.role)


# Leaving


@receiver(pre_delete, sender=User)
def account_erased(instance, **kwargs):
    """Before the rows lose their person: however the account is removed, also in a screen of Wagtail's."""
    by = current_actor()
    pseudonym = new_pseudonym()
    with acting(None):
        personal_data.release(instance, pseudonym)
    pseudonymise(instance, pseudonym)  # the rows of what was just released too
    by = by if by is not None and by.pk != instance.pk else None
    record(Event.ACCOUNT_ERASED, actor=by, about=instance, label=pseudonym)
    language = instance.language or get_language() or settings.LANGUAGE_CODE
    tasks.send_goodbye.enqueue(instance.email, language)
