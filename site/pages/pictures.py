"""Finding the pictures in a stream, so that their sizes are fetched in one query."""

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage


def pictures_in(value) -> list[AbstractImage]:
    """Every image in a stream value, at any depth, in reading order."""
    if isinstance(value, AbstractImage):
        return [value]
    if isinstance(value, StreamValue):
        return [image for block in value for image in pictures_in(block.value)]
    if isinstance(value, StructValue):
        return [image for child in value.values() for image in pictures_in(child)]
    if isinstance(value, ListValue):
        return [image for child in value for image in pictures_in(child)]
    return []
