from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from assets.models import CustomDocument

from .models import BrochureFile
from .tasks import update_covers


@receiver(post_save, sender=BrochureFile)
def cover_of_new_file(instance, raw, **kwargs):
    if not raw:
        transaction.on_commit(partial(update_covers.enqueue, instance.document_id))


@receiver(post_save, sender=CustomDocument)
def cover_of_replaced_file(instance, raw, **kwargs):
    if not raw and instance.file_extension.lower() == "pdf":
        transaction.on_commit(partial(update_covers.enqueue, instance.pk))
