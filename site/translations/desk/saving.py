"""What was typed at the desk is kept, row by row; what cannot be kept goes back to who typed it, with the reason."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Translation, Words
from ..places import NOWHERE, Place
from ..sheets import Sheet, lock
from ..writing import PassageGoneError, entry_for
from ..writing_many import Entry, keep
from .rows import Problem, Typed, typed_form, version_of

_TEXT = "text-"


def typed_in(post) -> list[Typed]:
    """The rows of a sent form. Browsers send lines with both signs for a new line."""
    return [
        Typed(
            digest=name.removeprefix(_TEXT),
            text=post[name].replace("\r\n", "\n"),
            was=post.get(f"was-{name.removeprefix(_TEXT)}", ""),
            keeps_source=f"keeps-{name.removeprefix(_TEXT)}" in post,
            is_open=f"open-{name.removeprefix(_TEXT)}" in post,
        )
        for name in post
        if name.startswith(_TEXT)
    ]


@transaction.atomic
def save(translation: Translation, rows: list[Typed], user) -> list[Problem]:
    """Keep every row that differs from what is known; returns those that could not be kept. As many queries as for one.

    Whoever saves at the same time waits here, so that nobody writes over words that nobody has seen.
    """
    sheet = Sheet(lock(translation))
    entries, problems = [], []
    for typed in rows:
        known, passage = sheet.words.get(typed.digest), sheet.by_digest.get(typed.digest)
        place = sheet.place(passage.path) if passage else NOWHERE
        if not _differs(typed, known, place):
            continue
        checked = _conflict(typed, known, place) or _entry(sheet, typed, place)
        (problems if isinstance(checked, Problem) else entries).append(checked)
    if entries:
        keep(sheet, entries, user)
    return problems


def _differs(typed: Typed, known: Words | None, place: Place) -> bool:
    if known is None:
        return bool(typed.text) or typed.keeps_source
    text = known.text if typed.text == known.text else typed_form(known.text, place.is_rich)
    return (typed.text, typed.keeps_source, typed.is_open) != (text, known.keeps_source, known.is_open)


def _conflict(typed: Typed, known: Words | None, place: Place) -> Problem | None:
    if typed.was == version_of(known):
        return None
    theirs = typed_form(known.text, place.is_rich) if known else ""
    message = _("Somebody else has written these words meanwhile. Yours are in the field and not saved yet.")
    return Problem(typed, message, 409, theirs)


def _entry(sheet: Sheet, typed: Typed, place: Place) -> Entry | Problem:
    try:
        return entry_for(
            sheet,
            typed.digest,
            typed.text,
            is_open=typed.is_open,
            keeps_source=typed.keeps_source,
            is_plain_text=not place.is_rich,
        )
    except PassageGoneError as error:
        return Problem(typed, " ".join(error.messages), 409)
    except ValidationError as error:
        return Problem(typed, " ".join(error.messages), 422)
