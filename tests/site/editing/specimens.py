"""One saved object of any model, with whatever its fields demand: a test names none of them."""

import io
from datetime import UTC, date, datetime
from functools import cache

from django.core.files.base import ContentFile
from django.db import models
from modelcluster.models import get_all_child_relations
from PIL import Image
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import WagtailImageField
from wagtail.models import Locale, Page

_FRAMEWORK = ("wagtail", "taggit")
_BY_NAME = {"hex": "#1F5A41", "cmyk": "66 0 28 65", "table": "year,total\n2025,1"}
_BY_TYPE = {
    models.DateTimeField: datetime(2026, 1, 5, tzinfo=UTC),
    models.DateField: date(2026, 1, 5),
    models.URLField: "https://example.org/",
    models.EmailField: "someone@example.org",
    RichTextField: "<p>specimen</p>",
    models.CharField: "specimen",
    models.TextField: "specimen",
    models.Field: 1,
}


def specimen(model: type[models.Model], **given) -> models.Model:
    """With one row in each of its inline panels and each block once in its streams; a page stands below another."""
    instance = _made(model, **given)
    for relation in get_all_child_relations(model):
        if not relation.related_model.__module__.startswith(_FRAMEWORK):
            row = _made(relation.related_model, **{relation.field.name: instance})
            setattr(instance, relation.get_accessor_name(), [row])
    if isinstance(instance, Page):
        parent_of(model).add_child(instance=instance)
    else:
        instance.save()
    return instance


def _made(model: type[models.Model], **given) -> models.Model:
    needed = (field for field in model._meta.concrete_fields if field.name not in given and _is_needed(field))
    return model(**{field.name: _value(field) for field in needed}, **given)


def _is_needed(field: models.Field) -> bool:
    if field.model is Page:
        return field.name == "title"  # the tree and Wagtail fill the others
    return isinstance(field, StreamField) or not (field.primary_key or field.has_default() or field.blank)


def _value(field: models.Field):
    if isinstance(field, models.ForeignKey):
        return _related(field)
    if isinstance(field, StreamField):
        return _every_block(field.stream_block)
    if isinstance(field, WagtailImageField):
        return ContentFile(_png(), "specimen.png")
    if isinstance(field, models.FileField):
        return ContentFile(b"specimen", "specimen.txt")
    if field.name in _BY_NAME:
        return _BY_NAME[field.name]
    if field.choices:
        return field.flatchoices[0][0]
    return next(value for kind, value in _BY_TYPE.items() if isinstance(field, kind))


def _related(field: models.ForeignKey) -> models.Model:
    if field.related_model is Locale:
        return Locale.objects.get(language_code="en")
    limits = {name: value for name, value in (field.get_limit_choices_to() or {}).items() if "__" not in name}
    return field.related_model.objects.filter(**limits).first() or specimen(field.related_model, **limits)


def _every_block(stream_block) -> list[tuple]:
    return [(name, block.get_preview_value()) for name, block in stream_block.child_blocks.items()]


def parent_of(model: type[Page]) -> Page:
    parent_model = model.allowed_parent_page_models()[0]
    if parent_model is Page:
        return Page.get_first_root_node()
    return parent_model.objects.first() or specimen(parent_model)


@cache
def _png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "#1F5A41").save(buffer, "PNG")
    return buffer.getvalue()
