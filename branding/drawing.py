"""One drawing in the formats that people ask for."""

import io

import resvg_py
import typst
from PIL import Image


def draw_pdf(svg: bytes) -> bytes:
    """The drawing as vector PDF on a page of its own size. Raises typst.TypstError for what is not whole in itself."""
    # Without a date, so that the same drawing gives the same bytes.
    source = (
        b"#set document(date: none)\n"
        b"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
        b'#image("logo.svg")\n'
    )
    # The words of a logo are outlines: no time for the fonts of the machine.
    return typst.compile({"main.typ": source, "logo.svg": svg}, ignore_system_fonts=True)


def draw_png(svg: bytes, width: int) -> bytes:
    """The drawing on a transparent ground, `width` pixels wide. Raises ValueError for a drawing without a size."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg.decode(), width=width))


def draw_webp(png: bytes) -> bytes:
    """The same pixels, in the smaller format of the web."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.save(out, "WEBP", lossless=True, quality=60, method=3)
    return out.getvalue()


def shares_of(png: bytes, colours: list[str]) -> dict[str, float]:
    """How much of what is drawn each colour covers. Pixels that mix two at an edge count for none."""
    with Image.open(io.BytesIO(png)) as picture:
        found = picture.convert("RGBA").getcolors(picture.width * picture.height)
    counts = dict.fromkeys(colours, 0)
    for count, (red, green, blue, alpha) in found:
        colour = f"#{red:02X}{green:02X}{blue:02X}"
        if alpha == 255 and colour in counts:
            counts[colour] += count
    whole = sum(counts.values()) or 1
    return {colour: count / whole for colour, count in counts.items()}
