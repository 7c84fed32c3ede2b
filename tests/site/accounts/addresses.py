"""Every address of the URLconf, about objects that exist, with made-up arguments where none is at hand."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from django.utils.regex_helper import normalize

# What a converter of a path accepts; everything else takes the word.
_ARGUMENTS = {"int": "1", "uuid": "00000000-0000-4000-8000-000000000000"}
_WORD = "1"


@dataclass(frozen=True)
class Address:
    """`name` with its namespaces; where there is none, the route behind a `~`."""

    name: str
    path: str


Arguments = Callable[[str, str], object]


def _nothing_at_hand(name: str, argument: str) -> None:
    return None


def every_address(arguments: Arguments = _nothing_at_hand) -> list[Address]:
    """Each once, under the last of its names: what stands before in the URLconf answers in its place.

    `arguments` gives the value of an argument of a name, or None.
    """
    named, patterns_of = {}, {}
    for name, route, patterns in _walk(get_resolver(), "", ()):
        if route not in named or not name.startswith("~"):
            named[route], patterns_of[route] = name, patterns
    found = {}
    for route, name in named.items():
        path = "/" + "".join(_filled(pattern, name, arguments) for pattern in patterns_of[route])
        found[path] = Address(name, path)
    return list(found.values())


def arguments_of_addresses() -> set[str]:
    """The names of all arguments that an address takes."""
    return {
        name
        for _name, _route, patterns in _walk(get_resolver(), "", ())
        for pattern in patterns
        if not isinstance(pattern, LocalePrefixPattern)
        for name in pattern.converters | pattern.regex.groupindex
    }


def _walk(resolver: URLResolver, space: str, above: tuple) -> Iterator[tuple[str, str, tuple]]:
    for entry in resolver.url_patterns:
        patterns = (*above, entry.pattern)
        if isinstance(entry, URLPattern):
            route = "".join("" if isinstance(part, LocalePrefixPattern) else str(part) for part in patterns)
            yield (f"{space}{entry.name}" if entry.name else f"~{route}"), route, patterns
        else:
            yield from _walk(entry, f"{space}{entry.namespace}:" if entry.namespace else space, patterns)


def _filled(pattern, name: str, arguments: Arguments) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return "en/"
    if isinstance(pattern, RoutePattern):

        def fill(match) -> str:
            given = arguments(name, match[2])
            return str(_ARGUMENTS.get(match[1] or "", _WORD) if given is None else given)

        return re.sub(r"<(?:(\w+):)?(\w+)>", fill, pattern._route)
    for template, names in normalize(pattern._regex):
        given = {argument: arguments(name, argument) for argument in names}
        known = {argument: value for argument, value in given.items() if value is not None}
        others = [argument for argument in names if argument not in known]
        for words in product(("1", "a", "a/", "a.pdf"), repeat=len(others)):
            path = template % (known | dict(zip(others, words, strict=True)))
            if re.search(pattern._regex, path):
                return path
    raise AssertionError(f"No address could be made up for {pattern._regex}.")
