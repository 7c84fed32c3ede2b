from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from assets.inspected import FileState
from assets.models import CustomDocument, CustomImage

from .making import forget_the_stop
from .models import Brochure, BrochureCover, BrochureFile, BrochurePage
from .tasks import make_brochure, make_brochures_with, update_covers


def _make(brochure_id: int) -> None:
    forget_the_stop(brochure_id)
    transaction.on_commit(partial(make_brochure.enqueue, brochure_id))


@receiver(page_published, sender=BrochurePage)
@receiver(page_unpublished, sender=BrochurePage)
def words_changed(instance, **kwargs):
    _make(instance.brochure_id)


@receiver(post_save, sender=Brochure)
def number_changed(instance, raw, **kwargs):
    if not raw:
        _make(instance.pk)


@receiver(post_save, sender=BrochureFile)
def file_added(instance, raw, **kwargs):
    if not raw:
        transaction.on_commit(partial(update_covers.enqueue, instance.document_id))
        _make(instance.brochure_id)


@receiver(post_delete, sender=BrochureFile)
def file_taken_away(instance, **kwargs):
    _make(instance.brochure_id)


@receiver(post_save, sender=CustomDocument)
def file_replaced(instance, raw, **kwargs):
    if not raw and instance.file_extension.lower() == "pdf":
        transaction.on_commit(partial(update_covers.enqueue, instance.pk))
        for brochure_id in BrochureFile.objects.filter(document=instance).values_list("brochure", flat=True).distinct():
            _make(brochure_id)


@receiver(post_save, sender=CustomImage)
def picture_inspected(instance, raw, created, **kwargs):
    # A new picture, the covers among them, stands on no page yet.
    if not raw and not created and instance.state == FileState.CLEAN:
        transaction.on_commit(partial(make_brochures_with.enqueue, instance.pk))


@receiver(post_delete, sender=BrochureCover)
def forget_cover(instance, **kwargs):
    transaction.on_commit(CustomImage.objects.filter(pk=instance.image_id).delete)
