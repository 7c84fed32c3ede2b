"""The PDF of a brochure: for readers, screen readers and printers, in every script."""

import dataclasses
import re
import subprocess
import sys

import pikepdf
import pypdfium2
import pytest

from brochures.setting import content as c
from brochures.setting.typesetter import set_brochure
from tests.brochure_content import DRAWING, WORDS, brochure, photograph, run
from tests.pdf_reading import elements, kinds, opened, text_of
from typesetting import typefaces
from typesetting.page_boxes import MM

LANGUAGES = [
    pytest.param(language, marks=pytest.mark.skipif(not typefaces.is_available(language), reason="no CJK typeface"))
    for language in WORDS
]
EDITIONS = ["screen", "print"]


@pytest.fixture(scope="module")
def made():
    """PDFs by language and edition, each set once."""
    kept: dict[tuple[str, str], bytes] = {}

    def make(language: str, edition: str = "screen") -> bytes:
        if (language, edition) not in kept:
            kept[language, edition] = set_brochure(brochure(language), edition=edition)
        return kept[language, edition]

    return make


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", ["en", "ar", LANGUAGES[-3]])
def test_a_validator_finds_nothing(made, language, edition, tmp_path):
    """An open one, which knows a sixth of the rules of PDF/UA-1; typst itself refuses to break most others."""
    file = tmp_path / "brochure.pdf"
    file.write_bytes(made(language, edition))
    answer = subprocess.run([sys.executable, "-m", "pdfua", "check", file], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_tells_language_direction_and_title(made, language):
    with opened(made(language)) as pdf:
        root = pdf.Root
        assert str(root.Lang).split("-")[0] == language.split("-")[0]
        assert str(root.ViewerPreferences.Direction) == ("/R2L" if language in ("ar", "he") else "/L2R")
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == WORDS[language]["title"]
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root.Metadata.read_bytes()


@pytest.mark.parametrize("language", ["en", "ar", LANGUAGES[-3]])
def test_bookmarks_and_headings_follow_the_chapters(made, language):
    chapters = [f"{WORDS[language]['title']} {letter}" for letter in "ABCDEF"] + [WORDS[language]["title"]]
    with opened(made(language)) as pdf:
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == chapters
        levels = [int(kind[2]) for kind in kinds(pdf) if re.fullmatch(r"/H\d", kind)]
    assert levels.count(1) == len(chapters)
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_what_is_no_standard_tag_is_explained_as_one(made):
    standard = {"/Document", "/Div", "/Figure", "/Span", "/P", "/TOC", "/TOCI", "/Reference", "/Link"}
    standard |= {"/H1", "/H2", "/L", "/LI", "/Lbl", "/LBody"}
    with opened(made("en")) as pdf:
        explained = pdf.Root.StructTreeRoot.get("/RoleMap", {})
        assert {kind for kind in kinds(pdf) if kind not in standard} <= set(explained.keys())


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_picture_has_its_words(made, edition):
    with opened(made("en", edition)) as pdf:
        words = [str(element.Alt) for element in elements(pdf) if str(element.S) == "/Figure"]
    assert words.count("Picture: The network at a glance") == 2
    assert {"The cover", "Map: fifteen countries", "Global Cosmetics Cluster"} <= set(words)
    assert any("https://cluster.example.org/go/network" in entry for entry in words)


@pytest.mark.parametrize("before", [(), (c.Text("Title", ()),)])
def test_what_stands_below_a_picture_is_printed(before):
    picture = c.Picture(photograph(), "A picture", caption="Olives in October")
    pdf = set_brochure(brochure(blocks=(*before, c.FullPicture(picture))), edition="screen")
    assert "Olives in October" in text_of(pdf)


def test_a_picture_without_words_is_decoration():
    content = brochure(blocks=(c.Text("Title", ()), c.FullPicture(c.Picture(photograph(), ""))))
    with opened(set_brochure(content, edition="screen")) as pdf:
        assert "" not in [str(element.get("/Alt", "none")) for element in elements(pdf)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_can_be_found(made, language):
    words, text = WORDS[language], text_of(made(language)).replace(" ", "")
    for sentence in (words["sentence"], words["member"]):
        assert sentence.replace(" ", "") in text


@pytest.mark.parametrize("language", ["en", "ar", "he"])
def test_words_stay_whole_and_in_order(made, language):
    sentence = WORDS[language]["sentence"].split()
    assert sentence[:5] == re.findall(rf"{sentence[0]}.*", text_of(made(language)))[0].split()[:5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_typefaces_are_embedded_and_cut_to_what_is_used(made, language):
    pdf = opened(made(language))
    entries = [entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary)]
    descriptors = [entry for entry in entries if entry.get("/Type") == "/FontDescriptor"]
    assert descriptors
    for descriptor in descriptors:
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
        assert re.match(r"/[A-Z]{6}\+", str(descriptor.FontName))
    assert len(made(language)) < 600_000


def test_the_screen_edition_has_links(made):
    with opened(made("en")) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        addresses = {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A}
        assert len([note for note in notes if "/Dest" in note or "/D" in note.get("/A", {})]) >= 7
    assert addresses == {
        "https://member.example.org/",
        "https://www.member.example.org/",
        "https://cluster.example.org/go/network",
    }


def test_the_print_edition_has_none_but_prints_the_address(made):
    with opened(made("en", "print")) as pdf:
        assert not [note for page in pdf.pages for note in page.get("/Annots", [])]
    assert "cluster.example.org/go/network" in text_of(made("en", "print"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_print_edition_has_the_boxes_of_a_trimmed_a4(made, language):
    with opened(made(language, "print")) as pdf:
        for page in pdf.pages:
            trim, bleed = ([round(float(edge) / MM, 1) for edge in box] for box in (page.trimbox, page.bleedbox))
            assert trim == [10, 10, 220, 307]
            assert bleed == [7, 7, 223, 310]


def test_the_print_edition_has_inks_and_the_screen_edition_none(made):
    def used(pdf: bytes) -> set[str]:
        with opened(pdf) as document:
            return {str(step.operator) for page in document.pages for step in pikepdf.parse_content_stream(page)}

    assert not used(made("en", "print")) & {"scn", "SCN", "sc", "SC", "rg", "RG", "g", "G"}
    assert not used(made("en")) & {"k", "K"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_same_content_gives_the_same_bytes(made, edition):
    assert set_brochure(brochure("ar"), edition=edition) == made("ar", edition)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_carry_version_and_number(made, language):
    pages = pypdfium2.PdfDocument(made(language))
    for number in (2, 3):
        foot = pages[number - 1].get_textpage().get_text_bounded(top=70)
        assert "1.2" in foot
        assert str(number) in foot.split()
    assert "1.2" in pages[len(pages) - 1].get_textpage().get_text_range()


def test_right_to_left_pages_are_mirrored(made):
    def start_of(language: str, words: str) -> float:
        page = pypdfium2.PdfDocument(made(language))[1].get_textpage()
        left, _, right, _ = page.get_charbox(page.get_text_range().index(words))
        return (left + right) / 2

    assert start_of("en", WORDS["en"]["title"][0]) < 100
    assert start_of("ar", WORDS["ar"]["title"][0]) > 495


def test_a_telephone_number_runs_left_to_right_among_arabic():
    entry = c.ContactEntry(WORDS["ar"]["member"], ((run("+81 3 5555 0100"),),))
    page = pypdfium2.PdfDocument(
        set_brochure(brochure("ar", blocks=(c.Contact("اتصال", (entry,)),)), edition="screen")
    )[1]
    text = page.get_textpage()
    left = {sign: text.get_charbox(text.get_text_range().index(sign))[0] for sign in "+35"}
    assert left["+"] < left["3"] < left["5"]


def test_an_untranslated_passage_is_marked_and_tagged():
    foreign = c.Text("Still in English", (c.Paragraph((run("These words wait."),)),), language="en")
    pdf = set_brochure(brochure("ar", blocks=(foreign,)), edition="screen")
    assert f"{WORDS['ar']['member']} (en)".split()[0] in text_of(pdf)
    assert {"These", "words", "wait"} <= set(re.findall(r"\w+", text_of(pdf)))
    with opened(pdf) as document:
        assert "en" in {str(element.get("/Lang", "")) for element in elements(document)}


FOREIGN = [
    c.KeyFigures((c.Figure("25", "members"),), language="en"),
    c.Quote("Nobody has translated this.", "A member", language="en"),
    c.FullPicture(c.Picture(photograph(), "A picture", caption="In October"), language="en"),
    c.Map("Where", DRAWING, "A map", language="en"),
    c.MemberList("Members", (), language="en"),
    c.Contact("Desks", (), language="en"),
]


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("block", FOREIGN, ids=lambda block: type(block).__name__)
def test_every_kind_of_block_is_marked_where_it_is_not_translated(block, alone):
    before = () if alone else (c.Text("الشبكة", ()),)
    text = text_of(set_brochure(brochure("ar", blocks=(*before, block)), edition="screen"))
    assert len(re.findall(r"\ben\b", text)) == 1


NOTICE = "The original (English) was changed on 3 March 2026."
HEARD = "The original of this passage has changed."
BEHIND = [c.Text("Title", ()), *(dataclasses.replace(block, language="") for block in FOREIGN)]


def with_notice(*blocks: c.Block) -> c.BrochureContent:
    content = brochure(blocks=blocks, notice=NOTICE)
    return dataclasses.replace(content, labels=dataclasses.replace(content.labels, behind=HEARD))


@pytest.mark.parametrize("block", BEHIND, ids=lambda block: type(block).__name__)
def test_every_kind_of_block_is_marked_where_its_original_has_changed(block):
    pdf = set_brochure(with_notice(dataclasses.replace(block, behind=True)), edition="screen")
    assert NOTICE in text_of(pdf)
    with opened(pdf) as document:
        assert [str(element.get("/Alt", "")) for element in elements(document)].count(HEARD) == 1


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_line_stands_beside_the_changed_paragraphs_alone(edition, tmp_path):
    words = [c.Paragraph((run(f"Paragraph {number}."),)) for number in range(4)]
    words[1:3] = (dataclasses.replace(part, behind=True) for part in words[1:3])
    pdf = set_brochure(with_notice(c.Text("Title", tuple(words))), edition=edition)

    def edges(page) -> list[float]:
        """The lower ends and the tops of thin upright lines."""
        boxes = (found.get_bounds() for found in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]))
        return [edge for left, low, right, top in boxes if right - left < 4 and top - low > 20 for edge in (low, top)]

    page = pypdfium2.PdfDocument(pdf)[2]
    text = page.get_textpage()
    low, top = edges(page)
    heights = [text.get_charbox(text.get_text_range().index(f"{number}."))[1] for number in range(4)]
    assert [low < height < top for height in heights] == [False, True, True, False]
    file = tmp_path / "brochure.pdf"
    file.write_bytes(pdf)
    answer = subprocess.run([sys.executable, "-m", "pdfua", "check", file], capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.skipif(not typefaces.is_available("ja"), reason="no CJK typeface")
def test_a_name_stands_in_its_own_script():
    member = c.Member("化粧品クラスター", language="ja")
    content = brochure(blocks=(c.MemberList("Members", (c.MemberGroup("Japan", (member,)),)),))
    pdf = set_brochure(content, edition="screen")
    assert "化粧品クラスター" in text_of(pdf)
    with opened(pdf) as document:
        assert "ja" in {str(element.get("/Lang", "")) for element in elements(document)}


@pytest.mark.parametrize("logo", [DRAWING, photograph(400, 200, "PNG"), photograph(400, 200, "GIF")])
def test_a_partner_stands_on_the_back(logo):
    partner = c.Partner("Cluster of the Coast", logo, ((run("desk@example.org", address="mailto:desk@example.org"),),))
    pdf = set_brochure(brochure(partner=partner), edition="screen")
    last = pypdfium2.PdfDocument(pdf)[-1 + len(pypdfium2.PdfDocument(pdf))].get_textpage().get_text_range()
    assert "desk@example.org" in last
    with opened(pdf) as document:
        assert "Cluster of the Coast" in {str(element.get("/Alt", "")) for element in elements(document)}
