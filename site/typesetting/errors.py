from django.utils.translation import gettext_lazy as _


class TypesettingError(Exception):
    """A PDF could not be set. `str()` is for whoever wrote the text, in the language of the moment."""


class MissingTypefaceError(TypesettingError):
    """No typeface of a language is installed."""

    def __init__(self, language: str, install: str):
        super().__init__(language, install)
        self.language, self.install = language, install

    def __str__(self):
        words = _("There is no typeface for the language “%(language)s” on this machine. Install %(install)s.")
        return str(words) % {"language": self.language, "install": self.install}


class BrokenPictureError(TypesettingError):
    """A picture that cannot be opened; `words` are its alt text."""

    def __init__(self, words: str):
        super().__init__(words)
        self.words = words

    def __str__(self):
        return str(_("The picture “%(words)s” cannot be opened. Choose it again.")) % {"words": self.words}


class MissingGlyphError(TypesettingError):
    """A character that no typeface of the text has: a reader would see a box. `others` are such ones, as pairs."""

    def __init__(self, character: str, around: str, *others: tuple[str, str]):
        super().__init__(character, around, *others)
        self.character, self.around, self.others = character, around, others

    @property
    def code_points(self) -> str:
        """As Unicode writes them: `U+1F9FF`; several for what is put together."""
        return _code_points(self.character)

    def __str__(self):
        words = str(_("No typeface has the character %(character)s (%(code)s) in “%(around)s”. Write it differently."))
        found = ((self.character, self.around), *self.others)
        return " ".join(
            words % {"character": character, "code": _code_points(character), "around": around}
            for character, around in found
        )


def _code_points(character: str) -> str:
    return " ".join(f"U+{ord(sign):04X}" for sign in character)
