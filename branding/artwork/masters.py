"""Whether all formats can be made of a drawing, and if not, why."""

from xml.etree import ElementTree

import typst
from django.utils.translation import gettext_lazy as _

from assets.cleaning.drawings import clean_drawing
from assets.cleaning.refusal import RefusedError
from assets.reasons import words_for

from .flat import NotFlatError, flattened

_SVG = "{http://www.w3.org/2000/svg}"
_WORDS = frozenset({"text", "tspan", "textPath", "tref", "font", "font-face", "glyph"})
_REFUSED = {
    "scripts": _("This drawing holds a script. Export it again as plain SVG."),
    "events": _("This drawing holds a script. Export it again as plain SVG."),
    "references": _("This drawing names files elsewhere. Choose an SVG drawing that is whole in itself."),
    "pages": _("This drawing holds a web page. Export it again as plain SVG."),
}
_NOT_FLAT = {
    "words": _("This drawing holds words that need a font. Turn them into outlines and export it again."),
    "gradient": _("This drawing holds a gradient or pattern. A logo needs flat colours."),
    "picture": _("This drawing holds a picture, mask or filter. A logo is made of outlines alone."),
    "transparency": _("This drawing holds something transparent. Give it the colour that is seen."),
    "clip": _("This drawing cuts shapes with a clipping path. Cut the shapes themselves."),
    "line": _("This drawing holds a line that is drawn out of shape. Turn it into an outline."),
    "empty": _("Nothing is drawn in this file, or it has no size. Choose an SVG drawing with a view box."),
}


class BrokenMasterError(ValueError):
    """Of the drawing with this key. `fault` is plain data, as `fault_of` gives it."""

    def __init__(self, drawing: str, fault: dict):
        super().__init__(f"{drawing}: {fault}")
        self.drawing = drawing
        self.fault = fault


def fault_of(content: bytes, removed_before: dict[str, int] | None = None) -> dict:
    """Why a drawing cannot become a kit; empty for one that can.

    `removed_before` is what its inspection has taken out already.
    """
    try:
        svg, removed = clean_drawing(content)
        for kind in _REFUSED:
            if kind in removed or kind in (removed_before or {}):
                return {"removed": kind}
        if has_words(content):
            return {"not flat": "words"}
        flattened(svg)
    except FAULTS as error:
        return fault_behind(error)
    return {}


# What a drawing itself can be the cause of.
FAULTS = (RefusedError, NotFlatError, typst.TypstError, FileNotFoundError)


def fault_behind(error: Exception) -> dict:
    match error:
        case RefusedError():
            return {"refused": error.reason, "parameters": error.parameters}
        case NotFlatError():
            return {"not flat": error.reason}
        case FileNotFoundError():
            return {"missing": True}
    return {"not flat": "empty"}


def fault_in_words(fault: dict) -> str:
    """For its editor, in the active language; empty where there is none."""
    match fault:
        case {"refused": reason, "parameters": parameters}:
            return str(words_for(reason, parameters))
        case {"removed": kind}:
            return str(_REFUSED[kind])
        case {"not flat": reason}:
            return str(_NOT_FLAT[reason])
        case {"missing": True}:
            return str(_("This file is missing. Upload it again."))
    return ""


def problem_of(content: bytes, removed_before: dict[str, int] | None = None) -> str:
    """`fault_of` in words."""
    return fault_in_words(fault_of(content, removed_before))


def has_words(content: bytes) -> bool:
    """Whether letters are written and not drawn. Raises ElementTree.ParseError."""
    names = (element.tag for element in _root(content).iter() if isinstance(element.tag, str))
    if any(name.removeprefix(_SVG) in _WORDS for name in names):
        return True
    return b"@font-face" in content


def title_of(content: bytes) -> str:
    """What the drawing calls itself."""
    return " ".join((_root(content).findtext(f"{_SVG}title") or "").split())


def _root(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)  # noqa: S314  definitions are refused by `check_drawing`
