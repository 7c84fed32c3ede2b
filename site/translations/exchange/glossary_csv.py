"""Glossaries as tables of separated values, as spreadsheets write and read them."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from ..languages import Language
from .documents import ExchangeError, language_of
from .glossary_rows import GlossaryRow, refuse, repeated
from .xml_trees import refuse_size

_TERM, _NOTE, _LOCKED, _CASE = "term", "note", "do not translate", "case sensitive"
_FORBIDDEN = "forbidden"
_YES = frozenset({"yes", "y", "true", "1", "x", "oui", "vrai", "sí", "si", "verdadero", "はい", "نعم"})
_NO = frozenset({"", "no", "n", "false", "0", "-", "non", "faux", "falso", "いいえ", "لا"})
# What a spreadsheet would run. The apostrophes before belong to it, so that one can be added and taken away again.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_BAR = re.compile(r"(?<!\\)\|")


def write_csv(rows: Iterable[GlossaryRow], languages: Sequence[str], delimiter: str = ";") -> bytes:
    """A column for each language and one for words that are forbidden there; `languages` are Django's codes."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=delimiter)
    tags = [Language(code).tag for code in languages]
    writer.writerow([_TERM, _NOTE, _LOCKED, _CASE, *tags, *(f"{tag} {_FORBIDDEN}" for tag in tags)])
    for row in rows:
        cells = [row.term, row.note, "yes" if row.do_not_translate else "", "yes" if row.case_sensitive else ""]
        cells += [row.values.get(code, "") for code in languages]
        cells += [_listed(row.forbidden.get(code, ())) for code in languages]
        writer.writerow([_harmless(cell) for cell in cells])
    return codecs.BOM_UTF8 + table.getvalue().encode()


def read_csv(data: bytes, source_language: str) -> list[GlossaryRow]:
    """The rows; raises ExchangeError with a message for each row that is wrong. The column of terms may also be named
    by the source language."""
    refuse_size(data)
    header, *records = _records(_decoded(data))
    columns = _columns(header, source_language)
    problems, rows = [], []
    for number, cells in enumerate(records, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            problems.append(_("Row %(row)d has more cells than the first row.") % {"row": number})
            continue
        named = dict(zip(columns, (_plain(cell) for cell in cells), strict=False))
        row, wrong = _row(named, number)
        problems += wrong
        rows.append((number, row))
    refuse([*problems, *repeated((number, row) for number, row in rows if row.term)])
    if not rows:
        raise ExchangeError(_("The table has no rows."))
    return [row for _number, row in rows]


def _row(cells: dict[tuple[str, str], str], number: int) -> tuple[GlossaryRow, list[str]]:
    problems, flags = [], {}
    for name in (_LOCKED, _CASE):
        cell = cells.get((name, ""), "")
        if cell.casefold() not in _YES | _NO:
            problems.append(
                _("Row %(row)d: “%(cell)s” is neither “yes” nor “no” (column “%(column)s”).")
                % {"row": number, "cell": cell[:40], "column": name}
            )
        flags[name] = cell.casefold() in _YES
    term = cells.get((_TERM, ""), "")
    if not term:
        problems.append(_("Row %(row)d: the term is missing.") % {"row": number})
    forbidden = {code: _unlisted(cell) for (kind, code), cell in cells.items() if kind == _FORBIDDEN}
    row = GlossaryRow(
        term=term,
        note=cells.get((_NOTE, ""), ""),
        do_not_translate=flags[_LOCKED],
        case_sensitive=flags[_CASE],
        values={code: cell for (kind, code), cell in cells.items() if kind == "" and cell},
        forbidden={code: words for code, words in forbidden.items() if words},
    )
    return row, problems


def _columns(header: list[str], source_language: str) -> list[tuple[str, str]]:
    """Kind and language of each column: ("term", ""), ("", "fr"), ("forbidden", "fr")."""
    columns, problems = [], []
    for cell in header:
        name = " ".join(_plain(cell).replace("_", " ").casefold().split())
        words = name.split()
        is_forbidden = _FORBIDDEN in words
        code = language_of("-".join(word for word in words if word != _FORBIDDEN))
        if name in {_TERM, _NOTE, _LOCKED, _CASE}:
            column = (name, "")
        elif code:
            column = (_TERM, "") if code == source_language and not is_forbidden else (_FORBIDDEN * is_forbidden, code)
        else:
            column = ("unknown", name)
            if name:
                problems.append(_("The column “%(column)s” is not known.") % {"column": cell.strip()[:40]})
        if name and column in columns:
            problems.append(_("The column “%(column)s” stands there twice.") % {"column": cell.strip()[:40]})
        columns.append(column)
    if (_TERM, "") not in columns:
        problems.append(_("The first row has to name the columns; one of them is “term”."))
    refuse(problems)
    return columns


def _records(text: str) -> list[list[str]]:
    stated = re.match(r"sep=([;,\t|])\r?\n", text)
    if stated:
        text = text[stated.end() :]
    first = text.lstrip().partition("\n")[0]
    delimiter = stated[1] if stated else max(";,\t", key=first.count)
    records: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(text.strip("\r\n"), newline=""), delimiter=delimiter, strict=True):
            records.append(cells)
    except csv.Error as error:
        broken = {"row": len(records) + 1}
        raise ExchangeError(_("Row %(row)d cannot be read: a quotation mark is not closed.") % broken) from error
    return records or [[]]


def _decoded(data: bytes) -> str:
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExchangeError(_("The characters of the file cannot be read. Save it in the encoding UTF-8.")) from error
    if text.startswith("PK") or "\x00" in text:
        raise ExchangeError(_("This is not a table in CSV format. Save the spreadsheet as CSV (UTF-8)."))
    return text


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _plain(cell: str) -> str:
    """The text of a cell, without the apostrophe that kept a spreadsheet from running it."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _listed(words: Iterable[str]) -> str:
    return " | ".join(word.replace("|", "\\|") for word in words)


def _unlisted(cell: str) -> tuple[str, ...]:
    return tuple(word.strip().replace("\\|", "|") for word in _BAR.split(cell) if word.strip())
