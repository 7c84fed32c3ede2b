"""Fragments of HTML as wagtail-localize cuts them, made comparable and fit for files."""

import re
from html import escape, unescape

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

INLINE_TAGS = frozenset({"a", "abbr", "acronym", "b", "br", "code", "em", "i", "strong"})

# What XML 1.0 cannot hold, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Python, and with it polib, ends a line at each of these.
_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TAGS = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
_MAX_DEPTH = 30


def storable(text: str) -> str:
    """The text without what no file can carry: control characters, halves of surrogate pairs, carriage returns."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def on_known_lines(text: str) -> str:
    """The text with a space for each character that some tools take for the end of a line."""
    return _LINE_ENDS.sub(" ", text)


def is_too_deep(markup: str) -> bool:
    """Whether tags stand in one another deeper than people write. Asked of raw words, before anything parses them:
    wagtail-localize walks passages by recursion."""
    depth = 0
    for closing, name in _TAGS.findall(markup):
        if name.lower() != "br":
            depth = max(0, depth - 1) if closing else depth + 1
        if depth > _MAX_DEPTH:
            return True
    return False


def soup_of(fragment: str) -> BeautifulSoup:
    """The tree of a fragment, without comments and declarations."""
    if "<" in fragment:
        soup = BeautifulSoup(fragment, "html.parser")
        for node in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
            node.extract()
        return soup
    # Beautiful Soup warns of bare addresses and file names.
    soup = BeautifulSoup("", "html.parser")
    soup.append(NavigableString(unescape(fragment)))
    return soup


def canonical(fragment: str) -> str:
    """The one way to write a fragment: as wagtail-localize does, so that two of them can be compared."""
    return soup_of(fragment).decode_contents() if "<" in fragment else escape(unescape(fragment), quote=False)


def comparable(fragment: str) -> str:
    """Equal for fragments that differ only in what files cannot carry."""
    return on_known_lines(storable(canonical(fragment)))


def fragment_of_text(text: str) -> str:
    """The words of a plain field as a fragment: escaped, a `<br/>` for each new line."""
    return escape(text, quote=False).replace("\n", "<br/>")


def kept_inline(fragment: str) -> str:
    """Only what a passage may hold: inline tags without attributes, links with their `id`. The words all stay."""
    if "<" not in fragment:
        return canonical(fragment)
    soup = soup_of(fragment)
    for tag in soup.find_all(True):
        if tag.name not in INLINE_TAGS:
            tag.unwrap()
        else:
            tag.attrs = {"id": tag["id"]} if tag.name == "a" and tag.get("id") else {}
    return soup.decode_contents()


def with_edges_of(source: str, target: str) -> str:
    """The target without white space at an end where the source has none: tools indent, and translators slip."""
    if not source[:1].isspace():
        target = target.lstrip(" \t\n")
    return target if source[-1:].isspace() else target.rstrip(" \t\n")


class CodeNames:
    """Names the tags of one passage for formats that number them.

    The name begins with the tag and, for a link, is its `id`: a file that lost all else still says which tag is meant.
    A tag of the target has the name of its like in the source.
    """

    def __init__(self, source: BeautifulSoup):
        # Beautiful Soup's tags are equal where they look alike; `_soups` keeps their identities from being used again.
        self._soups = [source]
        self._names: dict[int, str] = {}
        self._likes: dict[tuple[str, str], list[str]] = {}
        self._taken: set[str] = set()
        for tag in source.find_all(True):
            name = self._names[id(tag)] = self._new(tag)
            self._likes.setdefault(_kind(tag), []).append(name)

    def add_target(self, target: BeautifulSoup) -> None:
        self._soups.append(target)
        likes = {kind: iter(names) for kind, names in self._likes.items()}
        for tag in target.find_all(True):
            self._names[id(tag)] = next(likes.get(_kind(tag), iter(())), None) or self._new(tag)

    def __getitem__(self, tag: Tag) -> str:
        return self._names[id(tag)]

    def _new(self, tag: Tag) -> str:
        stem, number = tag.name, 1
        if tag.name == "a":
            stem = tag.get("id") or "link"
            if stem != "link" and stem not in self._taken:
                self._taken.add(stem)
                return stem
            stem += "."
        while f"{stem}{number}" in self._taken:
            number += 1
        self._taken.add(f"{stem}{number}")
        return f"{stem}{number}"


def _kind(tag: Tag) -> tuple[str, str]:
    return tag.name, tag.get("id") or ""


_TAG_OF_NAME = re.compile(r"(abbr|acronym|br|b|code|em|i|strong|a)\d+(\.\d+)?")


def tag_named(name: str) -> str | None:
    """The tag that a name of `CodeNames` begins with."""
    if name.startswith("link."):
        return "a"
    found = _TAG_OF_NAME.fullmatch(name)
    return found and found[1]


def opening(tag: str, name: str) -> str:
    if tag == "br":
        return "<br/>"
    link = name.rpartition(".")[0] or name
    return f'<a id="{escape(link)}">' if tag == "a" and link != "link" else f"<{tag}>"
