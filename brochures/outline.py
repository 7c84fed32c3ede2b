"""The chapters of a brochure, by which versions are compared: which changed, which are new, which went."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder

# What opens a chapter beside a heading of the first level.
_TITLED = ("members", "map", "contact", "back")
COVER = "cover"


def outline_of(page) -> list[list[str]]:
    """[id, title, digest] of each chapter of a page; pictures, figures and quotes belong to the chapter before."""
    parts = [page.title, page.summary, page.edition_label]
    chapters = [(COVER, page.title, list(map(str, parts)))]
    for child in page.body.get_prep_value():
        value = child["value"]
        if child["type"] == "heading" and value["level"] != "3":
            chapters.append((child["id"], value["text"], []))
        elif child["type"] in _TITLED:
            chapters.append((child["id"], value["title"], []))
        elif child["type"] == "cover":
            chapters[0][2].append(value)
            continue
        chapters[-1][2].append(value)
    return [[identifier, str(title), _digest(content)] for identifier, title, content in chapters]


def _digest(content: list) -> str:
    return hashlib.sha256(json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()[:16]


def compare(old: dict[str, list], new: dict[str, list], language: str) -> dict:
    """What a version says it changed. `old` and `new` are outlines by language; `language` is that of the original."""
    before = {identifier: digest for identifier, _title, digest in old.get(language, [])}
    after = {identifier: digest for identifier, _title, digest in new.get(language, [])}
    removed = before.keys() - after.keys()
    return {
        "changed": [found for found, digest in after.items() if before.get(found, digest) != digest],
        "added": [found for found in after if before and found not in before],
        "removed": {
            code: [title for found, title, _digest in chapters if found in removed]
            for code, chapters in old.items()
            if removed
        },
        "languages": [code for code in new if code != language and old and new[code] != old.get(code)],
    }
