"""What publishing an original does to its translations, and what taking a version away does to its own."""

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, published, unpublished

from .models import Source, Translation
from .sources import keep_source
from .states import refresh
from .tasks import follow_facts


@receiver(published)
def cut_anew(instance, **kwargs):
    """The passages that changed are marked the moment the original is published."""
    if isinstance(instance, Page):
        return
    _cut(instance)


@receiver(page_published)
def cut_page_anew(instance, **kwargs):
    if _cut(instance):
        follow_facts.enqueue(instance.pk)


def _cut(instance) -> bool:
    if not hasattr(instance, "translation_key"):
        return False
    if not Source.objects.of(instance).filter(locale_id=instance.locale_id).exists():
        return False
    keep_source(instance)
    return True


@receiver(unpublished)
@receiver(page_unpublished)
def forget_what_readers_had(instance, **kwargs):
    if not hasattr(instance, "translation_key"):
        return
    found = Translation.objects.filter(source__key=instance.translation_key, locale_id=instance.locale_id)
    for translation in found.select_related("source"):
        translation.published, translation.published_at, translation.gaps = [], None, []
        translation.is_by_machine = False
        refresh(translation)
