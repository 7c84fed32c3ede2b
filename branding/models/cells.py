"""Which drawings a logo can have: in which lockup, variant and language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from translations.formats import language_name


class Lockup(models.TextChoices):
    HORIZONTAL = "horizontal", pgettext_lazy("lockup of a logo", "Horizontal")
    STACKED = "stacked", pgettext_lazy("lockup of a logo", "Stacked")
    SYMBOL = "symbol", pgettext_lazy("lockup of a logo", "Symbol alone")


class Variant(models.TextChoices):
    COLOUR = "colour", _("Colour")
    MONO = "mono", _("One colour")
    BLACK = "black", _("Black")
    REVERSED = "reversed", _("Reversed, for dark backgrounds")


PURPOSES = {
    Variant.COLOUR: _("On white and pale backgrounds"),
    Variant.MONO: _("For one-colour printing, stamps and engraving"),
    Variant.BLACK: _("For fax, newsprint and forms"),
    Variant.REVERSED: _("White drawing, on green and other dark surfaces"),
}


def key_of(lockup: str, variant: str, language: str = "") -> str:
    """What names a drawing within its kit: in addresses, names of files and in the list of what changed."""
    return "_".join(part for part in (lockup, variant, language) if part)


def words_of(key: str) -> str:
    """A key as readers know it."""
    lockup, variant, *language = key.split("_")
    names = [Lockup(lockup).label, Variant(variant).label, *map(language_name, language)]
    return " · ".join(str(name) for name in names)
