"""wagtail-localize as an engine: it cuts instances into passages and puts them together again.

Nothing else of it is used but its field policies: no models, no views. What its workflow does to pages is told in
`docs/decisions/0018-a-workflow-of-our-own.md`.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields, model_from_serializable_data
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import copy_synchronised_fields, get_translatable_fields
from wagtail_localize.segments import RelatedObjectSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from .slugs import slug_for
from .units import text_of, unit_key


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage: wagtail-localize's path of the field or block, and the words as an HTML fragment."""

    path: str
    text: str

    @property
    def digest(self) -> str:
        return unit_key(self.path, self.text)

    @property
    def words(self) -> int:
        return count_words(text_of(self.text))


def count_words(text: str) -> int:
    """Words between spaces; of scripts that write none, half the characters, as translators in Asia are paid."""
    spaceless = sum(1 for character in text if "\u0e00" <= character <= "\u0e7f" or character >= "\u3040")
    return len(text.split()) if spaceless < len(text) // 4 else max(1, spaceless // 2)


def content_of(instance: TranslatableMixin) -> dict:
    """What an instance holds, as in a revision: ready for JSON."""
    if isinstance(instance, ClusterableModel):
        data = instance.serializable_data()
    else:
        data = get_serializable_data_for_fields(instance)
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder))


def with_content(instance: TranslatableMixin, content: dict) -> TranslatableMixin:
    """A copy of an instance with the content of another time."""
    if isinstance(instance, Page):
        return instance.with_content_json(dict(content))
    if isinstance(instance, ClusterableModel):
        copy = type(instance).from_serializable_data(dict(content))
    else:
        copy = model_from_serializable_data(type(instance), dict(content))
    copy.pk, copy.locale, copy.translation_key = instance.pk, instance.locale, instance.translation_key
    return copy


def without_queries(model: type[TranslatableMixin], content: dict) -> TranslatableMixin:
    """An instance of a content to look at its fields: nobody asks whether what it refers to still exists."""
    if issubclass(model, ClusterableModel):
        return model.from_serializable_data(dict(content), check_fks=False)
    return model_from_serializable_data(model, dict(content), check_fks=False)


def cut(instance: TranslatableMixin) -> list[Cut]:
    """The passages of an instance in the order of its fields. Several of one rich text share its path."""
    segments = extract_segments(instance)
    return [Cut(segment.path, segment.string.data) for segment in segments if isinstance(segment, StringSegmentValue)]


def compose(
    original: TranslatableMixin, target: TranslatableMixin, words_for: Callable[[Cut], str | None]
) -> TranslatableMixin:
    """Write facts and structure of the original and the words for its passages into the target, unsaved.

    `words_for` answers None where the original's own words have to stand in.
    """
    slug = getattr(target, "slug", "")
    copy_synchronised_fields(original, target)
    segments = []
    for segment in extract_segments(original):
        if isinstance(segment, StringSegmentValue):
            words = words_for(Cut(segment.path, segment.string.data))
            if words is not None:
                attributes = {key: dict(values) for key, values in (segment.attrs or {}).items()}
                segment = StringSegmentValue(segment.path, StringValue(words), attrs=attributes, order=segment.order)
            segments.append(segment)
        elif isinstance(segment, TemplateSegmentValue) or _has_version(segment, target):
            segments.append(segment)
    _empty_streams(original, target, {segment.path.partition(".")[0] for segment in segments})
    ingest_segments(original, target, original.locale, target.locale, segments)
    if isinstance(target, Page):
        target.slug = slug_for(original, target, slug)
        target.draft_title = target.title
    return target


def _empty_streams(original: TranslatableMixin, target: TranslatableMixin, written: set[str]) -> None:
    """Streams in which the original says nothing any more: nobody else writes into them."""
    for translatable in get_translatable_fields(type(original)):
        field = translatable.get_field(type(original))
        if isinstance(field, StreamField) and translatable.is_translated(original) and field.name not in written:
            setattr(target, field.name, field.value_from_object(original))


def _has_version(segment, target: TranslatableMixin) -> bool:
    """Whether a segment names a record that stands in the language of the target too."""
    if not isinstance(segment, RelatedObjectSegmentValue):
        return False
    model = segment.content_type.model_class()
    return model.objects.filter(translation_key=segment.translation_key, locale=target.locale).exists()
