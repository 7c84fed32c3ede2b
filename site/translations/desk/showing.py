"""Passages as HTML for people: tags that can be seen, terms of the glossary marked, what changed between two texts."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from bs4 import BeautifulSoup, NavigableString
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..quality import GlossaryEntry, terms_in
from ..units import Unit, text_of

_FORMATS = frozenset({"abbr", "b", "code", "em", "i", "strong"})
# Scripts without spaces between words are compared character by character.
_PIECE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|\w+|\s+|[^\w\s]")
_NOTHING = SafeString("")


def shown(unit: Unit, language: str, glossary: Iterable[GlossaryEntry]) -> SafeString:
    """The source of a passage. Its tags look like what they do, and stand there as they are to be typed."""
    if not unit.is_rich:
        return _marked(text_of(unit.source), language, glossary)
    return _inside(BeautifulSoup(unit.source, "html.parser"), language, glossary)


def _inside(node, language: str, glossary) -> SafeString:
    return _joined(_of_node(child, language, glossary) for child in node.children)


def _of_node(node, language: str, glossary) -> SafeString:
    if isinstance(node, NavigableString):
        return _marked(str(node), language, glossary)
    if node.name == "br":
        return format_html("{}<br>", _tag("<br/>"))
    opening = f'<a id="{node.get("id", "")}">' if node.name == "a" else f"<{node.name}>"
    name = node.name if node.name in _FORMATS else "span"
    inner = _inside(node, language, glossary)
    element = mark_safe(name)  # noqa: S308  one of a few names
    link = mark_safe(' class="desk-link"') if node.name == "a" else _NOTHING
    return format_html("{}<{}{}>{}</{}>{}", _tag(opening), element, link, inner, element, _tag(f"</{node.name}>"))


def _tag(text: str) -> SafeString:
    return format_html('<span class="desk-tag" dir="ltr">{}</span>', text)


def _marked(text: str, language: str, glossary) -> SafeString:
    pieces, position = [], 0
    for span in terms_in(text, language, glossary):
        pieces.append(format_html("{}", text[position : span.start]))
        said = _hint(span.entry)
        pieces.append(format_html('<mark class="desk-term" title="{}">{}</mark>', said, text[span.start : span.end]))
        position = span.end
    return _joined([*pieces, format_html("{}", text[position:])])


def _hint(entry: GlossaryEntry) -> str:
    if entry.do_not_translate:
        return _("Not translated: write it exactly so.")
    return _("Glossary: %(translation)s") % {"translation": entry.translation}


def terms_of(unit: Unit, language: str, glossary: Iterable[GlossaryEntry]) -> list[GlossaryEntry]:
    """The terms in a passage, each once, in the order of the text."""
    return list(dict.fromkeys(span.entry for span in terms_in(text_of(unit.source), language, glossary)))


def word_difference(before: str, after: str) -> SafeString:
    """Two fragments as one text: what is gone struck out, what is new marked."""
    old, new = _PIECE.findall(text_of(before)), _PIECE.findall(text_of(after))
    pieces = []
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[first:last]), "".join(new[begin:end])
        if kind == "equal":
            pieces.append(format_html("{}", come))
            continue
        if gone:
            pieces.append(format_html("<del>{}</del>", gone))
        if come:
            pieces.append(format_html("<ins>{}</ins>", come))
    return _joined(pieces)


def _joined(pieces: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))
