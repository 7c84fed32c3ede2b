"""What printers get: true CMYK, and PostScript that draws what the master shows."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from branding.artwork.flat import flattened
from branding.artwork.written import eps_of, pdf_of, svg_of
from branding.drawing import draw_png
from tests.branding.conftest import content
from tests.files import logo_bytes, logo_with

# Everything that a flat drawing can hold: rules, curves, holes, lines with dashes, turned and moved groups.
RICH = logo_with(
    '<path fill="#1F5A41" fill-rule="evenodd" d="M10 5h40v30H10zM20 12h20v16H20z"/>',
    '<g transform="rotate(20 80 20)">',
    '<circle cx="80" cy="20" r="12" fill="#E3A798" stroke="#17211B" stroke-width="2"/></g>',
    '<path fill="none" stroke="#1F5A41" stroke-width="3" stroke-linecap="round"',
    ' stroke-dasharray="5 4" d="M5 38Q60 30 115 38"/>',
)
INKS = {"#1F5A41": (66, 0, 28, 65), "#E3A798": (0, 26, 33, 11), "#17211B": (30, 0, 18, 87)}
COLOUR_OPERATORS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "ri", "gs"}


def picture_of(pdf: bytes, scale: float = 4) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=scale).to_pil().convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean over all pixels, 0 to 255."""
    histogram = ImageChops.difference(one, other.resize(one.size)).histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram)


def on_paper(png: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("L")


def body_as_pdf(eps: bytes) -> bytes:
    """The drawing of an EPS file on a page of PDF: its prolog gives PostScript the names of PDF's operators."""
    text = eps.decode()
    width, height = map(float, re.search(r"%%HiResBoundingBox: 0 0 (\S+) (\S+)", text).groups())
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(width, height))
        page.Contents = document.make_stream(text.partition("gsave\n")[2].partition("grestore\n")[0].encode())
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def test_the_pdf_for_printers_knows_no_colour_but_device_cmyk(make_kit):
    kit = make_kit(masters={"colour": logo_bytes("#1F5A41")})

    with pikepdf.open(io.BytesIO(content(kit, "gcc_horizontal_colour_cmyk.pdf"))) as document:
        page = document.pages[0]
        used = [
            (str(operator), [float(part) for part in operands])
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) in COLOUR_OPERATORS
        ]
        assert used == [("k", [0.66, 0, 0.28, 0.65])]
        assert not set(page.get("/Resources", {})) & {"/ColorSpace", "/XObject", "/Pattern", "/Shading"}


def test_a_line_has_the_inks_of_its_colour_too():
    with pikepdf.open(io.BytesIO(pdf_of(flattened(RICH), INKS, "Logo"))) as document:
        operators = [str(operator) for _operands, operator in pikepdf.parse_content_stream(document.pages[0])]

    assert [operator for operator in operators if operator in COLOUR_OPERATORS] == ["k", "k", "K", "K"]


def test_a_colour_without_inks_gives_rgb_alone_and_says_so(make_kit):
    kit = make_kit(masters={"colour": logo_bytes("#123456")})
    names = {file.name for file in kit.newest.files.all() if "_colour_" in file.name}

    assert "gcc_horizontal_colour_rgb.eps" in names
    assert not [name for name in names if "cmyk" in name]
    assert kit.newest.cells["horizontal_colour"]["without_cmyk"] == ["#123456"]


@pytest.mark.parametrize("form", ["svg", "pdf", "eps", "eps in rgb"])
def test_every_format_shows_the_master(form):
    drawing = flattened(RICH)
    master = on_paper(draw_png(RICH, 360))
    drawn = {
        "svg": lambda: on_paper(draw_png(svg_of(drawing), 360)),
        "pdf": lambda: picture_of(pdf_of(drawing, INKS, "")),
        "eps": lambda: picture_of(body_as_pdf(eps_of(drawing, INKS, ""))),
        "eps in rgb": lambda: picture_of(body_as_pdf(eps_of(drawing, None, ""))),
    }[form]()

    # Inks look somewhat different on a screen; a shape that is missing or misplaced makes much more.
    assert difference(master, drawn) < (9 if form in {"pdf", "eps"} else 2)


def test_postscript_defines_what_it_uses_and_reaches_for_nothing():
    text = eps_of(flattened(RICH), INKS, "Logo (of) all\\\n").decode("ascii")
    prolog = text.partition("%%BeginProlog")[2].partition("%%EndProlog")[0]
    body = text.partition("gsave\n")[2].partition("grestore\n")[0]

    assert text.startswith("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 90 30\n%%HiResBoundingBox: 0 0 90 30\n")
    assert "%%Title: (Logo of all)" in text
    assert "%%DocumentProcessColors: Cyan Magenta Yellow Black" in text
    defined = dict(re.findall(r"/(\S+?)\{(\w+)\}bind def", prolog))
    assert set(re.findall(r"[A-Za-z]\S*", body)) <= set(defined)
    assert (defined["k"], defined["K"], defined["f*"]) == ("setcmykcolor", "setcmykcolor", "eofill")
    assert not re.search(r"\b(file|run|deletefile|showpage|initgraphics|setpagedevice)\b", text)


def test_the_print_formats_of_a_kit_are_the_same_bytes_each_time():
    drawing = flattened(RICH)

    assert pdf_of(drawing, INKS, "Logo") == pdf_of(drawing, INKS, "Logo")
    assert eps_of(drawing, INKS, "Logo") == eps_of(drawing, INKS, "Logo")
