"""Why an edition could not be made, kept so that each officer reads it in the own language."""

from django.utils.translation import gettext_lazy as _
from PIL import UnidentifiedImageError

from typesetting.errors import BrokenPictureError, MissingGlyphError, MissingTypefaceError, TypesettingError

STORAGE = "storage"
ORIGINAL = "original"
# What stops a whole version; it is taken up again within the hour.
STOPS = {
    STORAGE: _("The files could not be stored: the disk is full, or cannot be written to."),
    ORIGINAL: _("The original could not be made, so nothing of this version goes out. Its row below says why."),
}


def recorded(error: Exception) -> dict:
    """An error as plain data."""
    match error:
        case MissingTypefaceError():
            return {"kind": "typeface", "of": [error.language, error.install]}
        case MissingGlyphError():
            return {"kind": "glyph", "of": [error.character, error.around, *error.others]}
        case BrokenPictureError():
            return {"kind": "broken picture", "of": list(map(str, error.args))}
        case OSError():
            return {"kind": "picture", "of": []}
    return {"kind": "other", "of": [str(error)[:500]]}


def in_words(problem: dict) -> str:
    """What an officer reads."""
    match problem.get("kind"):
        case "typeface":
            return str(MissingTypefaceError(*problem["of"]))
        case "glyph":
            return str(MissingGlyphError(*problem["of"]))
        case "broken picture":
            return str(BrokenPictureError(*problem["of"]))
        case "picture":
            return str(_("A picture of the brochure is missing or broken. Choose it again."))
        case "other":
            return str(_("It could not be set: %(reason)s")) % {"reason": problem["of"][0]}
    return ""


# What an edition alone can fail of; anything else is a mistake of ours.
OF_AN_EDITION = (TypesettingError, UnidentifiedImageError, FileNotFoundError)
