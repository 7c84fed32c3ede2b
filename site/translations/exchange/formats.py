"""Which formats there are, and which one a file is in: told by what it holds, not by its name."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import html_tables, po, xliff_1, xliff_2
from .documents import Document, ExchangeError, ReadDocument
from .xml_trees import attribute, local, parse, refuse_size


@dataclass(frozen=True, slots=True)
class Format:
    """`name` is what people call it and needs no translation; `suffix` has its dot."""

    code: str
    name: str
    suffix: str
    content_type: str
    write: Callable[[Document], bytes]


XLIFF_1 = Format("xliff-1.2", "XLIFF 1.2", ".xlf", "application/x-xliff+xml", xliff_1.write)
XLIFF_2 = Format("xliff-2.1", "XLIFF 2.1", ".xlf", "application/xliff+xml", xliff_2.write)
PO = Format("po", "PO (gettext)", ".po", "text/x-gettext-translation", po.write)
HTML = Format("html", "HTML (Word)", ".html", "text/html; charset=utf-8", html_tables.write)
FORMATS = {known.code: known for known in (XLIFF_1, XLIFF_2, PO, HTML)}

_READERS = {
    "1.1": xliff_1.read,
    "1.2": xliff_1.read,
    "2.0": xliff_2.read,
    "2.1": xliff_2.read,
    "2.2": xliff_2.read,
}
_MARKS_OF_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")


def read(data: bytes) -> list[ReadDocument]:
    """The documents in a file of any of the formats; raises ExchangeError. An XLIFF file may hold several."""
    refuse_size(data)
    if data.startswith(_MARKS_OF_ARCHIVES):
        raise ExchangeError(_("This is an archive, not an XLIFF or PO file."))
    if html_tables.is_html(data):
        documents = html_tables.read(data)
    else:
        documents = _read_xliff(data) if _looks_like_xml(data) else po.read(data)
    if not any(document.entries for document in documents):
        raise ExchangeError(_("The file has no passages."))
    return documents


def _looks_like_xml(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def _read_xliff(data: bytes) -> list[ReadDocument]:
    root = parse(data)
    if local(root) != "xliff":
        raise ExchangeError(_("This is an XML file, but not an XLIFF file."))
    version = attribute(root, "version")
    if version not in _READERS:
        raise ExchangeError(
            _("This version of XLIFF cannot be read: “%(version)s”. Save the file as XLIFF 1.2 or 2.1.")
            % {"version": version[:20]}
        )
    return _READERS[version](root)
