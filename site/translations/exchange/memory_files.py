"""Translation memories as TMX 1.4, out and in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from bs4 import Tag
from django.utils.translation import gettext as _

from ..languages import Language
from .documents import ExchangeError, language_of
from .fragments import is_too_deep, kept_inline, soup_of, storable
from .xml_trees import MAX_BYTES, XML_LANG, add, attribute, below, child, children, local, parse, serialised, text_in

_MOMENT = "%Y%m%dT%H%M%SZ"
_WHOLE = frozenset({"seg"})
_TYPES = {"a": "link", "b": "bold", "i": "italic", "br": "lb"}
_ANY_LANGUAGE = "*all*"


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """A passage and its translation, as fragments; `context` is the place it stands at, "" where that is not known."""

    source_language: str
    target_language: str
    source: str
    target: str
    context: str = ""
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadMemory:
    """`skipped` counts translations without words, or in languages that the site does not speak."""

    entries: tuple[MemoryEntry, ...]
    skipped: int = 0


def write_tmx(entries: Iterable[MemoryEntry], source_language: str, exported_at: datetime) -> bytes:
    root = ET.Element("tmx", {"version": "1.4"})
    header = add(root, "header", segtype="paragraph", adminlang="en", srclang=Language(source_language).tag)
    header.attrib |= {
        "o-tmf": "site", "datatype": "html", "creationdate": _stamp(exported_at),
        "creationtool": "Global Cosmetics Cluster", "creationtoolversion": "1",
    }  # fmt: skip
    body = add(root, "body")
    for entry in entries:
        unit = add(body, "tu", srclang=Language(entry.source_language).tag, datatype="html")
        if entry.created_at:
            unit.set("creationdate", _stamp(entry.created_at))
        if entry.context:
            prop = add(unit, "prop", storable(entry.context))
            prop.set("type", "x-context")
        for code, fragment in ((entry.source_language, entry.source), (entry.target_language, entry.target)):
            variant = add(unit, "tuv")
            variant.set("xml:lang", Language(code).tag)
            _Segment(add(variant, "seg")).write(fragment)
    return serialised(root, _WHOLE)


class _Segment:
    """Writes a fragment; begins and ends of tags are numbered to say which belong together."""

    def __init__(self, element: ET.Element):
        self.element = element
        self.count = 0

    def write(self, fragment: str) -> None:
        self._write_nodes(soup_of(fragment))

    def _write_nodes(self, parent: Tag) -> None:
        for node in parent.children:
            if not isinstance(node, Tag):
                self._add_text(storable(str(node)))
                continue
            self.count += 1
            number, kind = str(self.count), _TYPES.get(node.name, f"x-{node.name}")
            if node.name == "br":
                add(self.element, "ph", "<br/>", x=number, type=kind)
                continue
            begin = f'<a id="{node["id"]}">' if node.get("id") else f"<{node.name}>"
            add(self.element, "bpt", storable(begin), i=number, x=number, type=kind)
            self._write_nodes(node)
            add(self.element, "ept", f"</{node.name}>", i=number)

    def _add_text(self, text: str) -> None:
        if len(self.element):
            self.element[-1].tail = (self.element[-1].tail or "") + text
        else:
            self.element.text = (self.element.text or "") + text


def read_tmx(data: bytes, limit: int = MAX_BYTES) -> ReadMemory:
    """Every pair of a source and a translation; raises ExchangeError."""
    root = parse(data, allow_doctype=True, limit=limit)
    if local(root) != "tmx":
        raise ExchangeError(_("This is an XML file, but not a TMX file."))
    if not attribute(root, "version").startswith("1."):
        raise ExchangeError(
            _("This version of TMX cannot be read: “%(version)s”. Save the file as TMX 1.4.")
            % {"version": attribute(root, "version")[:20]}
        )
    header = child(root, "header")
    source_tag = _ANY_LANGUAGE if header is None else attribute(header, "srclang")
    entries, skipped = [], 0
    for unit in below(root, "tu"):
        for entry in _pairs(unit, attribute(unit, "srclang") or source_tag):
            if entry:
                entries.append(entry)
            else:
                skipped += 1
    if not entries:
        raise ExchangeError(_("The file has no translations into languages of the site."))
    return ReadMemory(tuple(entries), skipped)


def _pairs(unit: ET.Element, source_tag: str) -> Iterator[MemoryEntry | None]:
    variants = [(_language(variant), variant) for variant in children(unit, "tuv")]
    stated = language_of(source_tag)
    source = next((pair for pair in variants if pair[0] and pair[0] == stated), None)
    if source is None and source_tag.lower() in {_ANY_LANGUAGE, ""}:
        source = next((pair for pair in variants if pair[0]), None)
    contexts = [prop for prop in children(unit, "prop") if attribute(prop, "type") == "x-context"]
    for language, variant in variants:
        if source and variant is source[1]:
            continue
        words = [_fragment(found) for found in (source[1], variant)] if source and language else []
        if not words or language == source[0] or not all(text.strip() for text in words):
            yield None
            continue
        yield MemoryEntry(
            source[0],
            language,
            *words,
            context=text_in(next(iter(contexts), None)),
            created_at=_moment(attribute(variant, "creationdate") or attribute(unit, "creationdate")),
        )


def _language(variant: ET.Element) -> str | None:
    return language_of(variant.get(XML_LANG) or attribute(variant, "lang"))


def _fragment(variant: ET.Element) -> str:
    segment = child(variant, "seg")
    marked = "" if segment is None else _marked(segment)
    return "" if is_too_deep(marked) else kept_inline(marked)


def _marked(element: ET.Element) -> str:
    """The words of a segment with those of its codes that are tags of HTML. Codes of other formats are left out."""
    parts = [_escaped(element.text)]
    for inner in element:
        if local(inner) == "hi":
            parts.append(_marked(inner))
        elif local(inner) in {"bpt", "ept", "ph", "it"}:
            code = "".join(inner.itertext()).strip()
            parts.append(code if code.startswith("<") and code.endswith(">") else "")
        parts.append(_escaped(inner.tail))
    return "".join(parts)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(_MOMENT)


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
