"""Why an edition with a member's logo could not be made, in words for who asked for it."""

from django.utils.translation import gettext_lazy as _

from assets.reasons import words_for
from brochures import problems
from translations.formats import language_name
from typesetting.errors import MissingGlyphError, MissingTypefaceError

_WORDS = {
    "words": _("This drawing holds words that need a font. Turn them into outlines and export it again."),
    "blank": _("This logo shows nothing on white paper. Choose another file."),
    "long": _("Name and contact do not fit on the back page. Write less."),
    "withdrawn": _("This brochure is not offered in this language any more."),
    "renewed": _(
        "The network is renewing this brochure. Yours is made by itself as soon as the new version is published."
    ),
    "storage": problems.STOPS[problems.STORAGE],
    "stopped": _(
        "Something went wrong on our side, and we have noted it. Try again later, perhaps with a simpler logo."
    ),
}


class CannotBeMadeError(Exception):
    """`problem` is plain data for `in_words`."""

    def __init__(self, kind: str, *of):
        super().__init__(kind, *of)
        self.problem = {"kind": kind, "of": list(of)}


class NotYetError(CannotBeMadeError):
    """What was asked for waits, and is tried again."""


def recorded(error: Exception) -> dict:
    """What the typesetter says. The brochure itself was set before, so it is about what the member has added."""
    match error:
        case MissingGlyphError() | MissingTypefaceError():
            return problems.recorded(error)
    return {"kind": "file", "of": ["drawing-broken", {}]}


def in_words(problem: dict) -> str:
    match problem:
        case {"kind": "file", "of": [reason, parameters]}:
            return words_for(reason, parameters)
        case {"kind": "typeface", "of": [code, *_install]}:
            words = _("Letters of %(language)s cannot be printed here yet. Write name and contact in Latin letters.")
            return str(words) % {"language": language_name(code)}
        case {"kind": "narrow", "of": [width, least]}:
            words = _("This picture is %(width)s pixels wide. Send one of at least %(least)s, or an SVG drawing.")
            return str(words) % {"width": width, "least": least}
        case {"kind": "glyph", "of": [character, _around, *others]} if others:
            signs = dict.fromkeys([character, *(sign for sign, _words_around in others)])
            words = _("No typeface has these characters: %(characters)s. Write them differently.")
            return str(words) % {"characters": " ".join(signs)}
        case {"kind": "glyph"}:
            return problems.in_words(problem)
        case {"kind": kind}:
            return str(_WORDS[kind])
    return ""
