"""Texts cut into requests that a service takes."""

from collections.abc import Callable, Iterator, Sequence

from .interface import Limits


def batches(texts: Sequence[str], limits: Limits, size: Callable[[str], int] = len) -> Iterator[list[str]]:
    """Requests in order. A text that is too large by itself goes alone: the service says what it thinks of it."""
    batch: list[str] = []
    weight = 0
    for text in texts:
        if batch and (len(batch) == limits.texts or weight + size(text) > limits.size):
            yield batch
            batch, weight = [], 0
        batch.append(text)
        weight += size(text)
    if batch:
        yield batch
