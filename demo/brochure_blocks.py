"""A brochure of the demonstration as an officer would write it, in blocks."""

import uuid

from .markdown import Resolver, blocks
from .reading import Item

_NAMESPACE = uuid.UUID("b7f3f4b4-3a5c-4f0e-9d55-0f6a7c1b2e90")


def is_written_in_blocks(item: Item) -> bool:
    return item.facts.get("made", False)


def brochure_blocks(item: Item, language: str, resolver: Resolver) -> list[dict]:
    """Raw stream data; ids agree between languages, as their chapters do."""
    words = item.words(language)
    *chapters, last = _chapters(blocks(words.body, item.key, resolver))
    cover = {"image": resolver.image(item.facts["cover"]), "subtitle": words.head["subtitle"], "tint": "blush-soft"}
    stream = [_block(item, "cover", cover)]
    for number, (chapter, picture) in enumerate(zip(chapters, item.facts["pictures"], strict=False)):
        stream += chapter
        if picture:
            value = {"image": resolver.image(picture), "caption": ""}
            stream.append(_block(item, "picture", value, number))
        else:
            stream.append(_block(item, "network_figures", {"figures": ["members", "countries"]}))
    for kind in ("members", "map"):
        stream.append(_block(item, kind, {"title": words.head[f"{kind}_title"], "introduction": ""}))
    heading, *texts = last
    html = "".join(text["value"] for text in texts)
    return [*stream, _block(item, "back", {"title": heading["value"]["text"], "text": html, "imprint": ""})]


def _chapters(stream: list[dict]) -> list[list[dict]]:
    chapters: list[list[dict]] = []
    for block in stream:
        if block["type"] == "heading":
            chapters.append([])
        chapters[-1].append(block)
    return chapters


def _block(item: Item, kind: str, value: dict, number: int = 0) -> dict:
    return {"type": kind, "value": value, "id": str(uuid.uuid5(_NAMESPACE, f"{item.key} {kind} {number}"))}
