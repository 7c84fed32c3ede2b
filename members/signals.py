from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from modelsearch.tasks import insert_or_update_object_task

from accounts.invitations import invitation_accepted
from accounts.models import User
from accounts.roles import set_member
from audit.models import Event
from audit.services import record

from .models import Member, Membership, Representative


@receiver(post_save, sender=Member)
def facts_changed(instance, raw, **kwargs):
    """Showcases are found by their member's facts too."""
    for page in instance.showcase_pages.all() if not raw else ():
        names = (page._meta.app_label, page._meta.model_name, str(page.pk))
        transaction.on_commit(partial(insert_or_update_object_task.enqueue, *names))


_FACTS = ("state", "start", "end")


@receiver(pre_save, sender=Membership)
def remember_period(instance, raw, **kwargs):
    asked = instance.pk and not raw
    instance._before = Membership.objects.filter(pk=instance.pk).values(*_FACTS).first() if asked else None


@receiver(post_save, sender=Membership)
def period_changed(instance, raw, **kwargs):
    now = {name: getattr(instance, name) for name in _FACTS}
    if not raw and now != instance._before:
        _record(instance, now=now, before=instance._before)


@receiver(post_delete, sender=Membership)
def period_removed(instance, **kwargs):
    _record(instance, now=None, before={name: getattr(instance, name) for name in _FACTS})


def _record(period: Membership, **facts) -> None:
    member = period.member
    record(Event.MEMBERSHIP_CHANGED, about=member, member=member.slug, **facts)


@receiver(invitation_accepted)
def represent_what_the_invitation_names(invitation, user, **kwargs):
    for invited in invitation.members_to_represent.all():
        Representative.objects.create(member=invited.member, user=user)


@receiver([post_save, post_delete], sender=Representative)
def representing_is_a_role(instance, raw=False, origin=None, **kwargs):
    """An account that goes takes its roles along: nobody is left of whom a change could be told."""
    leaves = getattr(origin, "model", type(origin)) is User
    if not raw and not leaves:
        set_member(instance.user_id, Representative.objects.filter(user=instance.user_id).exists())
