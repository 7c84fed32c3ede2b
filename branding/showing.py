"""A version of a kit as its page shows it: drawings in groups, each with its files, and what there is not."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from translations.languages import Language, current

from .artwork.colours import contrast
from .models.cells import PURPOSES, Lockup, Variant, key_of, words_of
from .models.versions import LogoFile, LogoKitVersion

USUAL_RATIO = 3.0
# background-tester.js knows it too.
MOST = 0.66
_SPACES = {"rgb": "RGB", "cmyk": "CMYK", "print": ""}
# In the order in which people look for them; the first of each kind stands open.
_FOR_SCREENS, _FOR_PRINT, _PICTURES = _("For screens"), _("For print"), _("Pictures")


@dataclass(frozen=True)
class ShownFile:
    file: LogoFile

    @property
    def words(self) -> str:
        """Its format and colour space."""
        return " ".join(filter(None, (self.file.format.upper(), _SPACES.get(self.file.space, ""))))


class ShownDrawing:
    """One drawing with its files; `files` is empty for one that the kit does not provide."""

    def __init__(self, lockup: str, variant: str, language: str, files: list[LogoFile], facts: dict):
        self.lockup, self.variant, self.language = Lockup(lockup), Variant(variant), language
        self.key = key_of(lockup, variant, language)
        self.files, self.facts = files, facts

    @property
    def title(self) -> str:
        return self.variant.label

    @property
    def title_in_kit(self) -> str:
        """Also where its lockup is not said beside it."""
        return words_of(self.key)

    @property
    def purpose(self) -> str:
        return PURPOSES[self.variant]

    @property
    def ratio(self) -> float:
        return self.facts.get("ratio") or USUAL_RATIO

    @property
    def preview_height(self) -> int:
        """Of a preview 600 pixels wide."""
        return round(600 / self.ratio)

    @property
    def inks(self) -> dict[str, float]:
        """How much of the drawing each colour covers, as a part of one."""
        return self.facts.get("inks", {})

    @property
    def inks_for_script(self) -> str:
        return " ".join(f"{colour}:{share}" for colour, share in self.inks.items())

    @property
    def without_cmyk(self) -> list[str]:
        return self.facts.get("without_cmyk", [])

    def contrast_on(self, colour: str) -> float:
        """What most of it reaches. The rest is an accent, by which nobody reads a logo."""
        reached = 0.0
        for value, share in sorted(((contrast(ink, colour), share) for ink, share in self.inks.items()), reverse=True):
            reached += share
            if reached >= MOST:
                return value
        return 1.0

    @cached_property
    def kinds(self) -> list[tuple[str, list[ShownFile]]]:
        """Its files by purpose."""
        purposes = {_FOR_SCREENS: [], _FOR_PRINT: [], _PICTURES: []}
        for file in self.files:
            if file.format == "png":
                kind = _PICTURES
            elif file.space == "rgb" and file.format in {"svg", "webp"}:
                kind = _FOR_SCREENS
            else:
                kind = _FOR_PRINT
            purposes[kind].append(ShownFile(file))
        return [(kind, files) for kind, files in purposes.items() if files]

    @property
    def vector(self) -> LogoFile | None:
        return next((file for file in self.files if file.format == "svg"), None)


@dataclass(frozen=True)
class Group:
    """A lockup in a language, with all its variants."""

    lockup: Lockup
    language: Language | None
    drawings: list[ShownDrawing]


class ShownVersion:
    def __init__(self, version: LogoKitVersion):
        self.version = version

    @cached_property
    def files(self) -> list[LogoFile]:
        return list(self.version.files.all())

    @property
    def archive(self) -> LogoFile | None:
        """Everything in one file."""
        return next((file for file in self.files if file.format == "zip"), None)

    @property
    def formats(self) -> list[str]:
        """The formats in the archive, as readers know them."""
        return list(dict.fromkeys(file.format.upper() for file in self.files if file.variant))

    @cached_property
    def groups(self) -> list[Group]:
        """In the reader's language first, then in none, then in others."""
        by_key = {}
        for file in self.files:
            if file.variant:
                by_key.setdefault(file.key, []).append(file)
        cells = {tuple([*key.split("_"), ""][:3]) for key in by_key}
        places = {lockup: place for place, lockup in enumerate(Lockup.values)}
        own = current().code
        lockups = sorted({(language != own, language, places[lockup], lockup) for lockup, _variant, language in cells})
        return [
            Group(
                Lockup(lockup),
                Language(language) if language else None,
                [self._drawing(lockup, variant, language, by_key) for variant in Variant.values],
            )
            for _is_foreign, language, _place, lockup in lockups
        ]

    def _drawing(self, lockup: str, variant: str, language: str, by_key: dict) -> ShownDrawing:
        key = key_of(lockup, variant, language)
        return ShownDrawing(lockup, variant, language, by_key.get(key, []), self.version.cells.get(key, {}))

    @property
    def main(self) -> ShownDrawing | None:
        """What stands for the logo in lists."""
        return next(iter(self.testable), None)

    @cached_property
    def testable(self) -> list[ShownDrawing]:
        """The variants of the first lockup that there are."""
        first = self.groups[0].drawings if self.groups else []
        return [drawing for drawing in first if drawing.files]
