"""Letters with marks (vowel signs, tones) that readers copy and search as they were written.

typst gives each glyph of a cluster the text of the whole cluster, and says by ActualText where that is wrong. Viewers
then show it twice where a raised mark divides the cluster, or ignore ActualText. Here each glyph gets its own letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf

_ENTRY = re.compile(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>")
# Thai writes this vowel as one letter and draws it as two signs, with the tone between them.
_SARA_AM, _NIKHAHIT, _SARA_AA = "\u0e33", "\u0e4d", "\u0e32"


@dataclass
class Font:
    """What the glyphs of a font stand for: as typst says, and as it is."""

    given: dict[int, str]
    mended: dict[int, str] = field(default_factory=dict)


@dataclass
class Piece:
    """Glyphs that follow each other on the page and were drawn for the same text."""

    font: Font
    text: str
    glyphs: list[int]
    span: int | None = None  # number of the instruction that opens its ActualText
    spans: set[int] = field(default_factory=set)
    whole: bool = False  # one ActualText holds all of it


def mend_clusters(document: pikepdf.Pdf) -> None:
    fonts: dict[tuple[int, int], Font] = {}
    for page in document.pages:
        here = {name: _font(entry, fonts) for name, entry in dict(page.resources.get("/Font", {})).items()}
        if not any(_is_put_together(text) for font in here.values() for text in font.given.values()):
            continue
        steps = list(pikepdf.parse_content_stream(page))
        for number in _needless(_joined(_pieces(steps, here))):
            steps[number] = pikepdf.ContentStreamInstruction([pikepdf.Name.Span], pikepdf.Operator("BMC"))
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(steps))
    for key, font in fonts.items():
        _write(document.get_object(key).ToUnicode, font)


def _is_put_together(text: str) -> bool:
    return len(text) > 1 and (_SARA_AM in text or bool(_marks(text)))


def _font(entry: pikepdf.Dictionary, fonts: dict[tuple[int, int], Font]) -> Font:
    if entry.objgen not in fonts:
        found = _ENTRY.findall(entry.ToUnicode.read_bytes())
        fonts[entry.objgen] = Font(
            {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in found}
        )
    return fonts[entry.objgen]


def _write(table: pikepdf.Stream, font: Font) -> None:
    def entry(found: re.Match[bytes]) -> bytes:
        text = font.mended.get(int(found[1], 16))
        return found[0] if text is None else b"<%s> <%s>" % (found[1], text.encode("utf-16-be").hex().upper().encode())

    head, begin, entries = table.read_bytes().partition(b"beginbfchar")
    table.write(head + begin + _ENTRY.sub(entry, entries))


def _pieces(steps: list, fonts: dict[str, Font]) -> Iterator[Piece]:
    opened: list[tuple[int, str | None]] = []  # marked content around: number of its instruction, its ActualText
    font = None
    for number, step in enumerate(steps):
        operator = str(step.operator)
        if operator in ("BDC", "BMC"):
            properties = step.operands[1] if operator == "BDC" else {}
            text = properties.get("/ActualText") if isinstance(properties, pikepdf.Dictionary) else None
            opened.append((number, None if text is None else str(text)))
        elif operator == "EMC":
            opened.pop()
        elif operator == "Tf":
            font = fonts[str(step.operands[0])]
        elif operator in ("Tj", "TJ") and font:
            glyphs = list(_glyphs(step.operands[0]))
            around = [(span, text) for span, text in opened if text is not None]
            if around:
                span, text = around[-1]
                yield Piece(font, text, glyphs, span)
            else:
                yield from (Piece(font, font.given.get(glyph, ""), [glyph]) for glyph in glyphs)


def _glyphs(shown: pikepdf.Object) -> Iterator[int]:
    for entry in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(entry, pikepdf.String):
            codes = bytes(entry)
            yield from (int.from_bytes(codes[at : at + 2]) for at in range(0, len(codes), 2))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Puts together what a raised mark has divided."""
    last = None
    for piece in pieces:
        piece.spans = set() if piece.span is None else {piece.span}
        piece.whole = piece.span is not None
        if last and last.font is piece.font and last.text == piece.text and len(last.glyphs) < _needed(last.text):
            last.whole = last.whole and last.span == piece.span
            last.glyphs += piece.glyphs
            last.spans |= piece.spans
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _needed(text: str) -> int:
    """How many glyphs draw a cluster: right-to-left letters in it form one ligature."""
    return 1 + len(_marks(text)) if _is_right_to_left(text) else len(_drawn(text))


def _needless(pieces: Iterable[Piece]) -> set[int]:
    """Gives the glyphs their letters; answers which ActualText says nothing more, or says it twice."""
    found = set()
    for piece in pieces:
        letters = _letters(piece) or []
        # A glyph that has stood for other letters before keeps them.
        agreed = [piece.font.mended.setdefault(glyph, text) == text for glyph, text in letters]
        says_more = piece.whole and "".join(text for _, text in letters) != piece.text
        if letters and all(agreed) and not says_more:
            found |= piece.spans
    return found


def _letters(piece: Piece) -> list[tuple[int, str]] | None:
    """The glyphs of a cluster in the order of reading, each with its letters; None where they cannot be told apart."""
    text, glyphs = piece.text, piece.glyphs
    if len(glyphs) == 1:
        return [(glyphs[0], text)] if text else None
    if _is_right_to_left(text):
        marks, (base, *others) = _marks(text), glyphs[::-1]
        letters = "".join(letter for letter in text if letter not in marks)
        if len(others) == 1:
            marks = ["".join(marks)]
        return [(base, letters), *zip(others, marks, strict=True)] if len(others) == len(marks) and letters else None
    drawn = _drawn(text)
    return list(zip(glyphs, drawn, strict=True)) if len(glyphs) == len(drawn) else None


def _marks(text: str) -> list[str]:
    return [letter for letter in text if unicodedata.category(letter) == "Mn"]


def _is_right_to_left(text: str) -> bool:
    return bool(text) and unicodedata.bidirectional(text[0]) in ("R", "AL")


def _drawn(text: str) -> str:
    """The signs of a Thai cluster in the order of its glyphs."""
    if not text.endswith(_SARA_AM) or len(text) == 1:
        return text.replace(_SARA_AM, _NIKHAHIT + _SARA_AA) if text == _SARA_AM else text
    return text[0] + _NIKHAHIT + text[1:-1] + _SARA_AA
