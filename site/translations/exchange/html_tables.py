"""A table in HTML, which Word and other word processors open and save, out and in.

What such programs keep of a file is its words, tables, links and bold letters: everything that is needed to find the
passages again stands in cells.
"""

import re
from html import escape, unescape
from html.parser import HTMLParser

from bs4 import Tag
from django.utils.translation import gettext as _

from ..languages import Language, current
from ..units import Unit, UnitState, text_of
from .documents import Document, ExchangeError, ReadDocument, ReadEntry, notes_on, state_of
from .fragments import INLINE_TAGS, canonical, on_known_lines, soup_of, storable
from .po import decoded
from .xml_trees import MAX_DEPTH, MAX_ELEMENTS, cut_off, refuse_doctype, refuse_nesting

_STARTS = re.compile(rb"[\xef\xbb\xbf\s]*<(!doctype\s+html|html)\b", re.IGNORECASE)
_KEY = re.compile(r"[0-9a-f]{24}")
_FACTS = ("original", "title", "address", "source-language", "target-language", "version", "passages")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
# Their end may be left out.
_OPEN_ENDED = frozenset(
    {"p", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "li", "dt", "dd", "body", "head"}
)
_PROGRAMS = frozenset({"script", "iframe", "object", "embed", "applet", "frame", "svg", "math", "form"})
_SPACES = re.compile(r"[ \t\n]+")
# White space that is meant stands as a reference; these stand for it while the rest is squeezed together.
_MEANT = {" ": "\x01", "\t": "\x02", "\n": "\x03"}
_IN_TAGS = "\x04"
_MEANT_AGAIN = str.maketrans({mark: space for space, mark in _MEANT.items()})
_STYLE = (
    "body{font-family:sans-serif}table{border-collapse:collapse;margin-bottom:2em}"
    "th,td{border:1px solid #999;padding:4px 8px;vertical-align:top;text-align:start;white-space:pre-wrap}"
    ".key{font-size:7pt;color:#666;max-width:8em;word-break:break-all}"
)


def write(document: Document) -> bytes:
    """Headings and notes are in the active language."""
    here = current()
    headings = (_("Key"), _("Source"), _("Translation"), _("Needs another look"), _("Note"))
    facts = "".join(
        f'<tr><td class="key">{name}</td><td>{_text(value)}</td></tr>\n' for name, value in _facts(document)
    )
    rows = "".join(_row(document, unit) for unit in document.passages)
    hint = _("Write in the column of the translation only. A word in the column beside it marks what is not final.")
    page = (
        f'<!DOCTYPE html>\n<html lang="{here.tag}" dir="{here.direction}">\n<head><meta charset="utf-8">'
        f"<title>{_text(document.title)}</title><style>{_STYLE}</style></head>\n<body>\n<p>{_text(hint)}</p>\n"
        f"<table>\n{facts}</table>\n<table>\n<tr>{''.join(f'<th>{_text(word)}</th>' for word in headings)}</tr>\n"
        f"{rows}</table>\n</body>\n</html>\n"
    )
    return page.encode()


def _facts(document: Document) -> list[tuple[str, str]]:
    languages = (Language(code).tag for code in (document.source_language, document.target_language))
    number = str(len(document.passages))
    values = (str(document.original), document.title, document.address, *languages, document.content_hash, number)
    return list(zip(_FACTS, values, strict=True))


def _row(document: Document, unit: Unit) -> str:
    cells = []
    for code, fragment in ((document.source_language, unit.source), (document.target_language, unit.target)):
        language = Language(code)
        cells.append(f'<td lang="{language.tag}" dir="{language.direction}">{_words(fragment)}</td>')
    look = "×" if unit.state is UnitState.REVIEW and unit.target else ""
    notes = "<br>".join(_text(text) for _kind, text in notes_on(unit))
    key = f'<td class="key" dir="ltr">{unit.key}<br>{_text(unit.path)}</td>'
    return f"<tr>{key}{''.join(cells)}<td>{look}</td><td>{notes}</td></tr>\n"


def _text(text: str) -> str:
    return escape(on_known_lines(storable(text)))


def _words(fragment: str) -> str:
    markup = "".join(_written(node) for node in soup_of(canonical(fragment)).children)
    return _SPACES.sub(lambda found: _space(found, markup), markup).replace(_IN_TAGS, " ")


def _space(found: re.Match, markup: str) -> str:
    """What a reader of HTML would squeeze together, as references."""
    if found[0] == " " and found.start() > 0 and found.end() < len(markup):
        return " "
    return "".join(f"&#{ord(char)};" for char in found[0])


def _written(node) -> str:
    if not isinstance(node, Tag):
        return _text(str(node))
    if node.name == "br":
        return "<br>"
    inner = "".join(_written(child) for child in node.children)
    # With a target, so that a word processor keeps the link.
    opening = f'a{_IN_TAGS}href="#{escape(node.get("id") or "")}"' if node.name == "a" else node.name
    return f"<{opening}>{inner}</{node.name}>"


def is_html(data: bytes) -> bool:
    return bool(_STARTS.match(data[:1000]))


