"""What was typed at the desk is kept, row by row; what cannot be kept goes back to who typed it, with the reason."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .. import states
from ..models import Translation, Words
from ..models.words import Origin
from ..places import Place
from ..writing import PassageGoneError, places_of_source, write
from .rows import Problem, Typed, typed_form, version_of

_TEXT = "text-"
_NOWHERE = Place(label="", kind="")
# What others may have decided since the form was opened.
_DECIDED = ["stage", "sent_by", "sent_at", "reviewed_by", "reviewed_at", "published", "published_at", "gaps"]


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
    """Keep every row that differs from what is known; returns those that could not be kept.

    Whoever saves at the same time waits here, so that nobody writes over words that nobody has seen.
    """
    Translation.objects.select_for_update().get(pk=translation.pk)
    translation.refresh_from_db(fields=_DECIDED)
    places = places_of_source(translation.source)
    paths = dict(translation.source.passages.values_list("digest", "path"))
    words = {row.digest: row for row in translation.words.all()}
    problems, has_written = [], False
    for typed in rows:
        known = words.get(typed.digest)
        place = places.get(paths.get(typed.digest, ""), _NOWHERE)
        if not _differs(typed, known, place):
            continue
        problem = _conflict(typed, known, place) or _write(translation, typed, place, user)
        if problem:
            problems.append(problem)
        else:
            has_written = True
    if has_written:
        states.refresh(translation)
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


def _write(translation: Translation, typed: Typed, place: Place, user) -> Problem | None:
    try:
        write(
            translation,
            typed.digest,
            typed.text,
            author=user,
            origin=Origin.HUMAN,
            is_open=typed.is_open,
            keeps_source=typed.keeps_source,
            is_plain_text=not place.is_rich,
            refresh=False,
        )
    except PassageGoneError as error:
        return Problem(typed, " ".join(error.messages), 409)
    except ValidationError as error:
        return Problem(typed, " ".join(error.messages), 422)
    return None
