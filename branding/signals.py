from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from assets.models import CustomDocument
from assets.tasks import inspect_file

from .models import LogoFile, LogoKit, LogoKitPage, LogoPrintFile
from .stored import forget_unused
from .tasks import build_logo_kit


def _rebuild(kit_id: int) -> None:
    transaction.on_commit(partial(build_logo_kit.enqueue, kit_id))


@receiver(post_save, sender=LogoKit)
def kit_changed(instance, raw, **kwargs):
    if not raw:
        _rebuild(instance.pk)


@receiver(post_save, sender=CustomDocument)
def master_replaced(instance, raw, **kwargs):
    if not raw and instance.file_extension.lower() == "svg":
        for kit_id in LogoKit.objects.filter(variants__master=instance).values_list("pk", flat=True).distinct():
            _rebuild(kit_id)


@receiver(page_published, sender=LogoKitPage)
def print_files_approved(instance, **kwargs):
    LogoPrintFile.objects.filter(kit=instance.kit_id, is_approved=False).update(is_approved=True)


@receiver(page_published, sender=LogoKitPage)
@receiver(page_unpublished, sender=LogoKitPage)
def rules_changed(instance, **kwargs):
    _rebuild(instance.kit_id)


@receiver(post_save, sender=LogoPrintFile)
def print_file_uploaded_or_inspected(instance, raw, **kwargs):
    if raw:
        return
    if instance.upload is None:
        _rebuild(instance.kit_id)
    elif not instance.reason:
        transaction.on_commit(partial(inspect_file.enqueue, LogoPrintFile._meta.label, instance.pk))


@receiver(post_delete, sender=LogoPrintFile)
def forget_print_file(instance, **kwargs):
    transaction.on_commit(partial(instance.file.storage.delete, instance.file.name))


@receiver(post_delete, sender=LogoFile)
def forget_content(instance, **kwargs):
    transaction.on_commit(partial(forget_unused, instance.file.storage, instance.file.name))
