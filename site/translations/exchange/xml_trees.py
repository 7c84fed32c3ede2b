"""XML that strangers send: read without entities, document types or surprises of size, written the same way."""

import codecs
import re
from xml.etree import ElementTree as ET

from defusedxml import DefusedXmlException, DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser, ParseError
from django.utils.translation import gettext as _

from .documents import ExchangeError

MAX_BYTES = 10_000_000
MAX_DEPTH = 60
MAX_ELEMENTS = 400_000

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENCODINGS = frozenset({"utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "iso8859-1", "cp1252"})
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
# Of expat: no element found (also: some still open), unclosed token, partial character, unclosed CDATA section.
_CUT_OFF = frozenset({3, 5, 6, 20})


def refuse_size(data: bytes, limit: int = MAX_BYTES) -> None:
    """Raises ExchangeError for a file that is empty or too big."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ExchangeError(_("The file is empty."))
    if len(data) > limit:
        raise ExchangeError(
            _("The file is too big: at most %(size)d MB can be read.") % {"size": limit // 1_000_000},
        )


def cut_off() -> ExchangeError:
    return ExchangeError(_("The file is incomplete: it breaks off before its end. Ask for it again."))


def refuse_doctype() -> ExchangeError:
    return ExchangeError(_("The file declares a document type or entities. For safety, such files are not read."))


def refuse_nesting() -> ExchangeError:
    return ExchangeError(_("The file is nested too deeply or has too many elements to be read."))


def parse(data: bytes, allow_doctype: bool = False, limit: int = MAX_BYTES) -> ET.Element:
    """The root of an XML file; raises ExchangeError. `allow_doctype`: its name only, which is never fetched."""
    refuse_size(data, limit)
    text = _decoded(data)
    if not text.lstrip().startswith("<"):
        raise ExchangeError(_("This is not an XML file."))
    parser = _Parser(target=_Builder(), forbid_dtd=True)
    parser.allow_doctype = allow_doctype
    try:
        parser.feed(text)
        return parser.close()
    except DefusedXmlException as error:
        raise refuse_doctype() from error
    except ParseError as error:
        if error.code in _CUT_OFF:
            raise cut_off() from error
        raise ExchangeError(
            _("This is not a well-formed XML file: it is broken at line %(line)d.") % {"line": error.position[0]}
        ) from error


class _Parser(DefusedXMLParser):
    allow_doctype = False

    def defused_start_doctype_decl(self, name, sysid, pubid, has_internal_subset):
        if has_internal_subset or not self.allow_doctype:
            raise DTDForbidden(name, sysid, pubid)


class _Builder(ET.TreeBuilder):
    """Stops where a tree grows deeper or larger than any real file."""

    depth = elements = 0

    def start(self, tag, attrs):
        self.depth += 1
        self.elements += 1
        if self.depth > MAX_DEPTH or self.elements > MAX_ELEMENTS:
            raise refuse_nesting()
        return super().start(tag, attrs)

    def end(self, tag):
        self.depth -= 1
        return super().end(tag)


def _decoded(data: bytes) -> str:
    name = _encoding(data)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        if error.end >= len(data) and ("unexpected end" in error.reason or "truncated" in error.reason):
            raise cut_off() from error
        raise _encoding_error() from error
    return text.removeprefix("\ufeff")


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _encoding_error()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if data.startswith((b"<\x00", b"\x00<")):
        return "utf-16-le" if data[0] == ord("<") else "utf-16-be"
    declared = _DECLARED.match(data)
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
    except LookupError as error:
        raise _encoding_error() from error
    if name not in _ENCODINGS:
        raise _encoding_error()
    # An editor saved the file anew and left the first line as it was.
    return "utf-8" if name.startswith("utf-16") else name


def _encoding_error() -> ExchangeError:
    return ExchangeError(_("The characters of the file cannot be read. Save it in the encoding UTF-8."))


def local(element: ET.Element) -> str:
    """The name of an element without its namespace, which tools write in many ways."""
    return element.tag.rpartition("}")[2]


def attribute(element: ET.Element, name: str) -> str:
    """An attribute by its local name, "" where there is none."""
    return element.get(name) or ""


def children(element: ET.Element | None, *names: str) -> list[ET.Element]:
    return [] if element is None else [child for child in element if local(child) in names]


def child(element: ET.Element | None, name: str) -> ET.Element | None:
    return next(iter(children(element, name)), None)


def below(element: ET.Element, name: str) -> list[ET.Element]:
    """All elements of a name under one, at any depth."""
    return [found for found in element.iter() if local(found) == name]


def text_in(element: ET.Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


def add(parent: ET.Element, name: str, text: str = "", /, **attributes: str) -> ET.Element:
    """A new child; underscores at the end of attribute names are dropped, others are hyphens."""
    element = ET.SubElement(parent, name)
    for key, value in attributes.items():
        element.set(key.rstrip("_").replace("_", "-"), value)
    element.text = text or None
    return element


def serialised(root: ET.Element, whole: frozenset[str]) -> bytes:
    """The file. White space is added for people, but not inside the elements of the names in `whole`."""
    _indent(root, whole, "\n")
    root.tail = "\n"
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _indent(element: ET.Element, whole: frozenset[str], line: str) -> None:
    if element.tag in whole or not len(element):
        return
    element.text = f"{line}  "
    for inner in element:
        _indent(inner, whole, f"{line}  ")
        inner.tail = f"{line}  "
    element[-1].tail = line
