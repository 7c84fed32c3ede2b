"""Every address of the URLconf, with made-up arguments where it wants some."""

import re
from collections.abc import Iterator
from itertools import product

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from django.utils.regex_helper import normalize

# What a converter of a path accepts; everything else takes the word.
_ARGUMENTS = {"int": "1", "uuid": "00000000-0000-4000-8000-000000000000"}
_WORD = "1"


def every_address() -> dict[str, str]:
    """Names (or routes, where there is none) by path."""
    return dict(_walk(get_resolver(), "/"))


def _walk(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        path = prefix + _made_up(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, pattern.name or str(pattern.pattern)
        else:
            yield from _walk(pattern, path)


def _made_up(pattern) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return "en/"
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:(\w+):)?\w+>", lambda match: _ARGUMENTS.get(match[1] or "", _WORD), pattern._route)
    for template, names in normalize(pattern._regex):
        for words in product(("1", "a", "a/", "a.pdf"), repeat=len(names)):
            path = template % dict(zip(names, words, strict=True))
            if re.search(pattern._regex, path):
                return path
    raise AssertionError(f"No address could be made up for {pattern._regex}.")
