"""Cutting originals: when they are given to translators, and again each time they are published."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, TranslatableMixin

from . import states
from .engine import Cut, content_of, cut
from .models import Passage, Source
from .units import unit_key


def specific(instance: TranslatableMixin) -> TranslatableMixin:
    return instance.specific if isinstance(instance, Page) else instance


def keep_source(instance: TranslatableMixin, *, is_draft: bool = False) -> Source:
    """Cut an original as it is now, and tell its translations what changed. One transaction; nothing when nothing did.

    `instance` is the published state, or a draft that somebody has chosen (`is_draft`). For a translation it is the
    source of its original, as it was last cut.
    """
    instance = specific(instance)
    content, cuts = content_of(instance), cut(instance)
    digest = _digest(cuts)
    with transaction.atomic():
        source = Source.objects.select_for_update().filter(key=instance.translation_key).first()
        if source is not None and _is_translation(instance, source):
            return source
        if source is not None and source.digest == digest and source.is_draft == is_draft:
            Source.objects.filter(pk=source.pk).update(content=content, title=str(instance)[:255])
            source.content = content
            return source
        is_new = source is None
        source = source or Source(key=instance.translation_key, locale=instance.locale)
        source.content_type = ContentType.objects.get_for_model(type(instance))
        source.content, source.digest, source.is_draft = content, digest, is_draft
        source.title = str(instance)[:255]
        source.words = sum(found.words for found in cuts)
        source.cut_at = timezone.now()
        source.save()
        _replace_passages(source, cuts)
        if not is_new:
            states.refresh_all(source)
    return source


def _is_translation(instance: TranslatableMixin, source: Source) -> bool:
    return source.locale_id != instance.locale_id and source.version_or_none(source.locale) is not None


def digest_of(instance: TranslatableMixin) -> str:
    """That which a source has when it was cut from just this."""
    return _digest(cut(specific(instance)))


def _digest(cuts: list[Cut]) -> str:
    return unit_key("", "\n".join(found.digest for found in cuts))


def _replace_passages(source: Source, cuts) -> None:
    source.passages.all().delete()
    Passage.objects.bulk_create(
        Passage(
            source=source, position=position, path=found.path, digest=found.digest, text=found.text, words=found.words
        )
        for position, found in enumerate(cuts)
    )


def source_of(instance: TranslatableMixin) -> Source | None:
    """The source of which an instance is the original; None for one that nobody translates, or a translation."""
    return Source.objects.of(instance).filter(locale_id=instance.locale_id).first()
