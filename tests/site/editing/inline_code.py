"""Finds what `script-src 'self'` would refuse to run, also in HTML that lies in attributes, JSON and templates."""

import json
from html.parser import HTMLParser

_DATA_TYPES = {"application/json", "application/ld+json", "text/template", "text/x-template"}
_ADDRESSES = {"action", "formaction", "href", "src", "xlink:href"}


class _Finder(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[str] = []
        self._data: list[str] | None = None
        self._is_code = False

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        for name, value in values.items():
            if name.startswith("on"):
                self.found.append(f"<{tag} {name}={value!r}>")
            if name in _ADDRESSES and value.strip().lower().startswith("javascript:"):
                self.found.append(f"<{tag} {name}={value!r}>")
            self.found += _in_data(value)
        if tag == "script":
            self._is_code = "src" not in values and values.get("type", "") not in _DATA_TYPES
            self._data = []

    def handle_data(self, data):
        if self._data is not None:
            self._data.append(data)

    def handle_endtag(self, tag):
        if tag != "script" or self._data is None:
            return
        text, self._data = "".join(self._data), None
        self.found += [f"<script>{text.strip()[:200]}"] if self._is_code else _in_data(text)


def inline_code(html: str) -> list[str]:
    finder = _Finder()
    finder.feed(html)
    finder.close()
    return finder.found


def _in_data(text: str) -> list[str]:
    """Code in HTML inside JSON; other texts hold none that a page would insert."""
    if text[:1] not in '[{"':
        return []
    try:
        return _in_value(json.loads(text))
    except json.JSONDecodeError:
        return []


def _in_value(value) -> list[str]:
    if isinstance(value, str):
        return inline_code(value) if "<" in value else []
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for part in parts for found in _in_value(part)]


def inline_code_of(response) -> list[str]:
    """Also of the JSON in which modal dialogues come."""
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    if kind not in ("text/html", "application/json"):
        return []
    text = response.content.decode()
    return inline_code(text) if kind == "text/html" else _in_data(text)
