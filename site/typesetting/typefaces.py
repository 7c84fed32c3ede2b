"""Which typefaces set which language, and where they are on this machine.

Ysabeau Office, the site's own, sets everything Latin, also inside other scripts. Then comes the typeface of the script,
and last IBM Plex Sans with the signs that both lack (Greek and Cyrillic letters, arrows, ≥, ₂).
"""

import subprocess
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import typst

from .errors import MissingTypefaceError

FONTS = Path(__file__).with_name("fonts")
LATIN = ["Ysabeau Office", "Ysabeau Office Extended"]
SIGNS = "IBM Plex Sans"
CJK = "Noto Sans CJK JP"
# Chosen by trying what readers can copy: others draw dots apart from their letters (Noto Sans Arabic) or raise tones
# from the line (Noto Sans Thai), and words come out in pieces. The CJK typeface holds the forms of three languages.
SCRIPTS = {
    "ar": "IBM Plex Sans Arabic",
    "he": "Assistant",
    "th": "Sarabun",
    "ja": CJK,
    "ko": CJK,
    "zh-hans": CJK,
}
PACKAGES = {
    SIGNS: ["fontpkg-ibm-plex-sans"],
    "IBM Plex Sans Arabic": ["fontpkg-ibm-plex-sans-arabic"],
    "Assistant": ["fontpkg-assistant"],
    "Sarabun": ["fontpkg-sarabun"],
    CJK: ["noto-cjk-sans-jp-regular", "noto-cjk-sans-jp-bold"],
}
INSTALL = {CJK: "requirements/cjk.txt"}
SUFFIXES = {".otf", ".ttf", ".ttc"}


def families(language: str) -> list[str | dict[str, str]]:
    """The typefaces of a language as the `font` of typst's `text` takes them (and JSON), the preferred one first."""
    script = SCRIPTS.get(language)
    if script is None:
        return [*LATIN, SIGNS]
    if language in ("ja", "zh-hans"):
        # Quotation marks and dashes are as wide as the characters beside them.
        return [*({"name": name, "covers": "latin-in-cjk"} for name in LATIN), script, *LATIN, SIGNS]
    return [*LATIN, script, SIGNS]


def language_and_region(language: str) -> tuple[str, str | None]:
    """A code of the site as typst takes it; the region tells simplified Chinese from traditional."""
    primary, _, rest = language.partition("-")
    return primary, {"hans": "cn", "": None}.get(rest, rest)


def is_available(language: str) -> bool:
    """Whether a PDF can be set in this language on this machine."""
    return _folders(SCRIPTS.get(language, SIGNS)) != ()


def fonts_for(languages: frozenset[str]) -> typst.Fonts:
    """Raises MissingTypefaceError, which names what to install."""
    needed = [SIGNS]
    for language in sorted(languages):
        family = SCRIPTS.get(language, SIGNS)
        if not is_available(language):
            raise MissingTypefaceError(language, INSTALL.get(family, " ".join(PACKAGES[family])))
        needed.append(family)
    return _opened(tuple(dict.fromkeys(needed)))


@cache
def _opened(wanted: tuple[str, ...]) -> typst.Fonts:
    """Kept, because the typesetter holds on to what it has read: files of 16 MB."""
    folders = [FONTS, *(folder for family in wanted for folder in _folders(family))]
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in folders]
    )


@cache
def _folders(family: str) -> tuple[Path, ...]:
    return _of_packages(PACKAGES[family]) or _of_system(family)


def _of_packages(names: list[str]) -> tuple[Path, ...]:
    found = set()
    for name in names:
        try:
            entries = files(name) or []
        except PackageNotFoundError:
            return ()
        found |= {Path(entry.locate()).parent for entry in entries if entry.suffix in SUFFIXES}
    return tuple(sorted(found))


def _of_system(family: str) -> tuple[Path, ...]:
    try:
        answer = subprocess.run(  # noqa: S603 -- fixed arguments
            ["fc-match", "--format", "%{family}|%{file}", family],  # noqa: S607 -- stands where the system put it
            capture_output=True,
            text=True,
            check=True,
            timeout=10,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ()  # no fontconfig: the machine has no typefaces of its own to offer
    name, _, path = answer.partition("|")
    return (Path(path).parent,) if family in name else ()
