"""The datasets of many blocks, of one page or of a whole list, in one query."""

from collections.abc import Collection, Iterable
from contextvars import ContextVar

from wagtail.blocks import StreamValue
from wagtail.snippets.blocks import SnippetChooserBlock

FIGURE, CHART = "key_figure", "chart"

_fetched: ContextVar[dict | None] = ContextVar("fetched_datasets", default=None)


class DatasetChooserBlock(SnippetChooserBlock):
    """A choice of dataset that takes what was fetched for several blocks together."""

    def bulk_to_python(self, values):
        fetched = _fetched.get()
        return super().bulk_to_python(values) if fetched is None else [fetched.get(value) for value in values]


def fetch_datasets(model, streams: Iterable[StreamValue], kinds: Collection[str] = (FIGURE, CHART)) -> list:
    """Read the blocks of these kinds, and no others, with their datasets; returns each dataset once."""
    places = [
        (stream, position, raw["value"].get("dataset"))
        for stream in streams
        for position, raw in enumerate(stream.raw_data)
        if raw["type"] in kinds
    ]
    chosen = {dataset_id for *_, dataset_id in places if dataset_id}
    token = _fetched.set(model.objects.in_bulk(chosen) if chosen else {})
    try:
        datasets = [stream[position].value.get("dataset") for stream, position, _ in places]
    finally:
        _fetched.reset(token)
    return list({id(dataset): dataset for dataset in datasets if dataset}.values())
