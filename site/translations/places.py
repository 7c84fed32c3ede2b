"""Where a passage stands, in words for people, and what its field asks of it."""

from dataclasses import dataclass, replace

from django.db import models
from django.utils.encoding import force_str
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import get_translatable_fields

_BETWEEN = " › "
# Search engines make do without them, so that nothing waits for their words.
OPTIONAL = frozenset({"seo_title", "search_description"})


@dataclass(frozen=True, slots=True)
class Place:
    """`kind` is the path without ids: the same for all passages of the same field or type of block."""

    label: str
    kind: str
    note: str = ""
    max_length: int | None = None
    is_rich: bool = False
    is_required: bool = True

    def inside(self, label: str, kind: str) -> "Place":
        return replace(self, label=f"{label}{_BETWEEN}{self.label}", kind=f"{kind}.{self.kind}")


# Of a passage whose field or block is gone.
NOWHERE = Place(label="", kind="")


def anchor_of(path: str) -> str:
    """The name that a preview gives to the field or block in which a passage stands."""
    return f"at-{'.'.join(path.split('.')[:2])}"


def places_of(instance: TranslatableMixin) -> dict[str, Place]:
    """All places of an instance that can hold words, by wagtail-localize's path; labels in the active language."""
    found = {}
    for translatable in get_translatable_fields(type(instance)):
        field = translatable.get_field(type(instance))
        if translatable.is_translated(instance):
            found |= _of_field(instance, field)
    return found


def listed_fields(model: type[models.Model]) -> frozenset[str]:
    """Fields that also stand in lists, cards, feeds and for search engines, where nothing marks another language."""
    return OPTIONAL | {"title", getattr(model, "teaser_field", "")}


def _of_field(instance, field) -> dict[str, Place]:
    if isinstance(field, StreamField):
        inner = _of_stream(field.value_from_object(instance))
    elif isinstance(field, models.ManyToOneRel):
        inner = {
            f"{child.translation_key}.{path}": place
            for child in getattr(instance, field.name).all()
            for path, place in places_of(child).items()
        }
    else:
        label = _capital(field.verbose_name)
        place = Place(
            label,
            field.name,
            force_str(field.help_text),
            getattr(field, "max_length", None),
            isinstance(field, RichTextField),
            field.name not in OPTIONAL,
        )
        return {field.name: place}
    label = _label_of(field)
    return {f"{field.name}.{path}": place.inside(label, field.name) for path, place in inner.items()}


def _label_of(field) -> str:
    if isinstance(field, models.ManyToOneRel):
        return _capital(field.related_model._meta.verbose_name_plural)
    return _capital(field.verbose_name)


def _of_stream(value) -> dict[str, Place]:
    return _joined((child.id, child.block, child.value, child.block_type) for child in value)


def _of_block(block, value) -> dict[str, Place]:
    """Paths below a block; the empty path for a block that holds words itself."""
    if isinstance(block, ImageBlock):
        alternative = block.child_blocks["alt_text"]
        return {"alt_text": _leaf(alternative, "alt_text")}
    if isinstance(block, blocks.StructBlock):
        return _joined((name, child, value.get(name), name) for name, child in block.child_blocks.items())
    if isinstance(block, blocks.StreamBlock):
        return _of_stream(value)
    if isinstance(block, blocks.ListBlock):
        children = value.bound_blocks if hasattr(value, "bound_blocks") else []
        return _joined((child.id, child.block, child.value, "item") for child in children)
    if isinstance(block, (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock, blocks.RichTextBlock)):
        return {"": _leaf(block, "")}
    if hasattr(block, "get_translatable_segments"):
        return {segment.path: _leaf(block, "") for segment in block.get_translatable_segments(value)}
    return {}


def _joined(children) -> dict[str, Place]:
    found = {}
    for step, block, value, kind in children:
        label = _capital(block.label)
        for path, place in _of_block(block, value).items():
            if path:
                found[f"{step}.{path}"] = place.inside(label, kind)
            else:
                found[step] = replace(place, label=label, kind=kind)
    return found


def _leaf(block, kind: str) -> Place:
    field = getattr(block, "field", None)
    return Place(
        _capital(block.label),
        kind,
        force_str(getattr(field, "help_text", "") or ""),
        getattr(field, "max_length", None),
        isinstance(block, blocks.RichTextBlock),
    )


def _capital(label) -> str:
    text = force_str(label)
    return text[:1].upper() + text[1:]
