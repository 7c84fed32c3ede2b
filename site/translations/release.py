"""Putting translations before readers: what hinders it, one page, or pages with their original at one instant."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from wagtail.models import Page, TranslatableMixin

from audit.models import Event
from audit.services import record

from . import states
from .doors import released
from .engine import Cut, compose, with_content
from .models import Translation
from .models.words import Origin, Stage
from .places import listed_fields
from .quality import UNTRANSLATED
from .sheets import Sheet, locked
from .sources import specific
from .units import Unit, UnitState, text_of

_EXCERPT = 60
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a translation is not published. `can_be_overridden`: by those who may publish with gaps."""

    message: str
    is_about_words: bool = False
    can_be_overridden: bool = False
    digest: str = ""
    # The key and language of the page whose publication ends it.
    waits_for: tuple[UUID, int] | None = None


class ReleaseError(ValidationError):
    """Nothing was published; the messages say why."""

    def __init__(self, hindrances: Iterable[Hindrance]):
        super().__init__([hindrance.message for hindrance in hindrances])


def hindrances(sheet: Sheet) -> list[Hindrance]:
    """Everything in the way, each passage named; about words first."""
    return about_words(sheet) + _about_the_page(sheet)


def next_hindrances(sheet: Sheet) -> list[Hindrance]:
    """What can be done something about now: nobody approves or publishes before the words are there."""
    return about_words(sheet) or _about_the_page(sheet)


def about_words(sheet: Sheet) -> list[Hindrance]:
    """In the order of the page."""
    found, listed = [], listed_fields(sheet.source.content_model)
    for passage, unit in zip(sheet.passages, sheet.units, strict=True):
        is_needed = unit.state == UnitState.EMPTY and not states.is_optional(passage)
        if is_needed:
            message, may_stay = _("“%(passage)s” has no translation."), passage.path not in listed
            found.append(_about(unit, message, passage.digest, can_be_overridden=may_stay))
        elif unit.state != UnitState.EMPTY:
            found += [
                _about(
                    unit,
                    "“%(passage)s”: " + error.message.replace("%", "%%"),
                    passage.digest,
                    can_be_overridden=error.code == UNTRANSLATED and passage.path not in listed,
                )
                for error in sheet.errors(unit)
            ]
    return found


def _about(unit: Unit, message: str, digest: str, **options) -> Hindrance:
    excerpt = Truncator(text_of(unit.source)).chars(_EXCERPT)
    if get_language_bidi():
        # The full stop of an English passage would jump to its beginning.
        excerpt = f"{_ISOLATE}{excerpt}{_END_OF_ISOLATE}"
    text = message % {"passage": excerpt}
    return Hindrance(f"{unit.label}: {text}" if unit.label else text, True, digest=digest, **options)


def _about_the_page(sheet: Sheet) -> list[Hindrance]:
    translation, found = sheet.translation, []
    original = (sheet.source.key, sheet.source.locale_id)
    if translation.stage != Stage.APPROVED and translation.locale.profile.review_required:
        found.append(Hindrance(_("Nobody has approved the translation yet."), can_be_overridden=True))
    if sheet.original is None:
        return [*found, Hindrance(_("The original was deleted."))]
    if not getattr(sheet.original, "live", True):
        found.append(Hindrance(_("The original is not published."), waits_for=original))
    if sheet.source.is_draft:
        found.append(Hindrance(_("The translation is of a draft. Publish the original first."), waits_for=original))
    if sheet.target is None:
        found.append(Hindrance(_("The page in this language was deleted.")))
    elif isinstance(sheet.target, Page) and not (above := sheet.target.get_parent()).is_root() and not above.live:
        message = _("The page above it, “%(title)s”, is not published in this language.") % {"title": above.title}
        found.append(Hindrance(message, waits_for=(above.translation_key, above.locale_id)))
    return found


def composed(sheet: Sheet) -> tuple[TranslatableMixin, list[str]]:
    """The page or record as it would be published, unsaved, and the paths where the original's words stand in.

    Of a sheet whose versions are both there; its target becomes what is composed. Words that search engines can do
    without stay away rather than in another language.
    """
    left = {unit.key for unit in sheet.units if unit.state != UnitState.EMPTY and sheet.is_untranslated(unit)}
    words = {
        row.digest: row.source_text if row.keeps_source else row.text
        for row in sheet.words.values()
        if (row.text or row.keeps_source) and row.digest not in left
    }
    gaps = []

    def words_for(passage: Cut) -> str | None:
        if passage.digest in words:
            return words[passage.digest]
        if states.is_optional(passage):
            return ""
        gaps.append(passage.path)
        return None

    original = with_content(sheet.original, sheet.source.content)
    original.locale = sheet.source.locale
    return compose(original, sheet.target, words_for), gaps


@transaction.atomic
def publish(translation: Translation, user, *, with_gaps: bool = False) -> TranslatableMixin:
    """Put the words before readers. `with_gaps` lets the original's words stand in where there are no others.

    Raises ReleaseError, and has then changed nothing.
    """
    [translation] = locked([translation.pk])
    sheet = Sheet(translation)
    found = hindrances(sheet)
    if left := [hindrance for hindrance in found if not (with_gaps and hindrance.can_be_overridden)]:
        raise ReleaseError(left)
    instance, gaps = composed(sheet)
    revision = instance.save_revision(user=user, clean=True)
    with released():
        revision.publish(user=user, skip_permission_checks=True)
    _note_published(sheet, gaps)
    if passages := sum(hindrance.is_about_words for hindrance in found):
        record(Event.PUBLISHED_WITH_GAPS, actor=user, about=instance, passages=passages)
    if len(found) > passages:
        # Nothing else about a page can be passed over.
        record(Event.PUBLISHED_UNREVIEWED, actor=user, about=instance)
    return instance


@transaction.atomic
def publish_once(translation: Translation, user, *, with_gaps: bool = False) -> TranslatableMixin:
    """For buttons, which two people may press at once. Raises ValidationError for whoever comes second."""
    [translation] = locked([translation.pk])
    if _is_before_readers(translation):
        raise ValidationError(_("This translation is published already."))
    return publish(translation, user, with_gaps=with_gaps)


def _is_before_readers(translation: Translation) -> bool:
    if not translation.is_published or translation.stage != Stage.APPROVED:
        return False
    if translation.reviewed_at and translation.reviewed_at > translation.published_at:
        return False
    return translation.published == list(translation.source.passages.values_list("digest", flat=True))


def _note_published(sheet: Sheet, gaps: list[str]) -> None:
    translation = sheet.translation
    translation.published = [passage.digest for passage in sheet.passages]
    translation.published_at = timezone.now()
    translation.gaps = gaps
    shown = [row for row in map(sheet.words.get, translation.published) if row is not None]
    translation.is_by_machine = any(
        row.is_open and row.origin == Origin.MACHINE and not row.keeps_source for row in shown
    )
    translation.stage = Stage.APPROVED
    states.refresh(translation, sheet.passages, sheet.words)
    translation.items.open().update(state="done", done_at=timezone.now())


@transaction.atomic
def publish_together(original: TranslatableMixin | None, translations: Iterable[Translation], user) -> None:
    """A release: the newest draft of the original, if given, and translations of it, all at one instant or none.

    Raises ReleaseError with what is in the way of any of them.
    """
    if original is not None:
        specific(original).get_latest_revision().publish(user=user, skip_permission_checks=True)
    found = []
    for translation in translations:
        try:
            publish(translation, user)
        except ReleaseError as error:
            found += [Hindrance(f"{translation.locale}: {message}") for message in error.messages]
    if found:
        raise ReleaseError(found)
