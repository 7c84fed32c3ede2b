"""The typefaces of the brochures, found and prepared for typesetting.

Latin is cut from the site's own variable font (needs the packages fonttools and brotli); Arabic and
Japanese are looked up in the given folders, in installed font packages and by fontconfig.
"""

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

FONT = Path(__file__).resolve().parents[2] / "site" / "static" / "fonts" / "ysabeau-office-latin.woff2"
WEIGHTS = (300, 450, 600, 660)
FAMILIES = {"ar": "IBM Plex Sans Arabic", "ja": "Noto Sans CJK JP"}
PACKAGES = {
    "ar": ("fontpkg-ibm-plex-sans-arabic",),
    "ja": ("noto-cjk-sans-jp-regular", "noto-cjk-sans-jp-bold"),
}


class MissingTypefaceError(RuntimeError):
    """A typeface that a language needs is nowhere to be found."""


def cut_latin(folder: Path) -> None:
    """Write the weights that the layout uses as fonts of their own."""
    try:
        # Only a new setting of the brochures needs this package.
        from fontTools.ttLib import TTFont
        from fontTools.varLib.instancer import instantiateVariableFont
    except ImportError as error:
        raise MissingTypefaceError(f"install fonttools and brotli to cut the Latin typeface ({error})") from error
    for weight in WEIGHTS:
        font = instantiateVariableFont(TTFont(FONT, recalcTimestamp=False), {"wght": weight})
        font.flavor = None
        font["OS/2"].usWeightClass = weight
        names = {1: "Ysabeau Office", 2: "Regular", 4: f"Ysabeau Office {weight}", 6: f"Ysabeau-{weight}"}
        for key, value in names.items():
            font["name"].setName(value, key, 3, 1, 0x409)
        for key in (16, 17, 21, 22, 25):
            font["name"].removeNames(nameID=key)
        font.save(folder / f"ysabeau-office-{weight}.ttf")


def folders_for(language: str, given: list[Path]) -> list[Path]:
    """Folders with the typeface of a language; Latin ones need none beside the cut weights."""
    family = FAMILIES.get(language)
    if family is None or given:
        return given
    found = _packaged(PACKAGES[language]) or _installed(family)
    if not found:
        raise MissingTypefaceError(
            f"no {family}: install {' and '.join(PACKAGES[language])}, or name a folder with --font-path"
        )
    return found


def _packaged(names: tuple[str, ...]) -> list[Path]:
    found = set()
    for name in names:
        try:
            entries = files(name) or []
        except PackageNotFoundError:
            return []
        found |= {Path(entry.locate()).parent for entry in entries if entry.suffix in {".otf", ".ttf", ".ttc"}}
    return sorted(found)


def _installed(family: str) -> list[Path]:
    try:
        answer = subprocess.run(  # noqa: S603 -- fixed arguments
            ["fc-match", "--format", "%{family}|%{file}", family],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    name, _, path = answer.partition("|")
    return [Path(path).parent] if family in name and sys.platform != "win32" else []
