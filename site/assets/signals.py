from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_init, post_save
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction, PageViewRestriction, UploadedFile
from wagtail.signals import page_published, page_unpublished, post_page_move

from .models import CustomDocument, CustomImage
from .storages import private_storage
from .tasks import inspect_file, make_image_renditions, review_confined_pictures


@receiver(post_save, sender=CustomDocument)
@receiver(post_save, sender=CustomImage)
def inspect_after_upload(sender, instance, raw, **kwargs):
    # What waits for something else has its reason, and the clock.
    if not raw and instance.upload is not None and not instance.reason:
        transaction.on_commit(partial(inspect_file.enqueue, sender._meta.label, instance.pk))


@receiver(post_save, sender=CustomDocument)
@receiver(post_save, sender=CustomImage)
def give_back_reserved_room(instance, raw, **kwargs):
    """The file itself counts from now on. Some views of Wagtail save it after its form is done."""
    if reservation := getattr(instance, "reservation", None):
        reservation.delete()
        instance.reservation = None


@receiver(post_save, sender=CustomImage)
def make_sizes_after_upload(instance, raw, **kwargs):
    if not raw and instance.is_served:
        transaction.on_commit(partial(make_image_renditions.enqueue, instance.pk))


@receiver(post_init, sender=UploadedFile)
def keep_unfinished_uploads_private(instance, **kwargs):
    """Wagtail lays an upload aside, uninspected, until its form is filled in; the field's own storage is public."""
    instance.file.storage = private_storage()


@receiver(post_delete, sender=CustomDocument)
@receiver(post_delete, sender=CustomImage)
def forget_what_waited(instance, **kwargs):
    if instance.incoming:
        transaction.on_commit(partial(instance.incoming.storage.delete, instance.incoming.name))


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_page_move)
@receiver([post_save, post_delete], sender=PageViewRestriction)
@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def pages_opened_or_closed(raw=False, **kwargs):
    if not raw:
        transaction.on_commit(review_confined_pictures.enqueue)
