"""XLIFF 1.2 (OASIS, 2008), out and in."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ..languages import Language
from ..units import Unit, UnitState
from .documents import OWN_NOTES, Document, ReadDocument, ReadEntry, joined, notes_on, state_of
from .fragments import canonical, storable
from .inline import Dialect, read_passage, write_passage
from .xml_trees import XML_LANG, add, attribute, below, child, children, local, serialised, text_in

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"

_WRITTEN_STATES = {UnitState.EMPTY: "new", UnitState.REVIEW: "needs-review-translation", UnitState.DONE: "final"}
_SETTLED = frozenset({"translated", "final", "signed-off"})
_GUESSES = ("fuzzy", "mt-", "leveraged-mt")
_WHOLE = frozenset({"source", "target"})
_CTYPES = {"a": "link", "b": "bold", "i": "italic", "br": "lb"}


def _describe(tag: str, name: str) -> dict[str, str]:
    return {"id": name, "ctype": _CTYPES.get(tag, f"x-html-{tag}")}


_DIALECT = Dialect("g", "x", _describe)


def write(document: Document) -> bytes:
    root = ET.Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    source, target = (Language(code).tag for code in (document.source_language, document.target_language))
    file = add(
        root, "file", original=str(document.original), source_language=source, target_language=target, datatype="html",
        date=document.exported_at.isoformat(timespec="seconds"), tool_id="site",
    )  # fmt: skip
    header = add(file, "header")
    for kind, text in (("title", document.title), ("address", document.address), ("version", document.content_hash)):
        if text:
            add(header, "note", storable(text), from_=kind)
    add(header, "tool", tool_id="site", tool_name="Global Cosmetics Cluster")
    body = add(file, "body")
    for unit in document.passages:
        _write_unit(body, unit, source, target)
    return serialised(root, _WHOLE)


def _write_unit(body: ET.Element, unit: Unit, source_tag: str, target_tag: str) -> None:
    is_final = unit.state is UnitState.DONE
    element = add(body, "trans-unit", id=unit.key, resname=storable(unit.path), approved="yes" if is_final else "no")
    if unit.max_length:
        element.attrib |= {"maxwidth": str(unit.max_length), "size-unit": "char"}
    element.set("xml:space", "preserve")
    source, target = add(element, "source"), add(element, "target", state=_WRITTEN_STATES[unit.state])
    source.set("xml:lang", source_tag)
    target.set("xml:lang", target_tag)
    write_passage(source, target, unit, _DIALECT)
    group = add(element, "context-group", purpose="location")
    add(group, "context", storable(unit.path), context_type="x-path")
    for kind, text in notes_on(unit):
        add(element, "note", storable(text), from_=kind)


def read(root: ET.Element) -> list[ReadDocument]:
    """One document for each `<file>`. The tree comes from `xml_trees.parse`."""
    return [_read_file(file) for file in children(root, "file")]


def _read_file(file: ET.Element) -> ReadDocument:
    own = {attribute(note, "from"): text_in(note) for note in children(child(file, "header"), "note")}
    units = below(file, "trans-unit")
    first_target = next((target for unit in units for target in children(unit, "target")), None)
    target_tag = attribute(file, "target-language") or ("" if first_target is None else first_target.get(XML_LANG, ""))
    return ReadDocument(
        entries=tuple(entry for unit in units for entry in _read_unit(unit)),
        original=attribute(file, "original"),
        title=own.get("title", ""),
        source_tag=attribute(file, "source-language"),
        target_tag=target_tag,
        content_hash=own.get("version", ""),
    )


def _read_unit(unit: ET.Element) -> Iterator[ReadEntry]:
    source_element, target_element = child(unit, "source"), child(unit, "target")
    if source_element is None:
        return
    source = read_passage(source_element)
    target = read_passage(target_element, has_codes="<" in source)
    path = attribute(unit, "resname") or next(
        (text_in(context) for context in below(unit, "context") if attribute(context, "context-type") == "x-path"), ""
    )
    yield ReadEntry(
        key=attribute(unit, "id"),
        path=path,
        source=source,
        target=canonical(target),
        state=state_of(target, _is_settled(unit, target_element)),
        comment=joined(text_in(note) for note in children(unit, "note") if attribute(note, "from") not in OWN_NOTES),
    )


def _is_settled(unit: ET.Element, target: ET.Element | None) -> bool:
    if target is None or any(not text_in(segment) for segment in _segments(target)):
        return False
    state, qualifier = attribute(target, "state"), attribute(target, "state-qualifier")
    if state in {"final", "signed-off"}:
        return True
    if qualifier.startswith(_GUESSES):
        return False
    return state in _SETTLED if state else attribute(unit, "approved") != "no"


def _segments(target: ET.Element) -> list[ET.Element]:
    return [mark for mark in target.iter() if local(mark) == "mrk" and attribute(mark, "mtype") == "seg"]
