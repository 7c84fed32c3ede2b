"""The chapters of a brochure, by which versions are compared: which changed, which are new, which went."""

import hashlib
import json

from bs4 import BeautifulSoup, Tag
from django.core.serializers.json import DjangoJSONEncoder

# What opens a chapter beside a heading of the first level.
_TITLED = ("members", "map", "contact", "back")
COVER = "cover"
# How digests are made. Those made otherwise cannot be compared: nothing is said of their chapters.
_SCHEME = "words:"
# What an editor writes around the same words.
_NOT_SAID = ("data-block-key", "dir")

type Chapters = list[list[str]]


def outline_of(page) -> Chapters:
    """[id, title, digest] of each chapter of a page; pictures, figures and quotes belong to the chapter before."""
    parts = [page.title, page.summary, page.edition_label]
    chapters = [(COVER, page.title, list(map(str, parts)))]
    for child in page.body:
        value = child.block.get_prep_value(child.value)
        if child.block_type == "heading" and value["level"] != "3":
            chapters.append((child.id, value["text"], []))
        elif child.block_type in _TITLED:
            chapters.append((child.id, value["title"], []))
        elif child.block_type == "cover":
            chapters[0][2].append(value)
            continue
        chapters[-1][2].append(value)
    return [[identifier, str(title), _digest(content)] for identifier, title, content in chapters]


def _digest(content: list) -> str:
    said = json.dumps(_said(content), cls=DjangoJSONEncoder, sort_keys=True)
    return _SCHEME + hashlib.sha256(said.encode()).hexdigest()[:16]


def _said(value):
    """A value without what tells readers nothing: an editor adds it to words that somebody else has brought in."""
    if isinstance(value, dict):
        said = {name: _said(part) for name, part in value.items() if name != "id"}
        return {name: part for name, part in said.items() if part not in (None, "", [])}
    if isinstance(value, list):
        return [_said(part) for part in value]
    return _words(value) if isinstance(value, str) else value


def _words(text: str) -> str | list:
    if "<" not in text:
        return " ".join(text.split())
    found = []
    for node in BeautifulSoup(text, "html.parser").descendants:
        if isinstance(node, Tag):
            found.append([node.name, sorted((name, it) for name, it in node.attrs.items() if name not in _NOT_SAID)])
        elif words := " ".join(node.split()):
            found.append(words)
    return found


def compare(old: dict[str, Chapters], new: dict[str, Chapters], language: str) -> dict:
    """What a version says it changed. `old` and `new` are outlines by language; `language` is that of the original.

    `own` is what changed in each translation, where it was there before.
    """
    removed = _ids(old.get(language, [])) - _ids(new.get(language, []))
    translations = [code for code in new if code != language and old and _is_renewed(old.get(code), new[code])]
    return {
        **_found(old.get(language, []), new.get(language, [])),
        "removed": {
            code: [title for found, title, _digest in chapters if found in removed]
            for code, chapters in old.items()
            if removed
        },
        "languages": translations,
        "own": {code: _own(old[code], new[code]) for code in translations if code in old},
    }


def _found(old: Chapters, new: Chapters) -> dict[str, list[str]]:
    before = {identifier: digest for identifier, _title, digest in old}
    return {
        "changed": [found for found, _title, digest in new if _is_other(before.get(found, digest), digest)],
        "added": [found for found, _title, _digest in new if before and found not in before],
    }


def _own(old: Chapters, new: Chapters) -> dict[str, list[str]]:
    left = _ids(new)
    return {**_found(old, new), "removed": [title for found, title, _digest in old if found not in left]}


def _is_other(old: str, new: str) -> bool:
    return old != new and old.startswith(_SCHEME) == new.startswith(_SCHEME)


def _is_renewed(old: Chapters | None, new: Chapters) -> bool:
    if old is None or [row[:2] for row in old] != [row[:2] for row in new]:
        return True
    return any(_is_other(before[2], after[2]) for before, after in zip(old, new, strict=True))


def _ids(chapters: Chapters) -> set[str]:
    return {identifier for identifier, _title, _digest in chapters}
