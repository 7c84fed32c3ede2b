"""Glossaries as TBX-Basic: written as ISO 30042:2019 (categories as attributes), read also with categories as tags
and from the edition before (`martif`)."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from django.utils.translation import gettext as _

from ..formats import language_name
from ..languages import Language
from .documents import ExchangeError, joined, language_of
from .fragments import storable
from .glossary_rows import GlossaryRow, refuse, repeated
from .xml_trees import MAX_BYTES, XML_LANG, add, attribute, below, child, children, local, parse, serialised, text_in

NAMESPACE = "urn:iso:std:iso:30042:ed-2"

_PREFERRED, _DEPRECATED = "preferredTerm-admn-sts", "deprecatedTerm-admn-sts"
_REFUSED = ("deprecatedTerm", "supersededTerm")
_STATUS = frozenset({"administrativeStatus", "normativeAuthorization"})
_LOCKED, _CASE = "do-not-translate", "case-sensitive"
_WHOLE = frozenset({"term", "note"})
_EDITIONS = frozenset({"tbx", "martif"})


def write_tbx(rows: Iterable[GlossaryRow], source_language: str) -> bytes:
    """TBX has no word for "do not translate" and "heed the case": they stand as subsets of the project."""
    root = ET.Element("tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": Language(source_language).tag})
    root.set("xmlns", NAMESPACE)
    description = add(add(add(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    add(description, "p", "Glossary of the Global Cosmetics Cluster")
    body = add(add(root, "text"), "body")
    for number, row in enumerate(rows, start=1):
        entry = add(body, "conceptEntry", id=f"c{number}")
        for name, is_set in ((_LOCKED, row.do_not_translate), (_CASE, row.case_sensitive)):
            if is_set:
                add(entry, "admin", name, type="projectSubset")
        if row.note:
            add(entry, "note", storable(row.note))
        values = {source_language: row.term} | row.values
        for code in dict.fromkeys([*values, *row.forbidden]):
            section = add(entry, "langSec")
            section.set("xml:lang", Language(code).tag)
            if value := values.get(code):
                _write_term(section, value, _PREFERRED)
            for word in row.forbidden.get(code, ()):
                _write_term(section, word, _DEPRECATED)
    return serialised(root, _WHOLE)


def _write_term(section: ET.Element, word: str, status: str) -> None:
    term = add(section, "termSec")
    add(term, "term", storable(word))
    add(term, "termNote", status, type="administrativeStatus")


def read_tbx(data: bytes, source_language: str, limit: int = MAX_BYTES) -> list[GlossaryRow]:
    """The rows; raises ExchangeError with a message for each entry that is wrong.

    A glossary has one word for a term in a language: of several the preferred one, else the first. Languages that the
    site does not speak are left out.
    """
    root = parse(data, allow_doctype=True, limit=limit)
    if local(root) not in _EDITIONS:
        raise ExchangeError(_("This is an XML file, but not a TBX file."))
    entries = [*below(root, "conceptEntry"), *below(root, "termEntry")]
    if not entries:
        raise ExchangeError(_("The file has no terms."))
    rows, problems = [], []
    for number, entry in enumerate(entries, start=1):
        row = _row(entry, source_language)
        rows.append((number, row))
        if not row.term:
            problems.append(
                _("Row %(row)d: there is no term in the language “%(language)s”.")
                % {"row": number, "language": language_name(source_language)}
            )
    refuse([*problems, *repeated((number, row) for number, row in rows if row.term)])
    return [row for _number, row in rows]


def _row(entry: ET.Element, source_language: str) -> GlossaryRow:
    values: dict[str, str] = {}
    forbidden: dict[str, tuple[str, ...]] = {}
    for section in children(entry, "langSec", "langSet"):
        code = language_of(section.get(XML_LANG) or attribute(section, "lang"))
        if not code:
            continue
        words = [(text_in(child(term, "term")), _status(term)) for term in _terms(section)]
        allowed = [(word, status) for word, status in words if word and not status.startswith(_REFUSED)]
        allowed.sort(key=lambda pair: not pair[1].startswith("preferredTerm"))
        if allowed:
            values.setdefault(code, allowed[0][0])
        if refused := tuple(word for word, status in words if word and status.startswith(_REFUSED)):
            forbidden[code] = forbidden.get(code, ()) + refused
    marks = {text_in(mark) for mark in entry.iter() if _category(mark) == "projectSubset"}
    return GlossaryRow(
        term=values.pop(source_language, ""),
        note=_note(entry),
        do_not_translate=_LOCKED in marks,
        case_sensitive=_CASE in marks,
        values=values,
        forbidden=forbidden,
    )


def _terms(section: ET.Element) -> list[ET.Element]:
    """The elements that hold a term and what is said of it, in both editions."""
    groups = [inner for outer in children(section, "ntig") for inner in children(outer, "termGrp")]
    return [*children(section, "termSec", "tig"), *groups]


def _category(element: ET.Element) -> str:
    """The data category of an element: its type, or its own name where categories are tags."""
    return attribute(element, "type") or local(element)


def _status(term: ET.Element) -> str:
    return next((text_in(note) for note in term.iter() if _category(note) in _STATUS), "")


def _note(entry: ET.Element) -> str:
    notes = joined(text_in(note) for note in children(entry, "note"))
    definitions = [text_in(found) for found in entry.iter() if _category(found) == "definition"]
    return notes or next(iter(definitions), "")
