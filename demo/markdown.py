"""From the Markdown of an item to the blocks of a page.

Paragraphs and lists become text blocks, headings heading blocks, fenced TOML the block it is named after.
"""

import tomllib
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_NAMESPACE = uuid.UUID("8f5a4c5e-3f0e-4c2f-9a53-1a2b3c4d5e6f")


@dataclass(frozen=True)
class Resolver:
    """Answers what a text refers to, in its own language: ids of pages, pictures and documents, alternative texts."""

    page: Callable[[str], int]
    image: Callable[[str], dict]
    document: Callable[[str], int]
    dataset: Callable[[str], int]


def rich_text(markdown: str, page: Callable[[str], int]) -> str:
    """HTML as Wagtail stores it: internal links by page id."""
    return _render(_MARKDOWN.parse(markdown), page)


def blocks(markdown: str, key: str, resolver: Resolver) -> list[dict]:
    """Raw stream data. Block ids depend on `key` and position only, so they agree between languages and builds."""
    stream: list[dict] = []
    pending: list[Token] = []

    def add(kind: str, value) -> None:
        identifier = str(uuid.uuid5(_NAMESPACE, f"{key}#{len(stream)}"))
        stream.append({"type": kind, "value": value, "id": identifier})

    def flush() -> None:
        if pending:
            add("text", _render(pending, resolver.page))
            pending.clear()

    tokens = iter(_MARKDOWN.parse(markdown))
    for token in tokens:
        if token.type == "heading_open":
            flush()
            add("heading", {"text": next(tokens).content, "level": token.tag[1]})
            next(tokens)
        elif token.type == "fence":
            flush()
            name = token.info.strip()
            kind, value = _BLOCKS[name](tomllib.loads(token.content), resolver)
            add(kind, value)
        else:
            pending.append(token)
    flush()
    return stream


def _render(tokens: list[Token], page: Callable[[str], int]) -> str:
    for token in tokens:
        for child in token.children or ():
            href = child.attrs.get("href", "") if child.type == "link_open" else ""
            if isinstance(href, str) and href.startswith("page:"):
                child.attrs = {"linktype": "page", "id": str(page(href.removeprefix("page:")))}
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    html = html.replace("<strong>", "<b>").replace("</strong>", "</b>")
    return html.replace("<em>", "<i>").replace("</em>", "</i>").strip()


def _picture(data: dict, resolver: Resolver) -> dict:
    return {"image": resolver.image(data["image"]), "caption": data.get("caption", "")}


def _list(values: list) -> list[dict]:
    # List items need an id: without one, older data is silently left out of translation.
    return [
        {"type": "item", "value": value, "id": str(uuid.uuid5(_NAMESPACE, f"item {position}"))}
        for position, value in enumerate(values)
    ]


def _figures(data: dict, resolver: Resolver) -> tuple[str, dict]:
    return "figures", {
        "figures": _list([{"number": str(item["number"]), "label": item["label"]} for item in data["items"]]),
        "as_of": data["as_of"].isoformat(),
        "source": data.get("source", ""),
    }


def _video(data: dict, resolver: Resolver) -> tuple[str, dict]:
    poster = resolver.image(data["poster"]) if data.get("poster") else None
    return "video", {
        "url": data["url"],
        "title": data["title"],
        "poster": poster,
        "transcript": data.get("transcript", ""),
    }


def _chart(data: dict, resolver: Resolver) -> tuple[str, dict]:
    return "chart", {
        "dataset": resolver.dataset(data["dataset"]),
        "kind": data["type"],
        "columns": ", ".join(data.get("columns", [])),
        "rows": ", ".join(data.get("rows", [])),
        "title": data["title"],
        "description": data["description"],
        "note": data.get("note", ""),
    }


def _key_figure(data: dict, resolver: Resolver) -> tuple[str, dict]:
    return "key_figure", {
        "dataset": resolver.dataset(data["dataset"]),
        "row": data["row"],
        "column": data["column"],
        "label": data["label"],
    }


_BLOCKS: dict[str, Callable[[dict, Resolver], tuple[str, dict]]] = {
    "quote": lambda data, _: ("quote", {"text": data["text"], "attribution": data.get("attribution", "")}),
    "figures": _figures,
    "picture": lambda data, resolver: ("picture", _picture(data, resolver)),
    "gallery": lambda data, resolver: (
        "gallery",
        {"title": data.get("title", ""), "pictures": _list([_picture(item, resolver) for item in data["items"]])},
    ),
    "video": _video,
    "download": lambda data, resolver: (
        "download",
        {"document": resolver.document(data["document"]), "title": data.get("title", "")},
    ),
    "related": lambda data, resolver: (
        "related",
        {"title": data.get("title", ""), "pages": _list([resolver.page(key) for key in data["pages"]])},
    ),
    "keyfigure": _key_figure,
    "chart": _chart,
}
