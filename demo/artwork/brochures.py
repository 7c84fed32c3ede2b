"""Set the brochures as PDF: `python -m demo.artwork.brochures [--font-path DIR] [--language CODE] [SLUG ...]`.

Words come from demo/content, the layout from brochure.typ, pictures from demo/media. Languages whose
text or typeface is missing are named and left out.
"""

import argparse
import json
import shutil
import sys
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path

import typst
from PIL import Image

from demo.artwork import brochure_plan as plan
from demo.artwork.brochure_text import imprint, key_figures, sections
from demo.artwork.logos import document, sign
from demo.artwork.palette import GREEN, GREEN_SOFT, PAPER, mix
from demo.artwork.typefaces import MissingTypefaceError, cut_latin, folders_for
from demo.reading import CONTENT, MEDIA, Item, items, texts

LANGUAGES = ("en", "fr", "es", "ja", "ar")
LAYOUT = Path(__file__).with_name("brochure.typ")
SHAPES = {"top": (1150, 701), "bottom": (1150, 723), "corner": (1000, 890), "cover": (1240, 1040)}


def cropped(name: str, shape: str, folder: Path) -> str:
    """A picture cut to the shape of its place on the page, as JPEG; answers its file name."""
    width, height = SHAPES[shape]
    with Image.open(MEDIA / "pictures" / f"{name}.webp") as source:
        image = source.convert("RGB")
    wide = min(image.width, image.height * width / height)
    tall = wide * height / width
    left = min(max(image.width * plan.SUBJECTS.get(name, 0.5) - wide / 2, 0), image.width - wide)
    top = (image.height - tall) / 2
    box = (left, top, left + wide, top + tall)
    scale = min(1, width / wide)
    size = (round(wide * scale), round(tall * scale))
    image = image.resize(size, Image.Resampling.LANCZOS, box=box)
    image.save(folder / f"{name}-{shape}.jpg", quality=72, optimize=True, progressive=True)
    return f"{name}-{shape}.jpg"


def pages(item: Item, language: str, folder: Path) -> list[dict]:
    """The sections with layout, picture or figures, in the order of the text."""
    descriptions = texts("pictures", language)
    news = {article.slug: article for article in items("news")}
    chapters = sections(item.words(language).body)
    result = []
    for number, (chapter, (layout, subject)) in enumerate(zip(chapters, plan.PLANS[item.slug], strict=True), 1):
        page = {**chapter, "layout": layout, "number": f"{number:02}"}
        if layout in SHAPES:
            page["picture"] = {"file": cropped(subject, layout, folder), "alt": descriptions[subject]}
        elif subject:
            page["figures"] = key_figures(news[subject], language)
        result.append(page)
    return result


def data(item: Item, language: str, folder: Path) -> dict:
    head, site = item.words(language).head, texts("sitetext", language)
    cover = item.facts["cover"]
    return {
        "language": language,
        "direction": "rtl" if language == "ar" else "ltr",
        "fonts": plan.FONTS.get(language, ["Ysabeau Office"]),
        **plan.SCRIPTS[language],
        "title": head["title"],
        "summary": head["summary"],
        "edition": head["edition_label"],
        "imprint": imprint(item, head["edition_label"], language),
        "network": site["network_name"],
        "tagline": site["tagline"],
        "about": site["about_short"],
        "contents": plan.CONTENTS[language],
        "logo_alt": texts("branding", language)["member"]["title"],
        "cover": {"file": cropped(cover, "cover", folder), "alt": texts("pictures", language)[cover]},
        "cover_fill": plan.COVER_FILLS[item.slug],
        "sections": pages(item, language, folder),
    }


def signs(folder: Path) -> None:
    """Logos and the pale symbols of the page backgrounds."""
    for name in ("member/colour", "member/mono", "member/reversed", "network/colour", "network/reversed"):
        shutil.copy(MEDIA / "logos" / f"{name}.svg", folder / f"{name.replace('/', '-')}.svg")
    pale = sign(100, 100, 100, mix(GREEN_SOFT, PAPER, 0.3), PAPER)
    deep = sign(100, 100, 100, mix(GREEN, PAPER, 0.08), mix(GREEN, PAPER, 0.16))
    for name, drawing in (("pale", pale), ("deep", deep)):
        (folder / f"sign-{name}.svg").write_text(document(200, 200, "", drawing), encoding="utf-8")


def typeset(item: Item, language: str, fonts: list[Path]) -> bytes:
    """One brochure as a tagged PDF/UA-1; raises typst.TypstError with the place of a mistake."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        signs(folder)
        cut_latin(folder)
        (folder / "data.json").write_text(json.dumps(data(item, language, folder)), encoding="utf-8")
        shutil.copy(LAYOUT, folder / LAYOUT.name)
        return typst.compile(
            str(folder / LAYOUT.name),
            root=name,
            font_paths=[name, *map(str, fonts)],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=int(datetime.combine(item.facts["published"], time(), UTC).timestamp()),
        )


def write(item: Item, language: str, given: list[Path]) -> str:
    """Set one brochure into its file; answers what to tell."""
    name = f"{item.slug}-{language}.pdf"
    if not (CONTENT / item.key / f"{language}.md").exists():
        return f"{name}: left out, no text in this language"
    try:
        fonts = folders_for(language, given)
        content = typeset(item, language, fonts)
    except MissingTypefaceError as error:
        return f"{name}: left out, {error}"
    target = MEDIA / "brochures" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return f"{name} {len(content) / 1000:.0f} kB"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Set the brochures as PDF.")
    parser.add_argument("slugs", nargs="*", metavar="SLUG")
    parser.add_argument(
        "--font-path", action="append", type=Path, default=[], help="folder of fonts (Arabic, Japanese)"
    )
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    options = parser.parse_args(arguments)
    for item in items("brochures"):
        if item.slug not in (options.slugs or plan.PLANS):
            continue
        for language in options.language or LANGUAGES:
            print(write(item, language, options.font_path), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
