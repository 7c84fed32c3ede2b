"""Fragments taken apart: inline tags on one side, words on the other."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

INLINE_TAGS = frozenset({"a", "abbr", "b", "br", "code", "em", "i", "strong"})
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^<>]*)>")
# Where a browser would see the beginning of markup.
_MARKUP_LIKE = re.compile(r"<[a-zA-Z/!?]")
_ID = re.compile(r"""\s+id\s*=\s*(?:"([^"<>&]*)"|'([^'<>&]*)')""", re.IGNORECASE)
# One character stands for each tag, from a plane that no writing uses, so that rules see words without their tags.
_FIRST_STAND_IN = 0xF0000
STAND_INS = "[\U000f0000-\U000ffffd]"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as written. `rest` is what stands behind its name; `link_id` is the id of an `<a>`."""

    text: str
    name: str
    is_closing: bool
    rest: str

    @property
    def link_id(self) -> str | None:
        match = _ID.fullmatch(self.rest) if self.name == "a" and not self.is_closing else None
        return (match[1] or match[2] or None) if match else None

    def rewritten(self) -> str:
        if self.name == "br":
            return "<br/>"
        if self.is_closing:
            return f"</{self.name}>"
        return f'<a id="{self.link_id}">' if self.link_id else f"<{self.name}>"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The words of a fragment, unescaped, with a stand-in for each tag; `restored` puts changed words back."""

    text: str
    tags: tuple[Tag, ...]

    @classmethod
    def of(cls, fragment: str) -> "Skeleton":
        tags: list[Tag] = []
        pieces = []
        position = 0
        for match in _TAG.finditer(fragment):
            pieces += [html.unescape(fragment[position : match.start()]), chr(_FIRST_STAND_IN + len(tags))]
            tags.append(
                Tag(
                    match[0],
                    match["name"].lower(),
                    bool(match["close"]),
                    match["rest"].rstrip().removesuffix("/").rstrip(),
                )
            )
            position = match.end()
        pieces.append(html.unescape(fragment[position:]))
        return cls("".join(pieces), tuple(tags))

    def restored(self, text: str) -> str:
        return self._with_tags(text, lambda tag: tag.text)

    def rewritten(self) -> str:
        """From its parts, so that nothing of another reading of the markup comes through."""
        return self._with_tags(self.text, lambda tag: tag.rewritten())

    def _with_tags(self, text: str, write: Callable[[Tag], str]) -> str:
        escaped = html.escape(text, quote=False)
        numbers = range(len(self.tags))

        def tag_or_itself(match: re.Match) -> str:
            number = ord(match[0]) - _FIRST_STAND_IN
            return write(self.tags[number]) if number in numbers else match[0]

        return re.sub(STAND_INS, tag_or_itself, escaped)

    @property
    def link_ids(self) -> list[str]:
        return [tag.link_id for tag in self.tags if tag.link_id is not None]

    def imbalance(self) -> str | None:
        """The name of the first tag that is closed without being open, left open, or open within itself."""
        open_tags: list[str] = []
        for tag in self.tags:
            if tag.name == "br":
                if tag.is_closing:
                    return "br"
            elif tag.is_closing:
                if not open_tags or open_tags.pop() != tag.name:
                    return tag.name
            elif tag.name in open_tags:
                return tag.name
            else:
                open_tags.append(tag.name)
        return open_tags[-1] if open_tags else None


def stray_markup(fragment: str) -> str | None:
    """The first piece that looks like markup and is no tag: a comment, a declaration, a tag without its end."""
    match = _MARKUP_LIKE.search(_TAG.sub("", fragment))
    return match.string[match.start() :][:20] if match else None


def forbidden_tag(skeleton: Skeleton) -> Tag | None:
    """The first tag that no passage may have: unknown, or with attributes other than the id of a link."""
    for tag in skeleton.tags:
        if tag.name not in INLINE_TAGS or (tag.rest.strip() and tag.link_id is None):
            return tag
    return None


def plain_fragment(text: str) -> str:
    """Words as typed into a plain field, as a fragment."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<br/>".join(html.escape(line, quote=False) for line in lines)
