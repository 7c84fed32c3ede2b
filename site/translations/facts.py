"""Facts follow the original into every language without a translator: dates, numbers, relations, files, addresses.

Fields that are synchronised are copied. Inside streams, what is no words is copied into the blocks that both versions
have; blocks that are new or gone wait for the words around them.
"""

from collections import defaultdict
from copy import deepcopy
from datetime import timedelta

from django.db import transaction
from django.db.models import DateTimeField, ManyToOneRel
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
    if not behind(original, [target]):
        return False
    _copy(original, target)
    if isinstance(target, DraftStateMixin):
        revision = target.save_revision(clean=False, changed=False)
        if target.live:
            with released():
                revision.publish(skip_permission_checks=True)
    else:
        target.save()
    return True


def carry_to_all(original: TranslatableMixin) -> int:
    """To all linked translations, one transaction for each that is behind; returns how many. Safe to repeat."""
    original = specific(original)
    linked = Translation.objects.filter(source__key=original.translation_key, is_linked=True)
    targets = type(original).objects.filter(
        translation_key=original.translation_key, locale__in=linked.values("locale")
    )
    found = behind(original, list(targets.select_related("locale__profile")))
    return sum(carry_facts(original, target.locale) for target in found)


def behind(original: TranslatableMixin, targets: list[TranslatableMixin]) -> list[TranslatableMixin]:
    """The versions whose facts are others than those of the original; as many queries for all as for one."""
    fields = [
        (isinstance(translatable, SynchronizedField), translatable.get_field(type(original)))
        for translatable in get_translatable_fields(type(original))
    ]
    children = {
        field.name: _children(field, [original, *targets])
        for is_fact, field in fields
        if is_fact and isinstance(field, ManyToOneRel)
    }
    return [
        target
        for target in targets
        if any(_is_other(original, target, field, is_fact, children) for is_fact, field in fields)
    ]


def _children(relation: ManyToOneRel, parents: list[TranslatableMixin]) -> dict[int, list[dict]]:
    """What the rows of a relation say, by parent. Which rows they are is no fact."""
    found = defaultdict(list)
    for child in relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": parents}):
        said = content_of(child)
        found[getattr(child, relation.field.attname)].append(
            {name: value for name, value in said.items() if name not in ("pk", "id", relation.field.name)}
        )
    return found


def _is_other(original: TranslatableMixin, target: TranslatableMixin, field, is_fact: bool, children: dict) -> bool:
    if not is_fact:
        return isinstance(field, StreamField) and _plain(_with_facts(original, target, field)) != _plain(
            _stored(target, field)
        )
    if isinstance(target, Page) and field.name == "slug":
        return follows_original(target) and slug_for(original, target, target.slug) != target.slug
    if isinstance(field, ManyToOneRel):
        return children[field.name].get(original.pk) != children[field.name].get(target.pk)
    ours, theirs = (field.value_from_object(instance) for instance in (original, target))
    if isinstance(field, DateTimeField) and ours and theirs:
        # What went through the content of a revision has no microseconds any more.
        return abs(ours - theirs) >= timedelta(milliseconds=1)
    return ours != theirs


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
            merged = _with_facts(original, target, field)
            setattr(target, field.name, field.stream_block.to_python(merged))


def _stored(instance: TranslatableMixin, field: StreamField) -> list[dict]:
    return deepcopy(field.value_from_object(instance).get_prep_value())


def _plain(stored):
    """Stored values with leaves that can be compared: a number is stored as 39 by one way in, as "39" by another."""
    if isinstance(stored, dict):
        return {name: _plain(value) for name, value in stored.items()}
    if isinstance(stored, list):
        return [_plain(value) for value in stored]
    return stored if stored is None else str(stored)


def _with_facts(original: TranslatableMixin, target: TranslatableMixin, field: StreamField) -> list[dict]:
    """The stream of the target as it is stored, with the facts of the original."""
    merged = _stored(target, field)
    _in_stream(field.stream_block, _stored(original, field), merged)
    return merged


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
