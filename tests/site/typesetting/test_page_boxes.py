"""What a printer measures: boxes, marks, inks."""

import io

import pikepdf
import pypdfium2
import pytest

from typesetting.compiling import typeset
from typesetting.page_boxes import MM, for_press
from typesetting.palette import TONES, inks_of

DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">
<rect width="9" height="9" fill="#1F5A41"/><rect x="9" width="9" height="9" fill="#123456" fill-opacity=".5"/></svg>"""
MAIN = b"""#set document(title: [T])
#set page(width: 100mm, height: 150mm, bleed: 3mm, fill: cmyk(85%, 40%, 75%, 40%))
Words #image("drawing.svg", alt: "Two squares", width: 20mm)
#text(fill: rgb("#E3A798"))[pink] #text(fill: luma(50%))[grey]"""


@pytest.fixture(scope="module")
def printed():
    return for_press(typeset({"main.typ": MAIN, "drawing.svg": DRAWING}, language="en"))


def millimetres(box) -> list[float]:
    return [round(float(edge) / MM, 1) for edge in box]


def test_boxes_lie_inside_each_other(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        page = pdf.pages[0]
        assert millimetres(page.trimbox) == [10, 10, 110, 160]
        assert millimetres(page.bleedbox) == [7, 7, 113, 163]
        assert millimetres(page.mediabox) == [0, 0, 120, 170]


def test_marks_stand_outside_the_bleed_and_the_page_fills_it(printed):
    image = pypdfium2.PdfDocument(printed)[0].render(scale=4 / MM).to_pil().convert("L")
    assert image.getpixel((int(8.5 * 4), 80 * 4)) < 150, "the page's colour reaches into the bleed"
    assert image.getpixel((int(6.5 * 4), 80 * 4)) == 255, "and no further"
    corner = image.crop((0, 38, 28, 42))
    assert min(corner.get_flattened_data()) < 200, "a crop mark at the height of the trimmed edge"
    assert min(image.crop((28, 0, 38, 27)).get_flattened_data()) == 255, "none inside the bleed's corner"


def operators(pdf: pikepdf.Pdf) -> set[str]:
    streams = [pdf.pages[0], *(form for form in pdf.pages[0].resources.get("/XObject", {}).values())]
    return {str(step.operator) for stream in streams for step in pikepdf.parse_content_stream(stream)}


def test_every_colour_of_text_and_drawings_is_cmyk(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        found = operators(pdf)
    assert "k" in found
    assert not found & {"rg", "RG", "g", "G", "sc", "SC", "scn", "SCN", "cs", "CS"}


def test_house_colours_become_the_house_inks():
    assert inks_of(0x1F / 255, 0x5A / 255, 0x41 / 255) == (0.85, 0.4, 0.75, 0.4)
    assert inks_of(0, 0, 0) == (0, 0, 0, 1)
    assert inks_of(1, 1, 1) == (0, 0, 0, 0)


def test_no_house_colour_carries_too_much_ink():
    assert max(sum(tone.inks) for tone in TONES.values()) <= 240


def test_tags_survive(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.MarkInfo.Marked
    assert "Words" in pypdfium2.PdfDocument(printed)[0].get_textpage().get_text_range()
