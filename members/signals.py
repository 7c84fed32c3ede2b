from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from modelsearch.tasks import insert_or_update_object_task

from .models import Member


@receiver(post_save, sender=Member)
def facts_changed(instance, raw, **kwargs):
    """Showcases are found by their member's facts too."""
    for page in instance.showcase_pages.all() if not raw else ():
        names = (page._meta.app_label, page._meta.model_name, str(page.pk))
        transaction.on_commit(partial(insert_or_update_object_task.enqueue, *names))
