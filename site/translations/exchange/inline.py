"""Tags inside a passage as XLIFF writes them: `<g>` and `<x>` in 1.2, `<pc>` and `<ph>` in 2.1; read from either."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup, Tag

from ..units import Unit
from .documents import ExchangeError
from .fragments import CodeNames, canonical, opening, soup_of, storable, tag_named
from .xml_trees import attribute, local, parse

_TYPES = {"bold": "b", "italic": "i", "link": "a", "lb": "br", "xlf:b": "b", "xlf:i": "i", "xlf:lb": "br"}
_OWN_TYPE = re.compile(r"(?:x-html-|html:)(abbr|acronym|a|b|br|code|em|i|strong)")
_MAX_BEGUN = 20


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a version of XLIFF writes a tag around words and one without; `describe` gives attributes of a named tag."""

    paired: str
    single: str
    describe: Callable[[str, str], dict[str, str]]


def write_passage(source: ET.Element, target: ET.Element | None, unit: Unit, dialect: Dialect) -> None:
    soup = soup_of(unit.source)
    names = CodeNames(soup)
    _write(source, soup, names, dialect)
    if target is not None:
        soup = soup_of(unit.target)
        names.add_target(soup)
        _write(target, soup, names, dialect)


def _write(element: ET.Element, node: BeautifulSoup | Tag, names: CodeNames, dialect: Dialect) -> None:
    for inner in node.children:
        if not isinstance(inner, Tag):
            _append_text(element, storable(str(inner)))
            continue
        is_single = inner.name == "br"
        code = ET.SubElement(element, dialect.single if is_single else dialect.paired)
        code.attrib.update(dialect.describe(inner.name, names[inner]))
        if not is_single:
            _write(code, inner, names, dialect)


def _append_text(element: ET.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def read_passage(element: ET.Element | None, has_codes: bool = False) -> str:
    """The fragment in a source or target. `has_codes`: its source has tags, so codes typed as text are meant to be."""
    if element is None:
        return ""
    if has_codes and not len(element) and (quoted := _unquoted(element.text or "")) is not None:
        element = quoted
    reader = _Reader()
    reader.read(element)
    return canonical("".join(reader.parts))


def _unquoted(text: str) -> ET.Element | None:
    """Codes that a tool for plain text has escaped, as elements again."""
    if not re.search(r"</?(g|x|pc|ph)\b", text):
        return None
    try:
        return parse(f"<quoted>{text}</quoted>".encode())
    except ExchangeError:
        return None


@dataclass
class _Reader:
    parts: list[str] = field(default_factory=list)
    # Codes that begin in one segment and end in another say only once which tag they are.
    begun: dict[str, str] = field(default_factory=dict)

    def read(self, element: ET.Element) -> None:
        self.parts.append(escape(element.text or "", quote=False))
        namespace = element.tag.rpartition("}")[0]
        for inner in element:
            if inner.tag.rpartition("}")[0] == namespace:
                self.read_code(inner)
            self.parts.append(escape(inner.tail or "", quote=False))

    def read_code(self, code: ET.Element) -> None:
        kind, tag = local(code), _tag_of(code)
        if kind in {"g", "pc"} and tag and tag != "br":
            self.parts.append(opening(tag, attribute(code, "id")))
            self.read(code)
            self.parts.append(f"</{tag}>")
        elif kind in {"g", "pc", "mrk"}:
            self.read(code)
        elif kind in {"x", "ph"} and tag == "br":
            self.parts.append("<br/>")
        elif kind in {"bx", "bpt", "sc"} and tag and tag != "br":
            self.begin(tag, attribute(code, "id"), attribute(code, "rid") or attribute(code, "id"))
        elif kind in {"ex", "ept", "ec"}:
            reference = attribute(code, "startRef") or attribute(code, "rid") or attribute(code, "id")
            if begun := self.begun.pop(reference, None):
                self.parts.append(f"</{begun}>")

    def begin(self, tag: str, name: str, reference: str) -> None:
        """Opens what another code will close. Nobody opens the same or so many at once except to break the reader."""
        if reference not in self.begun and len(self.begun) < _MAX_BEGUN:
            self.begun[reference] = tag
            self.parts.append(opening(tag, name))


def _tag_of(code: ET.Element) -> str | None:
    for name in ("ctype", "subType", "type"):
        stated = attribute(code, name)
        if found := _TYPES.get(stated) or ((own := _OWN_TYPE.fullmatch(stated)) and own[1]):
            return found
    return tag_named(attribute(code, "id"))
