"""A passage with what several checks ask of it, worked out once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..figures import Figure, differences, figures, numbers_in_words, western_digits
from ..tokens import Token, TokenKind, locked_names, locked_tokens
from ..units import Unit, text_of
from .glossary import GlossaryEntry, terms_in
from .markup import Skeleton
from .placeholders import placeholder_spans


@dataclass(frozen=True)
class Passage:
    """Not slotted: cached properties need the dictionary."""

    unit: Unit
    source_language: str
    target_language: str
    glossary: Sequence[GlossaryEntry] = ()

    @property
    def language(self) -> str:
        """The primary language of the translation: `zh` for `zh-hans`."""
        return self.target_language.split("-")[0]

    @cached_property
    def source_text(self) -> str:
        return text_of(self.unit.source)

    @cached_property
    def target_text(self) -> str:
        return text_of(self.unit.target)

    @cached_property
    def is_blank(self) -> bool:
        # A passage of nothing but no-break or zero-width spaces reads as empty.
        return not self.target_text.strip(" \t\r\n\u00a0\u202f\u3000\u200b\u200c\u200d\u2060\ufeff")

    @cached_property
    def source(self) -> Skeleton:
        return Skeleton.of(self.unit.source)

    @cached_property
    def target(self) -> Skeleton:
        return Skeleton.of(self.unit.target)

    @cached_property
    def source_tokens(self) -> list[Token]:
        return locked_tokens(self.source_text, self.source_language)

    @cached_property
    def source_figures(self) -> list[Figure]:
        return figures(self.source_text, self.source_language, _locked_spans(self.source_text))

    @cached_property
    def target_figures(self) -> list[Figure]:
        text = self.target_text
        spans = _locked_spans(text)
        for token in self.source_tokens:
            if token.kind in (TokenKind.LAW, TokenKind.STANDARD):
                # The number of a law is known as one where nothing but the source tells.
                spans += [match.span() for match in re.finditer(re.escape(token.key), western_digits(text))]
        return figures(text, self.target_language, spans)

    @cached_property
    def source_words(self) -> set[int]:
        return numbers_in_words(self.source_text, self.source_language)

    @cached_property
    def target_words(self) -> set[int]:
        return numbers_in_words(self.target_text, self.target_language)

    @cached_property
    def differences(self) -> tuple[list[Figure], list[Figure]]:
        """The figures that the target lacks, and those that it has too much."""
        return differences(self.source_figures, self.target_figures, self.source_words, self.target_words)

    @cached_property
    def terms(self) -> list[GlossaryEntry]:
        """The entries whose term the source says, each once."""
        spans = terms_in(self.source_text, self.source_language, self.glossary)
        tokens = [(token.start, token.end) for token in self.source_tokens]
        spans = [span for span in spans if not any(start < span.end and span.start < end for start, end in tokens)]
        return list(dict.fromkeys(span.entry for span in spans))

    @cached_property
    def other_words(self) -> list[str]:
        """The words of the source that can be translated: no locked token, no placeholder, no name of the glossary."""
        text = self.source_text
        spans = [(token.start, token.end) for token in self.source_tokens] + placeholder_spans(text)
        for start, end in sorted(spans, reverse=True):
            text = f"{text[:start]} {text[end:]}"
        for entry in self.glossary:
            if entry.do_not_translate:
                text = text.replace(entry.term, " ")
        return [word for word in text.split() if any(char.isalpha() for char in word)]


def _locked_spans(text: str) -> list[tuple[int, int]]:
    return [(token.start, token.end) for token in locked_names(text)] + placeholder_spans(text)
