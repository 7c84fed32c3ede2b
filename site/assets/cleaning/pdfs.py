"""PDF without anything that acts, and without files inside."""

import io
import warnings
from typing import NamedTuple

import pikepdf

from .embedded import without_notes
from .page_count import check_page_count
from .refusal import RefusedError

# Whatever carries one of these loses it, wherever it stands.
_ACTING_KEYS = ("/AA", "/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/AF", "/XFA", "/Collection", "/Renditions")
_PRIVATE_KEYS = ("/PieceInfo",)
_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Thread", "/Rendition", "/Movie"}
    | {"/Sound", "/GoTo3DView", "/RichMediaExecute"}
)
_ACTION_PARTS = ("/S", "/F", "/Win", "/Mac", "/Unix", "/URI", "/Next", "/D", "/N")
# Where a document names what to do: a dictionary there is an action, whatever else it says of itself.
_TRIGGERS = ("/A", "/PA", "/Next", "/OpenAction")
_PHOTOS = (pikepdf.Name.DCTDecode, pikepdf.Name.JPXDecode)
_ANNOTATIONS = frozenset(["/FileAttachment", "/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"])
_SCHEMES = ("http://", "https://", "mailto:", "tel:")
# What says which standards the file keeps, and its title; not who made it with what.
_KEPT_METADATA = (
    *("dc:title", "dc:language", "pdfuaid:part", "pdfuaid:rev", "pdfuaid:amd", "pdfuaid:corr"),
    *("pdfaid:part", "pdfaid:conformance", "pdfaid:rev", "pdfaid:amd", "pdfaid:corr", "pdfxid:GTS_PDFXVersion"),
)


class CleanPdf(NamedTuple):
    content: bytes
    page_count: int


def clean_pdf(content: bytes) -> CleanPdf:
    """Raises RefusedError for what is broken, encrypted, or has no page or too many."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise RefusedError("pdf-broken")
            check_page_count(len(pdf.pages))
            for item in pdf.objects:
                _scrub(item)
                if isinstance(item, pikepdf.Stream):
                    _scrub_picture(pdf, item)
            _drop_annotations(pdf)
            _forget_author(pdf)
            out = io.BytesIO()
            # Linearised: a reader sees the first page before the last one has come.
            pdf.save(out, linearize=True, deterministic_id=True)
            return CleanPdf(out.getvalue(), len(pdf.pages))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise RefusedError("pdf-broken") from error


def _scrub(item) -> None:
    """Take what acts out of an object and all that lies directly in it; others have their own turn."""
    waiting = [item]
    while waiting:
        current = waiting.pop()
        if isinstance(current, pikepdf.Array):
            waiting += [part for part in current if isinstance(part, (pikepdf.Array, pikepdf.Dictionary))]
        elif isinstance(current, (pikepdf.Dictionary, pikepdf.Stream)):
            _scrub_dictionary(current)
            waiting += [
                part
                for _key, part in current.items()
                if isinstance(part, (pikepdf.Array, pikepdf.Dictionary)) and not part.is_indirect
            ]


def _scrub_picture(pdf: pikepdf.Pdf, stream: pikepdf.Stream) -> None:
    """A JPEG may be packed once more, by the filters that stand before its own."""
    filters, options = _listed(stream.get("/Filter")), _listed(stream.get("/DecodeParms"))
    if not filters or filters[-1] not in _PHOTOS:
        return
    content = stream.read_raw_bytes()
    if filters[1:]:
        packed = pikepdf.Stream(pdf, content, Filter=pikepdf.Array(filters[:-1]))
        if options[:-1]:
            packed["/DecodeParms"] = pikepdf.Array(options[:-1])
        content = packed.read_bytes()
    last = options[len(filters) - 1 : len(filters)]
    parameters = last[0] if last and isinstance(last[0], pikepdf.Dictionary) else None
    stream.write(without_notes(content), filter=filters[-1], decode_parms=parameters)


def _listed(value) -> list:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _scrub_dictionary(item) -> None:
    names = set(item.keys())
    doomed = names.intersection((*_ACTING_KEYS, *_PRIVATE_KEYS))
    if "/OpenAction" in names and not _is_destination(item["/OpenAction"]):
        doomed.add("/OpenAction")
    for name in names.intersection(_TRIGGERS):
        _defuse(item[name])
    if isinstance(item, pikepdf.Stream):
        doomed |= names.intersection(("/F", "/FFilter", "/FDecodeParms"))  # content that lies in another file
    if "/Rect" in names and item.get("/Subtype") not in (None, "/Widget"):
        doomed |= names.intersection(("/T",))  # who wrote a note; of a form's fields it is the name
    if "/Metadata" in names and item.get("/Type") != "/Catalog":
        doomed.add("/Metadata")
    # Elements of the structure name their kind by /S too; they know their parent by /P.
    if item.get("/S") in _ACTIONS and "/P" not in names:
        doomed |= names.intersection(_ACTION_PARTS)
    if isinstance(uri := item.get("/URI"), pikepdf.String) and not str(uri).strip().lower().startswith(_SCHEMES):
        # Without a scheme it is a path beside the file, which leads nowhere once it is downloaded.
        doomed |= names.intersection(("/URI", "/S"))
    for name in doomed:
        del item[name]


def _is_destination(target) -> bool:
    """Whether it only says which page to open."""
    if not isinstance(target, pikepdf.Array) or not len(target):
        return False
    return isinstance(target[0], pikepdf.Dictionary) and target[0].get("/Type") == "/Page"


def _defuse(action) -> None:
    """Empties what is reached as an action, also in a list of them. Attributes of the structure have no such kind."""
    for part in action if isinstance(action, pikepdf.Array) else [action]:
        if isinstance(part, pikepdf.Dictionary) and part.get("/S") in _ACTIONS:
            for name in set(part.keys()).intersection(_ACTION_PARTS):
                del part[name]


def _drop_annotations(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, pikepdf.Array):
            kept = [
                note
                for note in annotations
                if isinstance(note, pikepdf.Dictionary) and note.get("/Subtype") not in _ANNOTATIONS
            ]
            if len(kept) != len(annotations):
                page.obj["/Annots"] = pikepdf.Array(kept)


def _forget_author(pdf: pikepdf.Pdf) -> None:
    """Every program has properties of its own for who made a file with what: only what is known stays."""
    for name in [name for name in pdf.docinfo if name != "/Title"]:
        del pdf.docinfo[name]
    if "/Metadata" not in pdf.Root:
        return
    found = pdf.open_metadata(strict=False)
    del pdf.Root["/Metadata"]
    with (
        pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=False) as metadata,
        warnings.catch_warnings(),
    ):
        # A title that is written in another form than the standard asks for is a title.
        warnings.simplefilter("ignore", pikepdf.XmpTypeWarning)
        metadata.copy_properties(found, _KEPT_METADATA)
