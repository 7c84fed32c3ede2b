"""Facts follow the original into every language without a translator: dates, numbers, relations, files, addresses.

Where readers have words for all that the original says, so does what stands around them: a version is put together
anew. Else fields that are synchronised are copied, and streams are merged.
"""

from collections import defaultdict
from copy import deepcopy
from datetime import timedelta

from django.db import transaction
from django.db.models import CharField, DateTimeField, ManyToOneRel, TextField
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, get_translatable_fields

from .doors import released
from .engine import content_of
from .following import Follower, followers_of
from .merging import merged_stream, plain
from .slugs import follows_original, slug_for
from .sources import specific


@transaction.atomic
def carry_facts(original: TranslatableMixin, locale: Locale) -> bool:
    """Bring one version in line with its original. A live one is published with them; returns whether any changed."""
    found = behind(original, followers_of(original, locale))
    for follower in found:
        _bring_into_line(original, follower)
        _save(follower.target)
        follower.note_published()
    return bool(found)


def _save(target: TranslatableMixin) -> None:
    if not isinstance(target, DraftStateMixin):
        target.save()
        return
    revision = target.save_revision(clean=False, changed=False)
    if target.live:
        with released():
            revision.publish(skip_permission_checks=True)


def carry_to_all(original: TranslatableMixin) -> int:
    """To all linked translations, one transaction for each that is behind; returns how many. Safe to repeat."""
    original = specific(original)
    found = behind(original, followers_of(original))
    return sum(carry_facts(original, follower.target.locale) for follower in found)


def behind(original: TranslatableMixin, followers: list[Follower]) -> list[Follower]:
    """Those whose version differs from what it would be; as many queries for all as for one that has open passages."""
    fields = [
        (isinstance(translatable, SynchronizedField), translatable.get_field(type(original)))
        for translatable in get_translatable_fields(type(original))
    ]
    facts = [field for is_fact, field in fields if is_fact]
    words = [field for is_fact, field in fields if not is_fact and field.concrete]
    parents = [original, *(follower.target for follower in followers)]
    children = {field.name: _children(field, parents) for field in facts if isinstance(field, ManyToOneRel)}
    return [
        follower
        for follower in followers
        if any(_is_other(original, follower.target, field, children) for field in facts)
        or _is_told_otherwise(original, follower, words)
    ]


def _is_told_otherwise(original: TranslatableMixin, follower: Follower, fields: list) -> bool:
    """Whether what stands around the words, or which of them stand there, differs. May spend the target."""
    before = [_told(follower.target, field) for field in fields]
    if follower.is_whole:
        _bring_into_line(original, follower)
        after = [_told(follower.target, field) for field in fields]
        return before != after or follower.translation.published != follower.digests
    return any(
        plain(_with_facts(original, follower, field)) != told
        if isinstance(field, StreamField)
        else _is_gone(original, follower, field)
        for field, told in zip(fields, before, strict=True)
    )


def _told(target: TranslatableMixin, field):
    value = field.value_from_object(target)
    return plain(value.get_prep_value()) if isinstance(field, StreamField) else value


def _children(relation: ManyToOneRel, parents: list[TranslatableMixin]) -> dict[int, list[dict]]:
    """What the rows of a relation say, by parent. Which rows they are is no fact."""
    found = defaultdict(list)
    for child in relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": parents}):
        said = content_of(child)
        found[getattr(child, relation.field.attname)].append(
            {name: value for name, value in said.items() if name not in ("pk", "id", relation.field.name)}
        )
    return found


def _is_other(original: TranslatableMixin, target: TranslatableMixin, field, children: dict) -> bool:
    if isinstance(target, Page) and field.name == "slug":
        return follows_original(target) and slug_for(original, target, target.slug) != target.slug
    if isinstance(field, ManyToOneRel):
        return children[field.name].get(original.pk) != children[field.name].get(target.pk)
    ours, theirs = (field.value_from_object(instance) for instance in (original, target))
    if isinstance(field, DateTimeField) and ours and theirs:
        # What went through the content of a revision has no microseconds any more.
        return abs(ours - theirs) >= timedelta(milliseconds=1)
    return ours != theirs


def _bring_into_line(original: TranslatableMixin, follower: Follower) -> None:
    target = follower.target
    if follower.is_whole:
        follower.put_together(original)
    for translatable in get_translatable_fields(type(original)):
        field = translatable.get_field(type(original))
        if _is_gone(original, follower, field):
            setattr(target, field.attname, "")
        elif follower.is_whole:
            continue
        elif isinstance(translatable, SynchronizedField):
            _copy(original, target, field)
        elif isinstance(field, StreamField):
            merged = _with_facts(original, follower, field)
            setattr(target, field.name, field.stream_block.to_python(merged))


def _copy(original: TranslatableMixin, target: TranslatableMixin, field) -> None:
    if isinstance(target, Page) and field.name == "slug":
        if follows_original(target):
            target.slug = slug_for(original, target, target.slug)
    elif isinstance(field, ManyToOneRel):
        original.copy_child_relation(field.name, target)
    else:
        setattr(target, field.attname, getattr(original, field.attname))


def _with_facts(original: TranslatableMixin, follower: Follower, field: StreamField) -> list[dict]:
    """The stream of the version as it is stored, with the facts of the original."""
    ours, theirs = (deepcopy(field.value_from_object(one).get_prep_value()) for one in (original, follower.target))
    return merged_stream(field.stream_block, ours, theirs, follower.has_own)


def _is_gone(original: TranslatableMixin, follower: Follower, field) -> bool:
    """Whether a field had words that the original has taken away."""
    if not isinstance(field, (CharField, TextField)) or field.value_from_object(original):
        return False
    return bool(field.value_from_object(follower.target)) and field.name not in follower.own
