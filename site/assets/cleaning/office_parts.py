"""One XML part of an office document: what it would start or fetch, and who wrote it.

Read with a parser, not searched as bytes: prefixes, quotes, entities, and runs that split a word are free to choose.
"""

import re
from xml.parsers import expat

from .refusal import RefusedError

# The only thing elsewhere that waits for a click.
_LINKS = frozenset({"hyperlink"})
_MACRO_RELATIONS = frozenset({"activexcontrol", "activexcontrolbinary", "control", "vbaproject", "wordvbadata"})
_LOADING_RELATIONS = frozenset({"afchunk", "attachedtemplate", "externallinkpath", "frame", "oleobject", "subdocument"})
_LOADING_ELEMENTS = frozenset(
    {"OLEObject", "applet", "dde-connection", "dde-connection-decl", "dde-link", "dde-source", "ddeLink"}
    | {"floating-frame", "object-ole", "oleLink", "plugin"}
)
_MACRO_TYPES = ("macroenabled", "vbaproject", "activex")
_FIELDS = re.compile(
    # Fields that start or fetch; and letters spelled as numbers, which only hide such a one.
    r"\bDDE(?:AUTO)?\b|\bQUOTE(?:\s+\d+){3}|^\s*(?:DATABASE|IMPORT|INCLUDEPICTURE|INCLUDETEXT|LINK|RD)\b",
    re.IGNORECASE | re.MULTILINE,
)
_TEXT_IN_FORMULA = re.compile(r'"[^"]*"')
# Another program's item, as in cmd|'/C calc'!A0, and functions that fetch or call.
_FORMULA = re.compile(r"\||\b(?:CALL|REGISTER(?:\.ID)?|RTD|WEBSERVICE)\(", re.IGNORECASE)
_ENCODINGS = frozenset({"utf-8", "us-ascii"})

_PROPERTIES = (
    b"metadata/core-properties",
    b"officeDocument/2006/extended-properties",
    b"ooxml/officeDocument/extended",
)
_PERSON = re.compile(
    rb"(<((?:[\w.-]+:)?(?:creator|lastModifiedBy|initial-creator|printed-by|Company|Manager"
    rb"|creator-initials|sender-initials))(?:\s[^<>]*)?(?<!/)>)"
    rb".*?(</\2\s*>)",
    re.DOTALL,
)
_VALUE = rb"""(?:"[^"]*"|'[^']*')"""
_REST = rb"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>"""
_TAG = re.compile(rb"<[A-Za-z]" + _REST)
_WRITER = re.compile(rb"(\s[\w.-]+:(?:author|initials|userId)\s*=\s*)" + _VALUE)
# In tables and presentations: who wrote comments, changed or locked something, and the folder of whoever saved it.
_SIGNED = re.compile(rb"<(?:[\w.-]+:)?(?:absPath|author|chgData|cmAuthor|fileSharing|header|person|userInfo)\s" + _REST)
_SIGNATURE = re.compile(rb"(\s(?:displayName|initials|name|url|userId|userName)\s*=\s*)" + _VALUE)
_AUTHOR = re.compile(rb"(<((?:[\w.-]+:)?author)(?:\s[^<>]*)?(?<!/)>)(.*?)(</\2\s*>)", re.DOTALL)
_CONVERSATION = b"tc={"  # no name: where the rest of the conversation lies


def check_part(xml: bytes, kind: str, *, may_be_torn: bool = False) -> None:
    """Raises RefusedError for macros, and for what is started or loaded when the document is opened.

    `may_be_torn` is for drawings in VML, in which Excel leaves line breaks open: no program reads them as a text.
    """
    part = _Part(kind)
    parser = expat.ParserCreate()
    parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = part.declared, part.defined
    parser.StartElementHandler, parser.EndElementHandler = part.begun, part.ended
    parser.CharacterDataHandler = part.said
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        if not may_be_torn:
            raise RefusedError("archive-broken") from error
    if _FIELDS.search("".join(part.fields)) or any(map(_acts, part.formulas)):
        raise RefusedError("office-external")


def without_people(xml: bytes, name: str, kind: str) -> bytes:
    """The part without the names of those who wrote it: of the document, of its comments and changes."""
    if kind == "odt" or any(word in xml for word in _PROPERTIES):
        return _PERSON.sub(rb"\1\3", xml)
    if kind == "docx" and name.startswith("word/"):
        return _TAG.sub(lambda tag: _WRITER.sub(rb'\1""', tag[0]), xml)
    if kind in {"pptx", "xlsx"}:
        return _without_authors(_SIGNED.sub(lambda tag: _SIGNATURE.sub(rb'\1""', tag[0]), xml))
    return xml


def _without_authors(xml: bytes) -> bytes:
    """Of notes in a table: Excel begins each with its author's name, too."""
    names = {author[3] for author in _AUTHOR.finditer(xml) if not author[3].startswith(_CONVERSATION)}
    xml = _AUTHOR.sub(lambda author: author[0] if author[3] not in names else author[1] + author[4], xml)
    for name in names:
        xml = xml.replace(b">%s:<" % name, b"><")
    return xml


def _acts(formula: str) -> bool:
    return _FORMULA.search(_TEXT_IN_FORMULA.sub("", formula)) is not None


def _is_macro(element: str, facts: dict[str, str]) -> bool:
    if element in {"Default", "Override"}:
        return any(word in facts.get("ContentType", "").lower() for word in _MACRO_TYPES)
    return element == "event-listener" or facts.get("href", "").strip().lower().startswith("vnd.sun.star.")


class _Part:
    def __init__(self, kind: str):
        self.kind, self.fields, self.formulas, self._inside = kind, [], [], ""

    def declared(self, _version, encoding, _standalone) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise RefusedError("archive-broken")  # no office program writes another

    def defined(self, *_facts) -> None:
        raise RefusedError("archive-broken")  # nor definitions

    def begun(self, element: str, attributes: dict[str, str]) -> None:
        self._inside = local = element.rpartition(":")[2]
        facts = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        if local == "Relationship":
            self._check_relation(facts)
        elif _is_macro(local, facts):
            raise RefusedError("office-macros", kind=self.kind)
        elif local in _LOADING_ELEMENTS:
            raise RefusedError("office-external")
        elif local == "fldSimple":
            self.fields.append(f"\n{facts.get('instr', '')}\n")
        elif local in {"f", "definedName"} and self.kind == "xlsx":
            self.formulas.append("")

    def ended(self, element: str) -> None:
        self._inside = ""

    def said(self, text: str) -> None:
        if self._inside in {"instrText", "delInstrText"}:
            self.fields.append(text)
        elif self._inside in {"f", "definedName"} and self.formulas:
            self.formulas[-1] += text

    def _check_relation(self, facts: dict[str, str]) -> None:
        what = facts.get("Type", "").rstrip("/").rpartition("/")[2].lower()
        if what in _MACRO_RELATIONS:
            raise RefusedError("office-macros", kind=self.kind)
        is_elsewhere = facts.get("TargetMode", "").strip().lower() == "external"
        if what in _LOADING_RELATIONS or (is_elsewhere and what not in _LINKS):
            raise RefusedError("office-external")
