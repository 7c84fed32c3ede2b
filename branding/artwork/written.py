"""A flat drawing as SVG, PDF and EPS."""

import io
from collections.abc import Mapping
from html import escape

import pikepdf

from .flat import PIXEL, FlatDrawing, Line, Shape

# Per cents of cyan, magenta, yellow and black by colour.
type Inks = Mapping[str, tuple[int, int, int, int]]

_STEPS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_CAPS = ("butt", "round", "square")
_JOINS = ("miter", "round", "bevel")
# PDF's operators, defined in PostScript: the same lines draw in both.
_PROLOGUE = """/m{moveto}bind def
/l{lineto}bind def
/c{curveto}bind def
/h{closepath}bind def
/f{fill}bind def
/f*{eofill}bind def
/S{stroke}bind def
/w{setlinewidth}bind def
/J{setlinecap}bind def
/j{setlinejoin}bind def
/M{setmiterlimit}bind def
/d{setdash}bind def
/k{setcmykcolor}bind def
/K{setcmykcolor}bind def
/rg{setrgbcolor}bind def
/RG{setrgbcolor}bind def
"""


def svg_of(drawing: FlatDrawing, title: str = "", margin: float = 0, ground: str = "") -> bytes:
    """`margin` in pixels stays free on each side; `ground` is the colour of all of it, empty for none."""
    box = f"{_number(-margin)} {_number(-margin)} {_number(drawing.width + 2 * margin)} "
    box += _number(drawing.height + 2 * margin)
    name = f"<title>{escape(title)}</title>" if title else ""
    back = f'<path fill="{ground}" d="{_rectangle(drawing, margin)}"/>' if ground else ""
    shapes = paths_of(drawing)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img">{name}{back}{shapes}</svg>\n'.encode()


def paths_of(drawing: FlatDrawing) -> str:
    """What stands inside an SVG of its size."""
    return "".join(_svg_path(shape) for shape in drawing.shapes)


def _rectangle(drawing: FlatDrawing, margin: float) -> str:
    # Beyond the edges, where a picture ends in the middle of a pixel.
    margin += drawing.width / 50
    width, height = _number(drawing.width + 2 * margin), _number(drawing.height + 2 * margin)
    return f"M{_number(-margin)} {_number(-margin)}h{width}v{height}h-{width}z"


def _svg_path(shape: Shape) -> str:
    outline = "".join(name + " ".join(map(_number, values)) for name, values in shape.steps)
    rule = ' fill-rule="evenodd"' if shape.even_odd else ""
    return f'<path fill="{shape.fill or "none"}"{rule}{_svg_line(shape.line)} d="{outline}"/>'


def _svg_line(line: Line | None) -> str:
    if line is None:
        return ""
    text = f' stroke="{line.colour}" stroke-width="{_number(line.width)}"'
    text += f' stroke-linecap="{_CAPS[line.cap]}" stroke-linejoin="{_JOINS[line.join]}"'
    text += f' stroke-miterlimit="{_number(line.limit)}"'
    if line.dashes:
        dashes = " ".join(map(_number, line.dashes))
        text += f' stroke-dasharray="{dashes}" stroke-dashoffset="{_number(line.offset)}"'
    return text


def pdf_of(drawing: FlatDrawing, inks: Inks, title: str) -> bytes:
    """One page in DeviceCMYK. Raises KeyError for a colour that `inks` does not know."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(drawing.width * PIXEL, drawing.height * PIXEL))
        page.Contents = document.make_stream(operators(drawing, inks).encode())
        document.docinfo["/Title"] = title
        out = io.BytesIO()
        # Numbered by what it holds, so that the same drawing gives the same bytes.
        document.save(out, deterministic_id=True)
    return out.getvalue()


def eps_of(drawing: FlatDrawing, inks: Inks | None, title: str) -> bytes:
    """PostScript of level 2, for placing in a page: nothing is read or written, and the state is left as it was.

    In CMYK; without `inks` in RGB.
    """
    width, height = drawing.width * PIXEL, drawing.height * PIXEL
    plain = "".join(letter for letter in title if letter.isascii() and letter.isprintable() and letter not in "()\\")
    colours = "%%DocumentProcessColors: Cyan Magenta Yellow Black\n" if inks is not None else ""
    return (
        "%!PS-Adobe-3.0 EPSF-3.0\n"
        f"%%BoundingBox: 0 0 {_whole(width)} {_whole(height)}\n"
        f"%%HiResBoundingBox: 0 0 {_number(width)} {_number(height)}\n"
        f"%%Title: ({plain})\n"
        "%%LanguageLevel: 2\n%%DocumentData: Clean7Bit\n"
        f"{colours}%%EndComments\n"
        f"%%BeginProlog\n20 dict begin\n{_PROLOGUE}%%EndProlog\n"
        "%%Page: 1 1\n"
        f"gsave\n{operators(drawing, inks)}grestore\n"
        "%%Trailer\nend\n%%EOF\n"
    ).encode()


def operators(drawing: FlatDrawing, inks: Inks | None) -> str:
    """The drawing in the operators of a PDF page; in CMYK, or in RGB without `inks`."""
    lines = []
    for shape in drawing.shapes:
        outline = "\n".join(" ".join([*_flipped(values, drawing.height), _STEPS[name]]) for name, values in shape.steps)
        if shape.fill:
            lines += [_colour(shape.fill, inks), outline, "f*" if shape.even_odd else "f"]
        if shape.line:
            lines += [_colour(shape.line.colour, inks).swapcase(), _line(shape.line), outline, "S"]
    return "\n".join(lines) + "\n"


def _line(line: Line) -> str:
    dashes = " ".join(_number(dash * PIXEL) for dash in line.dashes)
    return (
        f"{_number(line.width * PIXEL)} w {line.cap} J {line.join} j {_number(line.limit)} M "
        f"[{dashes}] {_number(line.offset * PIXEL)} d"
    )


def _flipped(values: tuple[float, ...], height: float) -> list[str]:
    """PDF and PostScript count upwards, from the bottom left."""
    places = enumerate(values)
    return [_number((height - value if position % 2 else value) * PIXEL) for position, value in places]


def _colour(colour: str, inks: Inks | None) -> str:
    if inks is None:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        return " ".join(map(_number, parts)) + " rg"
    return " ".join(_number(part / 100) for part in inks[colour]) + " k"


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _whole(value: float) -> int:
    return int(-(-value // 1))
