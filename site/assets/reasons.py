"""Why a file waits or was refused, in words the uploader can act on."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    # Refused
    "empty": _("The file is empty. Choose it again."),
    "kind": _("This is not a %(kind)s file, whatever its name says. Save it again in that format."),
    "demanding": _("This file takes too much time or memory to open. Export it again in a simpler form."),
    "unreadable": _("This file could not be read. Open it in its program and save it again."),
    "picture-broken": _("This picture is broken. Open it in another program and save it again."),
    "picture-pixels": _(
        "This picture has %(million)s million pixels in all. Make it smaller: %(limit)s million are enough for print."
    ),
    "pdf-broken": _("This PDF is broken or protected by a password. Export it again without protection."),
    "pdf-empty": _("This PDF has no pages."),
    "pdf-pages": _("This PDF has %(pages)s pages; at most %(limit)s are taken. Export the pages that readers need."),
    "drawing-broken": _("This SVG drawing is broken. Open it in a drawing program and export it again."),
    "drawing-size": _(
        "This SVG drawing is too large. Simplify it and export it again: at most 2 MB, 20,000 shapes and 64 levels."
    ),
    "drawing-doctype": _("This SVG drawing brings definitions of its own (DOCTYPE). Export it again as plain SVG."),
    "archive-broken": _("This file is broken or protected by a password. Save it again without protection."),
    "archive-size": _("This archive unpacks to too much. Pack at most 500 files and 200 MB."),
    "archive-names": _("This archive holds a name that leads out of its folder or a link: %(name)s. Pack it again."),
    "archive-forbidden": _("This archive holds a program or another archive: %(name)s. Take it out and pack it again."),
    "archive-places": _(
        "This archive holds a photo that may say where it was taken: %(name)s. "
        "Save it as JPEG or PNG and pack the archive again."
    ),
    "office-macros": _("This document holds macros. Save it without them, as %(kind)s."),
    "office-external": _(
        "This document holds an object, or loads something from another place. Break its links and save it again."
    ),
    "text-encoding": _("This text is not in UTF-8. Save it again in that encoding."),
    "text-formula": _("Line %(line)s holds a formula. Export values only."),
    "postscript-reaches-out": _(
        "This PostScript file runs or deletes other files when it is opened. Export it again from a drawing program."
    ),
    "infected": _("The virus scanner found something in this file: %(name)s. Do not pass it on."),
    # Waiting
    "scanner": _("The virus scanner does not answer. The file waits for it and is tried again every ten minutes."),
    "interrupted": _("The inspection was interrupted. It is tried again every ten minutes."),
}

_TAKEN_OUT = _("For safety the site took out of this file: %(parts)s. Look at it once more before you use it.")
REMOVED = {
    "events": _("event attributes: %(count)s"),
    "pages": _("parts of web pages: %(count)s"),
    "references": _("references to other places: %(count)s"),
    "scripts": _("scripts: %(count)s"),
}


def words_for(reason: str, parameters: dict) -> str:
    """In the language of whoever reads it."""
    return str(REASONS[reason]) % parameters


def words_for_removed(removed: dict[str, int]) -> str:
    """One line with counts, in the language of whoever reads it."""
    parts = " · ".join(str(words) % {"count": removed[kind]} for kind, words in REMOVED.items() if kind in removed)
    return str(_TAKEN_OUT) % {"parts": parts}
