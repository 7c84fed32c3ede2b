"""Gettext PO, out and in. Plain passages are written as text, rich ones as the fragment."""

import re
from urllib.parse import quote, unquote

import polib
from babel.messages.plurals import get_plural
from django.utils.translation import gettext as _

from ..languages import Language
from ..units import Unit, UnitState, text_of
from .documents import Document, ExchangeError, ReadDocument, ReadEntry, joined, notes_on, state_of
from .fragments import canonical, on_known_lines, storable
from .xml_trees import cut_off, refuse_size

_CHARSET = re.compile(rb"charset=([A-Za-z0-9._-]+)")
_CHARSETS = frozenset({"utf-8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16"})
_STARTS = re.compile(r"^msgid\s", re.MULTILINE)
# A path is one word in `#:` lines, which are split at white space and at the number after a colon.
_SAFE_IN_PATHS = "/.-_~[]'()"


def written(unit: Unit, fragment: str) -> str:
    """What the file says for a fragment of a unit."""
    text = canonical(fragment) if unit.is_rich else text_of(canonical(fragment))
    return on_known_lines(storable(text))


def write(document: Document) -> bytes:
    file = polib.POFile(wrapwidth=0)
    file.header = on_known_lines(storable(f"{document.title}\n{document.address}"))
    file.metadata = _headers(document)
    for unit in document.passages:
        notes = [
            _("Page: %(title)s") % {"title": document.title},
            *(text for _kind, text in notes_on(unit)),
            document.address,
        ]
        entry = polib.POEntry(
            msgctxt=unit.key,
            msgid=written(unit, unit.source),
            msgstr=written(unit, unit.target),
            comment="\n".join(on_known_lines(storable(note)) for note in notes if note),
            occurrences=[(quote(unit.path, safe=_SAFE_IN_PATHS), "")],
            flags=["fuzzy"] if unit.state is UnitState.REVIEW and unit.target else [],
        )
        file.append(entry)
    return f"{file}\n".encode()


def _headers(document: Document) -> dict[str, str]:
    exported = document.exported_at.strftime("%Y-%m-%d %H:%M%z")
    target = Language(document.target_language)
    return {
        "Project-Id-Version": "Global Cosmetics Cluster",
        "POT-Creation-Date": exported,
        "PO-Revision-Date": exported,
        "Last-Translator": "",
        "Language-Team": target.name,
        "Language": target.babel,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(target.babel).plural_forms,
        "X-Original": str(document.original),
        "X-Title": " ".join(on_known_lines(storable(document.title)).split()),
        "X-Source-Language": Language(document.source_language).tag,
        "X-Source-Version": document.content_hash,
        "X-Passages": str(len(document.passages)),
    }


def read(data: bytes) -> list[ReadDocument]:
    """The one document of the file; raises ExchangeError."""
    refuse_size(data)
    text = decoded(data)
    if not _STARTS.search(text):
        raise ExchangeError(_("This is not a PO file."))
    _refuse_broken_end(text)
    try:
        # The first line keeps polib from ever taking the text for the path of a file.
        file = polib.pofile(f"\n{text}")
    except (OSError, ValueError, IndexError) as error:
        line = re.search(r"\(?line (\d+)\)?", str(error))
        place = {"line": max(1, int(line[1]) - 1) if line else 1}
        raise ExchangeError(_("This is not a valid PO file: it is broken at line %(line)d.") % place) from error
    own = file.metadata
    return [
        ReadDocument(
            entries=tuple(_read_entry(entry) for entry in file if entry.msgid and not entry.obsolete),
            original=own.get("X-Original", ""),
            title=own.get("X-Title", ""),
            source_tag=own.get("X-Source-Language", ""),
            target_tag=own.get("Language", ""),
            content_hash=own.get("X-Source-Version", ""),
            stated_entries=int(stated) if (stated := own.get("X-Passages", "")).isdecimal() else None,
        )
    ]


def _read_entry(entry: polib.POEntry) -> ReadEntry:
    place = entry.occurrences[0] if entry.occurrences else ("", "")
    return ReadEntry(
        key=entry.msgctxt or "",
        path=unquote(":".join(part for part in place if part)),
        source=entry.msgid,
        target=entry.msgstr,
        state=state_of(entry.msgstr, "fuzzy" not in entry.flags),
        comment=joined([entry.tcomment]),
        is_undeclared=True,
    )


def decoded(data: bytes) -> str:
    """The text of a file that may say in which encoding it is; raises ExchangeError."""
    declared = _CHARSET.search(data[:4000])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = "utf-16"
    elif data.startswith(b"\xef\xbb\xbf") or name not in _CHARSETS or name == "utf-16":
        name = "utf-8"
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        if error.end >= len(data) and "unexpected end" in error.reason:
            raise cut_off() from error
        raise ExchangeError(_("The characters of the file cannot be read. Save it in the encoding UTF-8.")) from error
    return on_known_lines(storable(text.removeprefix("\ufeff")))


def _refuse_broken_end(text: str) -> None:
    """polib takes a last entry without words, or with half of them, as if it were whole."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    last = lines[-1]
    keyword = next((line.split()[0] for line in reversed(lines) if not line.startswith('"')), "")
    is_closed = last.endswith('"') and not re.search(r'(?<!\\)(\\\\)*\\"$', last) and last.count('"') > 1
    if not keyword.startswith("msgstr") or not is_closed:
        raise cut_off()
