"""One drawing in the formats that people ask for."""

import resvg_py
import typst

from assets.cleaning.drawings import clean_drawing


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


def is_drawable(content: bytes) -> bool:
    """Whether all formats can be made of a master."""
    try:
        svg, removed = clean_drawing(content)
        draw_pdf(svg)
        draw_png(svg, 100)
    except (ValueError, typst.TypstError):
        return False
    return "references" not in removed
