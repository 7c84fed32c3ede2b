from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from modelsearch.tasks import insert_or_update_object_task

from accounts.invitations import invitation_accepted
from accounts.roles import set_member

from .models import Member, Representative


@receiver(post_save, sender=Member)
def facts_changed(instance, raw, **kwargs):
    """Showcases are found by their member's facts too."""
    for page in instance.showcase_pages.all() if not raw else ():
        names = (page._meta.app_label, page._meta.model_name, str(page.pk))
        transaction.on_commit(partial(insert_or_update_object_task.enqueue, *names))


@receiver(invitation_accepted)
def represent_what_the_invitation_names(invitation, user, **kwargs):
    for invited in invitation.members_to_represent.all():
        Representative.objects.create(member=invited.member, user=user)


@receiver([post_save, post_delete], sender=Representative)
def representing_is_a_role(instance, raw=False, **kwargs):
    if not raw:
        set_member(instance.user_id, Representative.objects.filter(user=instance.user_id).exists())
