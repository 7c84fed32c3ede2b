"""What would break a layout: too much, too little, broken, hostile."""

import io
import re

import pypdfium2
import pytest
from PIL import Image

from brochures.setting import content as c
from brochures.setting.typesetter import set_brochure
from tests.brochure_content import WORDS, brochure, photograph, run
from tests.pdf_reading import text_of
from typesetting.errors import BrokenPictureError, MissingGlyphError
from typesetting.page_boxes import MM


def test_what_an_officer_left_empty_leaves_no_trace():
    empty = c.Text("Title", (c.Paragraph(()), c.Points(((),)), c.Paragraph((run(""),)), c.Paragraph((run("Words"),))))
    bare = brochure(blocks=(empty, c.MemberList("Members", ())), summary="", back=c.Back("Back"))
    assert "Words" in text_of(set_brochure(bare, edition="screen"))


def test_a_text_without_title_has_no_number_and_no_empty_heading():
    nameless = c.Text("", (c.Subheading((run("First words"),)), c.Paragraph((run("Second words"),))))
    pdf = set_brochure(brochure(blocks=(nameless, c.Text("Named", ()))), edition="screen")
    assert "First words" in text_of(pdf)
    assert "01 Named" in text_of(pdf)


@pytest.mark.parametrize("words", [60, 90, 400])
def test_a_long_quote_is_there_to_its_end(words):
    quote = c.Quote(" ".join(f"word{number}" for number in range(words)), "Who said it")
    pdf = set_brochure(brochure(blocks=(c.Text("Title", ()), quote)), edition="screen")
    last = next(page for page in pypdfium2.PdfDocument(pdf) if "Who said it" in page.get_textpage().get_text_range())
    textpage = last.get_textpage()
    assert textpage.get_charbox(textpage.get_text_range().index("Who said it"))[1] > 60, "above the foot"
    assert len(re.findall(r"word\d+", text_of(pdf))) == words


def test_many_figures_stay_on_their_page():
    figures = c.KeyFigures(tuple(c.Figure(f"{number},000", f"label{number}") for number in range(1, 10)), source="END")
    pdf = set_brochure(brochure(blocks=(c.Text("Title", ()), figures)), edition="screen")
    page = next(page for page in pypdfium2.PdfDocument(pdf) if "END" in page.get_textpage().get_text_range())
    textpage = page.get_textpage()
    assert textpage.get_charbox(textpage.get_text_range().index("END"))[1] > 40


@pytest.mark.parametrize("letters", [30, 120])
def test_a_title_leaves_room_for_its_picture(letters):
    title = ("Innovation in cosmetics " * 9)[:letters].strip()
    content = brochure(cover=c.Cover(title, c.Picture(photograph(), "The cover"), subtitle="Subtitle " * 8))
    page = pypdfium2.PdfDocument(set_brochure(content, edition="screen"))[0]
    lowest = min(page.get_textpage().get_charbox(i)[1] for i in range(page.get_textpage().count_chars()))
    assert lowest > 297 * MM * 0.38


@pytest.mark.parametrize("data", [b"", b"no picture", photograph()[:900]])
def test_a_broken_picture_is_named(data):
    broken = brochure(blocks=(c.FullPicture(c.Picture(data, "Olive branch")),))
    with pytest.raises(BrokenPictureError, match="Olive branch"):
        set_brochure(broken, edition="screen")
    with pytest.raises(BrokenPictureError, match="Partner"):
        set_brochure(brochure(partner=c.Partner("Partner", data)), edition="screen")


def test_what_shows_through_a_picture_is_paper():
    image = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    target = io.BytesIO()
    image.save(target, "PNG")
    content = brochure(blocks=(c.FullPicture(c.Picture(target.getvalue(), "Nothing")),))
    page = pypdfium2.PdfDocument(set_brochure(content, edition="screen"))[1].render(scale=0.2).to_pil()
    assert page.convert("RGB").getpixel((50, 50))[0] > 240


def test_a_long_chapter_goes_on_overleaf_and_loses_nothing():
    numbers = [f"word{number}" for number in range(1500)]
    long = c.Text("Long", tuple(c.Paragraph((run(" ".join(numbers[i : i + 100])),)) for i in range(0, 1500, 100)))
    content = brochure(blocks=(long, c.FullPicture(c.Picture(photograph(), "A picture"))))
    pdf = set_brochure(content, edition="screen")
    assert re.findall(r"word\d+", text_of(pdf)) == numbers


@pytest.mark.parametrize("number", [1, 3])
def test_a_long_word_of_a_title_fits_the_page(number):
    page = pypdfium2.PdfDocument(set_brochure(brochure("de"), edition="screen"))[number - 1].get_textpage()
    title = page.get_text_range().index("Kosmetik")
    boxes = [page.get_charbox(index) for index in range(title, title + len(WORDS["de"]["title"]))]
    assert max(right for _, _, right, _ in boxes) < 210 * MM - 15 * MM
    assert len({round(bottom) // 12 for _, bottom, _, _ in boxes}) <= 2, "on one line"


def test_words_are_words_and_no_instructions():
    words = '#read("data.json") *bold* _x_ $y$ <label> @ref // end \\u{41}'
    text = c.Text(words, (c.Paragraph((run(words),)),))
    found = text_of(set_brochure(brochure(blocks=(text,), title=words), edition="screen"))
    assert found.count('#read("data.json") *bold* _x_ $y$ <label> @ref // end') >= 2


def test_a_sign_without_glyph_is_named():
    broken = c.Text("Title", (c.Paragraph((run("An amulet \U0001f9ff against it"),)),))
    with pytest.raises(MissingGlyphError, match=r"U\+1F9FF.*An amulet"):
        set_brochure(brochure(blocks=(broken,)), edition="screen")
