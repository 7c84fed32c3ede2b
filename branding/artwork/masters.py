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


def problem_of(content: bytes, removed_before: dict[str, int] | None = None) -> str:
    """Why a drawing cannot become a kit, for its editor; empty for one that can.

    `removed_before` is what its inspection has taken out already.
    """
    try:
        svg, removed = clean_drawing(content)
    except RefusedError as refusal:
        return str(words_for(refusal.reason, refusal.parameters))
    for kind, words in _REFUSED.items():
        if kind in removed or kind in (removed_before or {}):
            return str(words)
    if has_words(content):
        return str(_NOT_FLAT["words"])
    try:
        flattened(svg)
    except NotFlatError as error:
        return str(_NOT_FLAT[error.reason])
    except typst.TypstError:
        return str(_NOT_FLAT["empty"])
    return ""


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
