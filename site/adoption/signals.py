from functools import partial

from django.db import models, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from branding.models import LogoKit
from branding.models.versions import LogoKitVersion
from brochures.models import Brochure, BrochureVersion

from .catalogue import key_of
from .tasks import remember_versions_of


def _remember(record: type[models.Model], pk: int) -> None:
    transaction.on_commit(partial(remember_versions_of.enqueue, key_of(record, pk)))


@receiver(post_save, sender=BrochureVersion)
def brochure_completed(instance, raw, **kwargs):
    if not raw and instance.published is not None:
        _remember(Brochure, instance.brochure_id)


@receiver(post_save, sender=LogoKitVersion)
def kit_completed(instance, raw, **kwargs):
    if not raw:
        _remember(LogoKit, instance.kit_id)
