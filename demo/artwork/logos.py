"""Draw the identity: `python -m demo.artwork.logos`.

Masters are SVG of paths and presentation attributes only, so they render alike everywhere and pass
any sanitiser. The site's icons and social card are drawn from the same parts.
"""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from PIL import Image

from demo.artwork import symbol
from demo.artwork.lettering import MissingPackageError, cap_height, outlined
from demo.artwork.palette import BLUSH, GREEN, INK, PAPER, mix

ROOT = Path(__file__).resolve().parents[2]
LOGOS = Path("demo/media/logos")
ICONS = Path("site/static/icons")
NAME = "Global Cosmetics Cluster"
# What a member says of itself, by language; the first for all others.
CLAIMS = {"": "Member of", "fr": "Membre de", "es": "Miembro de"}
RADIUS = 100


@dataclass(frozen=True)
class Variant:
    """Colours of one variant; without `bloom` the overlaps are cut out and the background shows."""

    symbol: str
    words: str
    bloom: str = ""
    lead: str = ""


VARIANTS = {
    "colour": Variant(GREEN, INK, BLUSH, GREEN),
    "mono": Variant(INK, INK),
    "reversed": Variant(PAPER, PAPER),
}


def sign(x: float, y: float, radius: float, colour: str, bloom: str = "") -> str:
    """The symbol around a point, as SVG elements."""
    place = f'transform="translate({x:g} {y:g}) rotate({symbol.LEAN})"'
    if not bloom:
        return f'<path {place} fill="{colour}" fill-rule="evenodd" d="{"".join(symbol.petals(radius))}"/>'
    petals = f'<path {place} fill="{colour}" d="{"".join(symbol.petals(radius))}"/>'
    return petals + f'<path {place} fill="{bloom}" d="{"".join(symbol.overlaps(radius))}"/>'


def document(width: float, height: float, title: str, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">'
        f"<title>{title}</title>{body}</svg>\n"
    )


def stacked(lines: list[tuple[str, int, str]], x: float, top: float, height: float, gap: float) -> tuple[str, float]:
    """Lines (text, weight, colour) between the cap line `top` and a last baseline; answers elements and right edge."""
    share = cap_height(1, lines[0][1])
    size = height / (share + gap * (len(lines) - 1))
    right, parts = x, []
    for number, (text, weight, colour) in enumerate(lines):
        outline, end = outlined(text, x, top + share * size + number * gap * size, size, weight, -4)
        parts.append(f'<path fill="{colour}" d="{outline}"/>')
        right = max(right, end)
    return "".join(parts), right


def lockup(variant: Variant, lines: list[tuple[str, int, str]], title: str) -> str:
    words, right = stacked(lines, 2 * RADIUS + 44, 17, 2 * RADIUS - 34, 1.04)
    body = sign(RADIUS, RADIUS, RADIUS, variant.symbol, variant.bloom) + words
    return document(round(right + 4), 2 * RADIUS, title, body)


def standing(variant: Variant, lines: list[tuple[str, int, str]], title: str) -> str:
    """The sign above centred lines."""
    size, gap, top = 62, 66, 2 * RADIUS + 74
    widths = [outlined(text, 0, 0, size, weight, -4)[1] for text, weight, _colour in lines]
    width = round(max(*widths, 2 * RADIUS))
    words = "".join(
        f'<path fill="{colour}" d="{outlined(text, (width - own) / 2, top + number * gap, size, weight, -4)[0]}"/>'
        for number, ((text, weight, colour), own) in enumerate(zip(lines, widths, strict=True))
    )
    body = sign(width / 2, RADIUS, RADIUS, variant.symbol, variant.bloom) + words
    return document(width, top + (len(lines) - 1) * gap + 4, title, body)


def network_lines(variant: Variant) -> list[tuple[str, int, str]]:
    return [(word, 480, variant.words) for word in NAME.split()]


def member_lines(variant: Variant, claim: str) -> list[tuple[str, int, str]]:
    lead = variant.lead or variant.words
    return [(claim, 380, lead), ("Global Cosmetics", 520, variant.words), ("Cluster", 520, variant.words)]


def symbol_svg(variant: Variant) -> str:
    return document(2 * RADIUS, 2 * RADIUS, NAME, sign(RADIUS, RADIUS, RADIUS, variant.symbol, variant.bloom))


def masters() -> dict[Path, str]:
    """The drawings of both kits; black and white ones are made from those in one colour."""
    drawn = {}
    for key, variant in VARIANTS.items():
        network, member = network_lines(variant), member_lines(variant, CLAIMS[""])
        drawn[LOGOS / "network" / f"{key}.svg"] = lockup(variant, network, NAME)
        drawn[LOGOS / "member" / f"{key}.svg"] = lockup(variant, member, f"{CLAIMS['']} {NAME}")
        if key == "reversed":
            continue
        drawn[LOGOS / "network" / f"stacked-{key}.svg"] = standing(variant, network, NAME)
        drawn[LOGOS / "member" / f"stacked-{key}.svg"] = standing(variant, member, f"{CLAIMS['']} {NAME}")
        for kit in ("network", "member"):
            drawn[LOGOS / kit / f"symbol-{key}.svg"] = symbol_svg(variant)
        for language, claim in CLAIMS.items():
            if language:
                title = f"{claim} {NAME}"
                drawn[LOGOS / "member" / f"{key}-{language}.svg"] = lockup(variant, member_lines(variant, claim), title)
    return drawn


def tile(size: int, corner: float, share: float) -> str:
    """The symbol on a green tile, for places whose background is unknown."""
    half = size / 2
    ground = f'<rect width="{size}" height="{size}" rx="{corner:g}" fill="{GREEN}"/>'
    return document(size, size, NAME, ground + sign(half, half, half * share, PAPER, BLUSH))


def social_card() -> str:
    width, height = 1200, 630
    ground = f'<rect width="{width}" height="{height}" fill="{GREEN}"/>'
    large = sign(1010, 300, 430, mix(GREEN, PAPER, 0.1), BLUSH)
    words, _right = stacked([(word, 440, PAPER) for word in NAME.split()], 84, 316, 226, 1.04)
    return document(width, height, NAME, ground + large + sign(140, 160, 62, PAPER, BLUSH) + words)


def png(svg: str, width: int, colours: int = 0) -> bytes:
    """A compact picture of a drawing; opaque flat drawings take a palette of `colours`."""
    data = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    image = Image.open(io.BytesIO(data))
    if colours:
        image = image.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def files() -> dict[Path, bytes]:
    """Every file of the identity by its place in the project: the kits' masters, and the icons of the site."""
    result = {LOGOS / "symbol.svg": symbol_svg(VARIANTS["colour"]).encode()}
    result |= {place: drawing.encode() for place, drawing in masters().items()}
    result[ICONS / "favicon.svg"] = tile(64, 14, 0.8).encode()
    result[ICONS / "apple-touch-icon.png"] = png(tile(180, 0, 0.7), 180, 64)
    result[ICONS / "social-card.png"] = png(social_card(), 1200, 96)
    return result


def main() -> int:
    try:
        drawn = files()
    except MissingPackageError as error:
        print(error)
        return 1
    for path, data in drawn.items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        print(f"{path} {len(data) / 1000:.1f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
