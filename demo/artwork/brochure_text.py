"""The words of a brochure as the layout takes them."""

import tomllib

from babel.dates import format_date
from babel.numbers import format_decimal
from markdown_it import MarkdownIt
from markdown_it.token import Token

from demo.artwork.brochure_plan import LOCALES
from demo.reading import Item

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def sections(markdown: str) -> list[dict]:
    """The chapters of a text: title and parts (paragraph, bullets, numbers) as runs of plain and bold words."""
    found: list[dict] = []
    entries: list[list[dict]] | None = None
    tokens = _MARKDOWN.parse(markdown)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline" and before.type == "heading_open":
            found.append({"title": token.content, "parts": []})
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            entries = []
            kind = "bullets" if token.type == "bullet_list_open" else "numbers"
            found[-1]["parts"].append({"kind": kind, "items": entries})
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            entries = None
        elif token.type == "inline" and entries is not None:
            entries.append(_runs(token))
        elif token.type == "inline":
            found[-1]["parts"].append({"kind": "paragraph", "items": [_runs(token)]})
    return found


def _runs(inline: Token) -> list[dict]:
    runs, bold = [], False
    for token in inline.children or ():
        if token.type in {"strong_open", "strong_close"}:
            bold = token.type == "strong_open"
        elif token.type in {"text", "code_inline"}:
            runs.append({"text": token.content, "bold": bold})
        elif token.type == "softbreak":
            runs.append({"text": " ", "bold": bold})
    return [run for run in runs if run["text"]]


def key_figures(article: Item, language: str) -> dict:
    """The key figures of a news article, formatted for the language, with source and date."""
    tokens = _MARKDOWN.parse(article.words(language).body)
    fence = next(token for token in tokens if token.type == "fence" and token.info.strip() == "figures")
    block = tomllib.loads(fence.content)
    source, day = block.get("source", ""), block["as_of"]
    if str(day.year) not in source:
        source = " · ".join(filter(None, (source, format_date(day, "long", locale=LOCALES.get(language, language)))))
    numbers = [
        {"number": format_decimal(entry["number"], locale=LOCALES.get(language, language)), "label": entry["label"]}
        for entry in block["items"]
    ]
    return {"items": numbers, "source": source}


def imprint(item: Item, edition: str, language: str) -> str:
    """Edition, version and date in one line."""
    day = format_date(item.facts["published"], "long", locale=LOCALES.get(language, language))
    return f"{edition} · {item.facts['version']} · {day}"
