"""The pictures and pages that the texts of a page name, each kind in one query, before any block asks for its own."""

import copy
from collections.abc import Iterable, Iterator
from contextvars import ContextVar

from django.db.models import Model, prefetch_related_objects
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Page

from assets.models import CustomImage
from translations.tree import SiteTree

from .links import linked_ids, prepare_links

# What was fetched for the page that is being read, by model and id.
_fetched: ContextVar[dict[type[Model], dict] | None] = ContextVar("fetched", default=None)


class _FetchedMixin:
    """A choice that takes what was fetched for several blocks together, and asks by itself where nothing was."""

    def bulk_to_python(self, values):
        known = (_fetched.get() or {}).get(self.model_class)
        if known is None:
            return super().bulk_to_python(values)
        # A copy for each place: an image carries the alternative text of its place.
        return [copy.copy(known.get(value)) for value in values]


class FetchedImageChooserBlock(_FetchedMixin, ImageChooserBlock):
    pass


class FetchedPageChooserBlock(_FetchedMixin, blocks.PageChooserBlock):
    pass


class FetchedImageBlock(ImageBlock):
    """A picture with its alternative text."""

    def __init__(self, required=True, **kwargs):
        super().__init__(required=required, **kwargs)
        chooser = FetchedImageChooserBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser


def named_in(block, raw) -> Iterator[tuple[type[Model], int]]:
    """Model and id of everything that a block chooses or links to, from its stored value."""
    if raw in (None, ""):
        return
    if isinstance(block, blocks.RichTextBlock):
        yield from ((Page, page_id) for page_id in linked_ids(raw))
    elif isinstance(block, ImageBlock) and isinstance(raw, int):
        yield CustomImage, raw
    elif isinstance(block, blocks.ChooserBlock):
        yield block.model_class, raw
    elif isinstance(block, blocks.StreamBlock):
        for item in raw:
            if item["type"] in block.child_blocks:
                yield from named_in(block.child_blocks[item["type"]], item["value"])
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            yield from named_in(block.child_block, item.get("value") if block._item_is_in_block_format(item) else item)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from named_in(child, raw.get(name))


def fetch(values: Iterable[StreamValue | str], pictures: Iterable[CustomImage], tree: SiteTree) -> None:
    """Read streams and rich texts with their pictures, all sizes of these, and the pages behind their links.

    `pictures` are others whose sizes are needed too.
    """
    values = list(values)
    named: dict[type[Model], set[int]] = {CustomImage: set(), Page: set()}
    for value in values:
        if isinstance(value, StreamValue):
            for model, identifier in named_in(value.stream_block, value.raw_data):
                named.setdefault(model, set()).add(identifier)
        else:
            named[Page] |= linked_ids(value)
    targets = prepare_links(named[Page], tree)
    images = CustomImage.objects.in_bulk(named[CustomImage]) if named[CustomImage] else {}
    every_picture = [*images.values(), *pictures]
    if every_picture:
        prefetch_related_objects(every_picture, "renditions")
    known = {CustomImage: images, Page: {identifier: target.chosen for identifier, target in targets.items()}}
    token = _fetched.set(known)
    try:
        for value in values:
            list(value)
    finally:
        _fetched.reset(token)
