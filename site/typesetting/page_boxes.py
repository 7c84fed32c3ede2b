"""What a printer needs of a PDF: boxes, crop marks, and printing inks instead of screen colours."""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Name, Operator

from .palette import inks_of
from .saving import saved

MM = 72 / 25.4
MARGIN = 10 * MM  # around the trimmed page: bleed, a gap, marks
MARK = (4 * MM, 9 * MM)  # where a mark begins and ends, counted from the trimmed page
HAIRLINE = 0.25


def for_press(pdf: bytes) -> bytes:
    """A PDF with bleed (TrimBox inside MediaBox, as typst writes it) made ready for the printer.

    Colours of text and drawings become DeviceCMYK. Photographs keep their colours: the printer's own profile for paper
    and press separates them better than we could without knowing either.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            _separate(document, page)
            _frame(document, page)
        return saved(document)


def _frame(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    bleed = [float(edge) for edge in page.mediabox]
    trim = [float(edge) for edge in page.trimbox]
    shift = MARGIN - (trim[0] - bleed[0])
    width, height = trim[2] - trim[0] + 2 * MARGIN, trim[3] - trim[1] + 2 * MARGIN
    trim, bleed = ([edge + shift for edge in box] for box in (trim, bleed))
    page.mediabox = page.cropbox = [0, 0, width, height]
    page.trimbox, page.bleedbox = trim, bleed
    page.obj[Name.ArtBox] = pikepdf.Array(trim)
    clip = f"q {bleed[0]} {bleed[1]} {bleed[2] - bleed[0]} {bleed[3] - bleed[1]} re W n 1 0 0 1 {shift} {shift} cm\n"
    page.contents_add(document.make_stream(clip.encode()), prepend=True)
    page.contents_add(document.make_stream(b"\nQ " + _crop_marks(trim)))


def _crop_marks(trim: list[float]) -> bytes:
    """Beside each corner, in all four inks: they show whether the plates lie on each other."""
    left, bottom, right, top = trim
    near, far = MARK
    lines = [(x + side * near, y, x + side * far, y) for x, side in ((left, -1), (right, 1)) for y in (bottom, top)] + [
        (x, y + side * near, x, y + side * far) for y, side in ((bottom, -1), (top, 1)) for x in (left, right)
    ]
    drawn = "\n".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S" for a, b, c, d in lines)
    return f"/Artifact BMC q 1 1 1 1 K {HAIRLINE} w\n{drawn}\nQ EMC".encode()


def _separate(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    page.contents_coalesce()
    page.Contents.write(_in_inks(page.Contents, page.resources))
    for form in _forms(page.resources, set()):
        form.write(_in_inks(form, form.get("/Resources", page.resources)))


def _forms(resources: pikepdf.Dictionary, seen: set) -> Iterator[pikepdf.Stream]:
    for entry in dict(resources.get("/XObject", {})).values():
        if entry.get("/Subtype") == "/Form" and entry.objgen not in seen:
            seen.add(entry.objgen)
            yield entry
            yield from _forms(entry.get("/Resources", pikepdf.Dictionary()), seen)


def _in_inks(stream: pikepdf.Stream, resources: pikepdf.Dictionary) -> bytes:
    """The instructions of a page or drawing with every colour of three or one channels as four."""
    spaces = resources.get("/ColorSpace", {})
    current, kept, result = {}, [], []
    for instruction in pikepdf.parse_content_stream(stream):
        name, values = str(instruction.operator), instruction.operands
        if name == "q":
            kept.append(dict(current))
        elif name == "Q":
            current = kept.pop() if kept else {}
        elif name in ("cs", "CS"):
            current[name] = _channels(values[0], spaces)
            if current[name] in (1, 3):
                continue  # the colour itself follows and names the new space
        elif name in ("sc", "scn", "SC", "SCN"):
            stroked = name.isupper()
            if current.get("CS" if stroked else "cs") in (1, 3):
                result.append(_ink(values, "K" if stroked else "k"))
                continue
        elif name in ("rg", "g", "RG", "G"):
            result.append(_ink(values, "K" if name.isupper() else "k"))
            continue
        result.append(instruction)
    return pikepdf.unparse_content_stream(result)


def _ink(values: list, operator: str) -> pikepdf.ContentStreamInstruction:
    channels = [float(value) for value in values]
    inks = inks_of(*(channels if len(channels) == 3 else channels * 3))
    return pikepdf.ContentStreamInstruction([round(ink, 4) for ink in inks], Operator(operator))


def _channels(name: pikepdf.Name, spaces: pikepdf.Dictionary) -> int | None:
    """How many channels a colour space has; None where it is no plain colour (patterns, spot inks)."""
    plain = {"/DeviceRGB": 3, "/DeviceGray": 1, "/DeviceCMYK": 4}
    space = spaces.get(str(name), name)
    if isinstance(space, pikepdf.Name):
        return plain.get(str(space))
    kind = str(space[0])
    if kind == "/ICCBased":
        return int(space[1]["/N"])
    return {"/CalRGB": 3, "/CalGray": 1}.get(kind)
