"""Facts follow the original into every language without a translator: dates, numbers, relations, files, addresses.

Fields that are synchronised are copied. Inside streams, what is no words is copied into the blocks that both versions
have; blocks that are new or gone wait for the words around them.
"""

from django.db import transaction
from django.db.models import ManyToOneRel
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from .doors import released
from .engine import content_of
from .models import Translation
from .slugs import follows_original, slug_for
from .sources import specific

_WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock, blocks.RichTextBlock)


@transaction.atomic
def carry_facts(original: TranslatableMixin, locale: Locale) -> bool:
    """Bring one version in line with its original. A live one is published with them; returns whether any changed."""
    target = (
        type(original)
        .objects.select_for_update()
        .filter(translation_key=original.translation_key, locale=locale)
        .first()
    )
    if target is None:
        return False
    before = content_of(target)
    _copy(original, target)
    if content_of(target) == before:
        return False
    if isinstance(target, DraftStateMixin):
        revision = target.save_revision(clean=False, changed=False)
        if target.live:
            with released():
                revision.publish(skip_permission_checks=True)
    else:
        target.save()
    return True


def carry_to_all(original: TranslatableMixin) -> int:
    """To all linked translations, one transaction each; returns how many changed. Safe to repeat."""
    original = specific(original)
    translations = Translation.objects.filter(source__key=original.translation_key, is_linked=True)
    return sum(carry_facts(original, found.locale) for found in translations.select_related("locale"))


def _copy(original: TranslatableMixin, target: TranslatableMixin) -> None:
    for translatable in get_translatable_fields(type(original)):
        field = translatable.get_field(type(original))
        if isinstance(translatable, SynchronizedField):
            if isinstance(target, Page) and field.name == "slug":
                if follows_original(target):
                    target.slug = slug_for(original, target, target.slug)
            elif isinstance(field, ManyToOneRel):
                original.copy_child_relation(field.name, target)
            else:
                setattr(target, field.attname, getattr(original, field.attname))
        elif isinstance(field, StreamField):
            ours, theirs = (field.value_from_object(instance) for instance in (original, target))
            _in_stream(ours.stream_block, ours.get_prep_value(), prepared := theirs.get_prep_value())
            setattr(target, field.name, theirs.stream_block.to_python(prepared))


def _in_stream(block, ours: list[dict], theirs: list[dict]) -> None:
    known = {child["id"]: child for child in ours}
    for child in theirs:
        other = known.get(child.get("id"))
        if other and other["type"] == child["type"]:
            child["value"] = _merged(block.child_blocks[child["type"]], other["value"], child["value"])


def _merged(block, ours, theirs):
    """The value of `theirs` with the facts of `ours`; both as they are stored."""
    if isinstance(block, ImageBlock):
        return {**ours, "alt_text": theirs.get("alt_text", "")} if isinstance(theirs, dict) else ours
    if isinstance(block, blocks.StructBlock):
        merged = {name: _merged(child, ours.get(name), theirs.get(name)) for name, child in block.child_blocks.items()}
        return {**theirs, **merged}
    if isinstance(block, blocks.ListBlock):
        known = {item["id"]: item["value"] for item in ours}
        return [
            {**item, "value": _merged(block.child_block, known[item["id"]], item["value"])}
            if item["id"] in known
            else item
            for item in theirs
        ]
    if isinstance(block, blocks.StreamBlock):
        _in_stream(block, ours, theirs)
        return theirs
    return theirs if isinstance(block, _WORDS) and not isinstance(block, blocks.URLBlock) else ours
