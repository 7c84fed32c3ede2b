"""The badge as picture: the network's sign, its name, and beside them what an organisation is to it.

Every badge has the same shape, whatever it says: where the state changes, nothing moves on the pages that show it.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from django.utils.html import escape

from branding.drawing import draw_png
from translations.languages import Language

from .lettering import lines
from .sign import Sign, Symbol, sign_of
from .words import WORDS, Mark

WIDTH, HEIGHT = 684, 200
# Narrower, the state could not be read.
WIDTHS = (160, 200, 240, 320, 480, 640)
CARD_WIDTH, CARD_HEIGHT = 1200, 630
TYPES = {"svg": "image/svg+xml", "png": "image/png"}

GREEN, INK, PAPER, SOFT, MUTED = "#1F5A41", "#17211B", "#FBFAF6", "#DDE8DF", "#5A655D"
# Words begin beside the sign; three lines stand between its shoulders.
_WORDS_FROM, _ROOM = 244, WIDTH - 244 - 4
_EDGE = 5  # of a sign in outline
_SIZE, _BASELINES = 60.7, (56.8, 119.9, 183)
# Characters that fill their square look larger than letters.
_LARGEST_CLAIM = {"Jpan": 50, "Kore": 54, "Hans": 50, "Thai": 58, "Arab": 56, "Hebr": 62}


class Variant(StrEnum):
    COLOUR = "colour"
    MONO = "mono"
    REVERSED = "reversed"
    CARD = "card"


# What a page may show. The card is for links that are shared: opaque, in one size.
VARIANTS = (Variant.COLOUR, Variant.MONO, Variant.REVERSED)


@dataclass(frozen=True)
class Tones:
    """`sign` is empty where the sign has its own colours."""

    sign: str
    claim: str
    name: str


_TONES = {
    Variant.COLOUR: Tones("", GREEN, INK),
    Variant.MONO: Tones(INK, INK, INK),
    Variant.REVERSED: Tones(PAPER, PAPER, PAPER),
}
_QUIET = {**_TONES, Variant.COLOUR: Tones("#7B857E", MUTED, MUTED)}


@dataclass(frozen=True)
class Drawing:
    content: bytes
    type: str
    etag: str


def height_of(width: int) -> int:
    return round(width * HEIGHT / WIDTH)


def is_drawn(language: str, variant: str, width: str, extension: str) -> bool:
    """Whether an address names a badge; a width has one spelling."""
    if language not in WORDS or extension not in TYPES:
        return False
    if variant == Variant.CARD:
        return (width, extension) == (str(CARD_WIDTH), "png")
    return variant in VARIANTS and width in map(str, WIDTHS)


@lru_cache(maxsize=1_500)  # all there are: some ten megabytes, and only of those that somebody shows
def draw(mark: Mark, language: str, variant: str, width: int, extension: str, symbol: Symbol = ()) -> Drawing:
    """One of those that exist, with a sign that `sign.symbol_now` names."""
    sign = sign_of(symbol)
    if variant == Variant.CARD:
        svg = _card(mark, language, sign)
    else:
        svg = badge_svg(mark, language, Variant(variant), sign, width)
    content = draw_png(svg.encode(), width) if extension == "png" else svg.encode()
    return Drawing(content, TYPES[extension], f'"{hashlib.sha256(content).hexdigest()[:32]}"')


def badge_svg(mark: Mark, language: str, variant: Variant, sign: Sign, width: int = WIDTH) -> str:
    size = f'width="{width}" height="{height_of(width)}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return _document(size, mark, language, _lockup(mark, language, variant, sign))


def _card(mark: Mark, language: str, sign: Sign) -> str:
    size = f'width="{CARD_WIDTH}" height="{CARD_HEIGHT}" viewBox="0 0 {CARD_WIDTH} {CARD_HEIGHT}"'
    is_mirrored = Language(language).direction == "rtl"
    side, left = (-40, CARD_WIDTH - 84 - 1.3 * WIDTH) if is_mirrored else (CARD_WIDTH + 40, 84)
    ground = f'<rect width="{CARD_WIDTH}" height="{CARD_HEIGHT}" fill="{PAPER}"/>'
    large = f'<g transform="translate({side} 570) scale(2.7)">{sign.body(SOFT)}</g>'
    badge = f'<g transform="translate({left:g} 175) scale(1.3)">{_lockup(mark, language, Variant.COLOUR, sign)}</g>'
    return _document(size, mark, language, ground + large + badge)


def _document(size: str, mark: Mark, language: str, body: str) -> str:
    title = escape(WORDS[language].in_full(mark))
    tag = Language(language).tag
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" lang="{tag}" aria-labelledby="t">'
        f'<title id="t">{title}</title>{body}</svg>\n'
    )


def _lockup(mark: Mark, language: str, variant: Variant, sign: Sign) -> str:
    tones = (_QUIET if mark == Mark.NEUTRAL else _TONES)[variant]
    is_mirrored = Language(language).direction == "rtl"
    claim, first, second = (lines()[key] for key in (f"{language}/{mark}", "name/0", "name/1"))
    largest = _LARGEST_CLAIM.get(Language(language).script, _SIZE)
    sizes = (min(largest, 100 * _ROOM / claim.width), _SIZE, _SIZE)
    rows = list(zip((claim, first, second), sizes, (tones.claim, tones.name, tones.name), strict=True))
    if WORDS[language].name_first:
        rows = [*rows[1:], rows[0]]
    words = []
    for (line, size, tone), baseline in zip(rows, _BASELINES, strict=True):
        x = WIDTH - _WORDS_FROM - line.width * size / 100 if is_mirrored else _WORDS_FROM
        place = f"translate({x:.1f} {baseline}) scale({size / 100:.3f})"
        words.append(f'<path transform="{place}" fill="{tone}" d="{line.outline}"/>')
    drawing = _sign(WIDTH - 100 if is_mirrored else 100, mark, tones.sign, sign) + "".join(words)
    is_pale = mark == Mark.NEUTRAL and variant != Variant.COLOUR  # whose tones are pale already
    return f'<g opacity="0.65">{drawing}</g>' if is_pale else drawing


def _sign(x: int, mark: Mark, tone: str, sign: Sign) -> str:
    """In full for members, in outline for everybody else; what blooms is there for candidates already."""
    if mark == Mark.MEMBER:
        return f'<g transform="translate({x} 100)">{sign.full(tone)}</g>'
    bloom = sign.bloom(tone) if mark == Mark.CANDIDATE else ""
    return f'<g transform="translate({x} 100) scale(0.97)">{bloom}{sign.outline(tone or sign.colour, _EDGE)}</g>'
