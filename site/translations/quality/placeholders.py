"""Placeholders that a program fills: `%(name)s`, `{name}`, `%s`, `{{ name }}`."""

import re

PLACEHOLDER = re.compile(r"%\(\w+\)[sdfi]|\{\{\s*[\w.]+\s*\}\}|\{\w*\}|%(?:\d+\$)?[sd](?!\w)")


def placeholder_spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in PLACEHOLDER.finditer(text)]


def placeholders(text: str) -> list[str]:
    return [match[0] for match in PLACEHOLDER.finditer(text)]
