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
    """A character that no typeface of the text has: a reader would see a box."""

    def __init__(self, character: str, around: str):
        super().__init__(character, around)
        self.character, self.around = character, around

    @property
    def code_points(self) -> str:
        """As Unicode writes them: `U+1F9FF`; several for what is put together."""
        return " ".join(f"U+{ord(sign):04X}" for sign in self.character)

    def __str__(self):
        words = _("No typeface has the character %(character)s (%(code)s) in “%(around)s”. Write it differently.")
        return str(words) % {"character": self.character, "code": self.code_points, "around": self.around}
