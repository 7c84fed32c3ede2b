"""A stream with the facts of another and its own words, where not all of the other's words have a translation yet.

Blocks that both have stand in the other's order, and what is gone there goes here. What is new waits for its words.
All values are as they are stored.
"""

from collections.abc import Callable

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

_WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock, blocks.RichTextBlock)


def merged_stream(
    block: blocks.StreamBlock, ours: list[dict], theirs: list[dict], is_own: Callable[[str], bool]
) -> list[dict]:
    """`theirs` with the facts of `ours`. `is_own` tells by its id which block was never in `ours`: it stays."""
    known = {child["id"]: child for child in ours}
    for child in theirs:
        other = known.get(child.get("id"))
        if other and other["type"] == child["type"]:
            child["value"] = _merged(block.child_blocks[child["type"]], other["value"], child["value"], is_own)
    return _in_order([child["id"] for child in ours], theirs, is_own)


def _in_order(ids: list[str], children: list[dict], is_own: Callable[[str], bool]) -> list[dict]:
    """Those of `ids` in their order; one's own stay behind the child that they stood behind."""
    first, groups = [], []
    for child in children:
        if child.get("id") in ids:
            groups.append([child])
        elif is_own(child.get("id")):
            (groups[-1] if groups else first).append(child)
    groups.sort(key=lambda group: ids.index(group[0]["id"]))
    return [*first, *(child for group in groups for child in group)]


def _merged(block, ours, theirs, is_own: Callable[[str], bool]):
    if not _holds_words(block):
        return ours
    if isinstance(block, ImageBlock):
        return {**ours, "alt_text": theirs.get("alt_text", "")} if isinstance(theirs, dict) else ours
    if isinstance(block, blocks.StructBlock):
        merged = {
            name: _merged(child, ours.get(name), theirs.get(name), is_own) for name, child in block.child_blocks.items()
        }
        return {**theirs, **merged}
    if isinstance(block, blocks.ListBlock):
        known = {item["id"]: item["value"] for item in ours}
        for item in theirs:
            if item["id"] in known:
                item["value"] = _merged(block.child_block, known[item["id"]], item["value"], is_own)
        return _in_order([item["id"] for item in ours], theirs, is_own)
    if isinstance(block, blocks.StreamBlock):
        return merged_stream(block, ours, theirs, is_own)
    return theirs


def _holds_words(block) -> bool:
    if isinstance(block, (ImageBlock, *_WORDS)):
        return not isinstance(block, blocks.URLBlock)
    if isinstance(block, (blocks.StructBlock, blocks.StreamBlock)):
        return any(_holds_words(child) for child in block.child_blocks.values())
    return isinstance(block, blocks.ListBlock) and _holds_words(block.child_block)


def plain(stored):
    """Stored values with leaves that can be compared: a number is stored as 39 by one way in, as "39" by another."""
    if isinstance(stored, dict):
        return {name: plain(value) for name, value in stored.items()}
    if isinstance(stored, list):
        return [plain(value) for value in stored]
    return stored if stored is None else str(stored)
