"""What a machine must not touch, wrapped before it is sent and put back when it comes home."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..quality.glossary import GlossaryEntry
from ..quality.markup import Skeleton
from ..quality.placeholders import placeholder_spans
from ..tokens import TokenKind, locked_tokens


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a service is told to leave words alone; `{number}` tells one wrapped piece from another."""

    opening: str
    closing: str

    def wrap(self, number: int, text: str) -> str:
        return self.opening.format(number=number) + html.escape(text, quote=False) + self.closing

    def pattern(self) -> re.Pattern:
        """Finds wrapped pieces however the service writes the attributes, by their number."""
        name = re.escape(re.match(r"<(\w+)", self.opening)[1])
        return re.compile(rf'<{name}\b[^<>]*\bid="?x(\d+)"?[^<>]*?(?:/>|>(?:(?!</?{name}\b).)*</{name}\s*>)', re.DOTALL)


XML = Wrapping('<x id="x{number}">', "</x>")
HTML = Wrapping('<span translate="no" id="x{number}">', "</span>")


@dataclass(frozen=True, slots=True)
class Protected:
    """A fragment ready to be sent; `home` puts the protected words back."""

    fragment: str
    kept: tuple[str, ...]
    wrapping: Wrapping

    @classmethod
    def of(cls, source: str, language: str, glossary: Iterable[GlossaryEntry], wrapping: Wrapping) -> "Protected":
        skeleton = Skeleton.of(Skeleton.of(source).rewritten())
        kept: list[str] = []
        pieces, position = [], 0
        for start, end in _protected_spans(skeleton.text, language, glossary):
            if start >= position:
                pieces += [skeleton.restored(skeleton.text[position:start])]
                pieces += [wrapping.wrap(len(kept), skeleton.text[start:end])]
                kept.append(skeleton.text[start:end])
                position = end
        return cls("".join(pieces) + skeleton.restored(skeleton.text[position:]), tuple(kept), wrapping)

    def home(self, answer: str) -> str:
        """The answer with the protected words in it; empty where the machine lost one or made one up."""
        seen: set[int] = set()

        def put_back(match: re.Match) -> str:
            number = int(match[1])
            seen.add(number)
            return html.escape(self.kept[number], quote=False) if number < len(self.kept) else ""

        restored = self.wrapping.pattern().sub(put_back, answer)
        return restored if seen == set(range(len(self.kept))) else ""


def _protected_spans(text: str, language: str, glossary: Iterable[GlossaryEntry]) -> list[tuple[int, int]]:
    """Figures are left to the machine: each language groups them its own way, and the checks compare their values."""
    spans = placeholder_spans(text)
    spans += [
        (token.start, token.end)
        for token in locked_tokens(text, language)
        if token.kind is not TokenKind.FIGURE and token.certain
    ]
    for entry in glossary:
        if entry.do_not_translate and entry.term.strip():
            pattern = rf"(?<!\w){re.escape(entry.term)}(?!\w)"
            spans += [match.span() for match in re.finditer(pattern, text)]
    return sorted(spans, key=lambda span: (span[0], -span[1]))