def read(data: bytes) -> list[ReadDocument]:
    """The one document of the file; raises ExchangeError."""
    reader = _Reader()
    try:
        reader.feed(decoded(data))
    except AssertionError as error:  # of the parser, for sections that HTML does not know
        raise reader.refusal() from error
    reader.finish()
    if not reader.entries:
        raise ExchangeError(_("This is a web page without a table of passages."))
    facts = reader.facts
    stated = facts.get("passages", "")
    return [
        ReadDocument(
            entries=tuple(reader.entries),
            original=facts.get("original", ""),
            title=facts.get("title", ""),
            source_tag=facts.get("source-language", ""),
            target_tag=facts.get("target-language", ""),
            content_hash=facts.get("version", ""),
            stated_entries=int(stated) if stated.isdecimal() and len(stated) < 10 else None,
        )
    ]


class _Reader(HTMLParser):
    """Rows of tables. Stops at what no word processor writes."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.facts: dict[str, str] = {}
        self.entries: list[ReadEntry] = []
        # Open elements, each with what its end writes into the cell.
        self._open: list[tuple[str, str]] = []
        self._elements = 0
        self._cells: list[str] = []
        self._cell: list[str] | None = None
        self._has_words = False
        self._is_first = True
        self._is_closed = False

    def handle_decl(self, decl):
        if "[" in decl or "entity" in decl.lower():
            raise refuse_doctype()

    def handle_starttag(self, tag, attrs):
        self._elements += 1
        if tag in _PROGRAMS:
            message = _("The file has a <%(tag)s> in it, which could run a program. For safety, it is not read.")
            raise ExchangeError(message % {"tag": tag})
        if len(self._open) > MAX_DEPTH or self._elements > MAX_ELEMENTS or (tag == "table" and self._cell is not None):
            raise refuse_nesting()
        if tag in ("td", "th"):
            self._end_cell()
            self._cell, self._has_words = [], False
        elif tag == "tr":
            self._end_row()
        elif tag == "table":
            self._is_first = True
        closing = self._begin_inline(tag, dict(attrs)) if self._cell is not None else ""
        if tag not in _VOID:
            self._open.append((tag, closing))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def _begin_inline(self, tag: str, attrs: dict) -> str:
        """Writes what an element inside a cell begins with; returns what it ends with."""
        if tag == "br" or (tag in ("p", "div") and self._has_words):
            self._cell.append("<br/>")
        elif tag == "a" and (address := attrs.get("href") or ""):
            # An address is for the gate to refuse: translators place links, they make none.
            name, value = ("id", address[1:]) if address.startswith("#") else ("href", address)
            self._cell.append(f'<a{_IN_TAGS}{name}="{escape(storable(value))}">' if value else "<a>")
            return "</a>"
        elif tag in INLINE_TAGS - {"a", "br"}:
            self._cell.append(f"<{tag}>")
            return f"</{tag}>"
        return ""

    def handle_endtag(self, tag):
        if tag in _VOID:
            return
        while self._open and self._open[-1][0] != tag and self._open[-1][0] in _OPEN_ENDED:
            self._end(*self._open.pop())
        if not self._open or self._open[-1][0] != tag:
            raise self.refusal()
        self._end(*self._open.pop())

    def _end(self, tag: str, closing: str) -> None:
        if closing and self._cell is not None:
            self._cell.append(closing)
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag == "html":
            self._is_closed = True

    def handle_data(self, data):
        if self._cell is not None and self._open[-1][0] != "style":
            self._cell.append(escape(data, quote=False))
            self._has_words = self._has_words or not data.isspace()

    def handle_entityref(self, name):
        self.handle_data(unescape(f"&{name};"))

    def handle_charref(self, name):
        char = unescape(f"&#{name};")
        self.handle_data(_MEANT.get(char) or storable(char))

    def refusal(self) -> ExchangeError:
        place = {"line": self.getpos()[0]}
        return ExchangeError(_("This is not a well-formed HTML file: it is broken at line %(line)d.") % place)

    def finish(self) -> None:
        is_whole = self._is_closed and not self._open and not self.rawdata.strip()
        if not is_whole:
            raise cut_off()
        self.close()

    def _end_cell(self) -> None:
        if self._cell is not None:
            text = _SPACES.sub(" ", "".join(self._cell)).strip(" ")
            self._cells.append(text.translate(_MEANT_AGAIN).replace(_IN_TAGS, " "))
            self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        cells, self._cells = self._cells, []
        if len(cells) == 2:
            name = text_of(cells[0]).strip()
            if name in _FACTS:
                self.facts.setdefault(name, " ".join(text_of(cells[1]).split()))
        elif len(cells) > 2:
            self._read_passage(cells)

    def _read_passage(self, cells: list[str]) -> None:
        words = text_of(cells[0]).split()
        is_heading, self._is_first = self._is_first, False
        has_key = bool(words and _KEY.fullmatch(words[0]))
        if is_heading and not has_key:
            return
        is_final = len(cells) < 4 or not text_of(cells[3]).strip()
        self.entries.append(
            ReadEntry(
                key=words[0] if has_key else "",
                path="".join(words[1:2]) if has_key else "",
                source=cells[1],
                target=cells[2],
                state=state_of(text_of(cells[2]), is_final),
            )
        )
