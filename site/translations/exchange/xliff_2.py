"""XLIFF 2.1 (OASIS, 2018), out and in; 2.0 and 2.2 are read as well."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ..languages import Language
from ..units import Unit, UnitState
from .documents import OWN_NOTES, Document, ReadDocument, ReadEntry, joined, notes_on, state_of
from .fragments import storable
from .inline import Dialect, read_passage, write_passage
from .xml_trees import add, attribute, below, child, children, serialised, text_in

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_SIZES = "urn:oasis:names:tc:xliff:sizerestriction:2.0"

_SETTLED = frozenset({"translated", "reviewed", "final"})
_WHOLE = frozenset({"source", "target"})
_TYPES = {
    "a": {"type": "link"},
    "b": {"type": "fmt", "subType": "xlf:b"},
    "i": {"type": "fmt", "subType": "xlf:i"},
    "br": {"type": "fmt", "subType": "xlf:lb", "disp": "<br>"},
}


def _describe(tag: str, name: str) -> dict[str, str]:
    shown = {} if tag == "br" else {"dispStart": f"<{tag}>", "dispEnd": f"</{tag}>"}
    return {"id": name, **(_TYPES.get(tag) or {"type": "fmt", "subType": f"html:{tag}"}), **shown}


_DIALECT = Dialect("pc", "ph", _describe)


def write(document: Document) -> bytes:
    root = ET.Element("xliff", {"version": "2.1", "xmlns": NAMESPACE, "xmlns:slr": _SIZES})
    source, target = (Language(code) for code in (document.source_language, document.target_language))
    root.attrib |= {"srcLang": source.tag, "trgLang": target.tag}
    file = add(root, "file", id="f1", original=str(document.original))
    file.attrib |= {"srcDir": source.direction, "trgDir": target.direction}
    profiles = add(file, "slr:profiles")
    profiles.set("generalProfile", "xliff:codepoints")
    notes = add(file, "notes")
    exported = document.exported_at.isoformat(timespec="seconds")
    stated = {"title": document.title, "address": document.address, "version": document.content_hash, "date": exported}
    for kind, text in stated.items():
        if text:
            add(notes, "note", storable(text), category=kind)
    for unit in document.passages:
        _write_unit(file, unit)
    return serialised(root, _WHOLE)


def _write_unit(file: ET.Element, unit: Unit) -> None:
    element = add(file, "unit", id=unit.key, name=storable(unit.path))
    if unit.max_length:
        element.set("slr:sizeRestriction", str(unit.max_length))
    if told := notes_on(unit):
        notes = add(element, "notes")
        for kind, text in told:
            add(notes, "note", storable(text), category=kind)
    segment = add(element, "segment", state="final" if unit.state is UnitState.DONE else "initial")
    if unit.state is UnitState.REVIEW:
        segment.set("subState", "gcc:needs-review")
    source = add(segment, "source")
    target = add(segment, "target") if unit.target else None
    for passage in (source, target):
        if passage is not None:
            passage.set("xml:space", "preserve")
    write_passage(source, target, unit, _DIALECT)


def read(root: ET.Element) -> list[ReadDocument]:
    """One document for each `<file>`. The tree comes from `xml_trees.parse`."""
    return [_read_file(file, root) for file in children(root, "file")]


def _read_file(file: ET.Element, root: ET.Element) -> ReadDocument:
    own = {attribute(note, "category"): text_in(note) for note in children(child(file, "notes"), "note")}
    return ReadDocument(
        entries=tuple(entry for unit in below(file, "unit") for entry in _read_unit(unit)),
        original=attribute(file, "original"),
        title=own.get("title", ""),
        source_tag=attribute(root, "srcLang"),
        target_tag=attribute(root, "trgLang"),
        content_hash=own.get("version", ""),
    )


def _read_unit(unit: ET.Element) -> Iterator[ReadEntry]:
    segments = children(unit, "segment", "ignorable")
    if not segments:
        return
    source = read_passage(_together(unit, "source"))
    target = ""
    if any(text_in(child(segment, "target")) for segment in children(unit, "segment")):
        target = read_passage(_together(unit, "target"), has_codes="<" in source)
    notes = children(child(unit, "notes"), "note")
    yield ReadEntry(
        key=attribute(unit, "id"),
        path=attribute(unit, "name"),
        source=source,
        target=target,
        state=state_of(target, all(_is_settled(segment) for segment in children(unit, "segment"))),
        comment=joined(text_in(note) for note in notes if attribute(note, "category") not in OWN_NOTES),
    )


def _together(unit: ET.Element, name: str) -> ET.Element:
    """The sources or the targets of all segments as one element; what is not translated between them is kept."""
    whole = ET.Element(unit.tag)
    for segment in children(unit, "segment", "ignorable"):
        part = child(segment, name)
        if part is None and segment.tag.endswith("ignorable"):
            part = child(segment, "source")
        if part is not None:
            if len(whole):
                whole[-1].tail = (whole[-1].tail or "") + (part.text or "")
            else:
                whole.text = (whole.text or "") + (part.text or "")
            whole.extend(part)
    return whole


def _is_settled(segment: ET.Element) -> bool:
    sub_state = attribute(segment, "subState")
    is_questioned = any(word in sub_state for word in ("review", "fuzzy", "mt"))
    has_words = bool(text_in(child(segment, "target")))
    return has_words and attribute(segment, "state") in _SETTLED and not is_questioned
