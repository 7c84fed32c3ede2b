"""All files of a job as one zip archive, out and in."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..languages import Language
from .documents import Document, ExchangeError
from .formats import Format
from .xml_trees import MAX_BYTES, refuse_size

MAX_ARCHIVE_BYTES = 50_000_000
MAX_ENTRIES = 5_000
MAX_UNPACKED_BYTES = 200_000_000
# XML of many alike passages shrinks to a fiftieth; what shrinks to a thousandth was made to burst.
MAX_RATIO = 200

_SUFFIXES = frozenset({".xlf", ".xliff", ".po", ".html", ".htm", ".mqxliff", ".sdlxliff", ".xml"})
_ARCHIVES = frozenset({".zip", ".jar", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz"})
_LIMIT_OF_NAMES = 60
# What zipfile and its decompressors raise for directories and contents that make no sense, locked or of odd methods.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError,
    NotImplementedError, RuntimeError, OSError, ValueError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackedFile:
    name: str
    data: bytes


def write_zip(documents: Iterable[Document], format_: Format) -> bytes:
    """One file for each document under its language, with a note for the people who open the archive.

    The note and what the files say to translators are in the active language.
    """
    documents = list(documents)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        latest = max((document.exported_at for document in documents), default=None)
        for name, document in zip(names_for(documents, format_), documents, strict=True):
            _store(packed, name, format_.write(document), document.exported_at)
        if latest:
            _store(packed, "README.txt", _readme(documents, format_).encode("utf-8-sig"), latest)
    return archive.getvalue()


def names_for(documents: Iterable[Document], format_: Format) -> list[str]:
    """`fr/annual-report-0b6c2f1e.xlf`: the same at each export, different for each document."""
    names: list[str] = []
    for document in documents:
        slug = unquote(PurePosixPath(urlsplit(document.address).path).name)
        words = slugify(slug or document.title, allow_unicode=True)[:_LIMIT_OF_NAMES].strip("-") or "text"
        stem = f"{Language(document.target_language).tag}/{words}-{str(document.original).replace('-', '')[:8]}"
        name, number = f"{stem}{format_.suffix}", 2
        while name in names:
            name, number = f"{stem}-{number}{format_.suffix}", number + 1
        names.append(name)
    return names


def _store(packed: zipfile.ZipFile, name: str, data: bytes, moment) -> None:
    # The dates of zip archives begin with 1980.
    stamp = max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    info = zipfile.ZipInfo(name, date_time=stamp)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    packed.writestr(info, data)


def _readme(documents: list[Document], format_: Format) -> str:
    languages = dict.fromkeys(document.target_language for document in documents)
    paragraphs = [
        _("These files hold texts of the site of the Global Cosmetics Cluster to be translated."),
        _(
            "There is a folder for each language and in it one file for each page, in the format %(format)s. "
            "Open the files in your translation tool, or give them to your translator."
        )
        % {"format": format_.name},
        _("Translate only the target. Leave sources, keys and the marks for links and bold words as they are."),
        _("Passages that you mark as fuzzy or in need of review arrive as such. What you leave empty changes nothing."),
        _("Send back the single files or this archive, with the same names or others: the passages are recognised."),
        "\n".join(f"{Language(code).tag}/  {Language(code).name}" for code in languages),
    ]
    return "\r\n\r\n".join(paragraph.replace("\n", "\r\n") for paragraph in paragraphs) + "\r\n"


def read_zip(data: bytes) -> list[PackedFile]:
    """The translation files in an archive, unread; raises ExchangeError for one that is broken or made to hurt.

    Files of other kinds, such as our note or what systems add, are passed by.
    """
    refuse_size(data, MAX_ARCHIVE_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _refuse_members(members)
            files = _unpacked(archive, [member for member in members if _is_wanted(member.filename)])
    except ExchangeError:
        raise
    except _DAMAGE as error:
        raise ExchangeError(_("This archive is damaged, locked with a password, or no zip archive.")) from error
    if not files:
        raise ExchangeError(_("The archive has no XLIFF or PO files."))
    return files


def _refuse_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_ENTRIES:
        raise ExchangeError(
            _("The archive has too many files: at most %(count)d can be read.") % {"count": MAX_ENTRIES}
        )
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in str(path).partition("/")[0]:
            raise _refusal(_("The archive has a file with an unsafe name: “%(name)s”."), member)
        if path.suffix.lower() in _ARCHIVES:
            raise _refusal(_("The archive holds another archive: “%(name)s”. Take it out first."), member)
        if member.file_size > MAX_RATIO * max(member.compress_size, 100):
            raise _refusal(_("The archive holds a file that is packed too tightly to be safe: “%(name)s”."), member)
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        size = MAX_UNPACKED_BYTES // 1_000_000
        raise ExchangeError(_("The archive unpacks to more than %(size)d MB.") % {"size": size})


def _unpacked(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> list[PackedFile]:
    """zipfile reads no more than the directory says, and refuses what does not agree with it."""
    files = []
    for member in members:
        if member.file_size > MAX_BYTES:
            message = _("The archive holds a file that is too big: “%(name)s”. At most %(size)d MB can be read.")
            raise _refusal(message, member, size=MAX_BYTES // 1_000_000)
        data = archive.read(member)
        if data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
            raise _refusal(_("The archive holds another archive: “%(name)s”. Take it out first."), member)
        files.append(PackedFile(member.filename, data))
    return files


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.lower() in _SUFFIXES and not name.startswith("__MACOSX/") and not path.name.startswith(".")


def _refusal(message: str, member: zipfile.ZipInfo, **values) -> ExchangeError:
    return ExchangeError(message % {"name": member.filename[:100], **values})
