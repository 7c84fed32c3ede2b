"""Putting translations before readers: what hinders it, one page, or pages with their original at one instant."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page, TranslatableMixin

from audit.models import Event
from audit.services import record

from . import states
from .doors import released
from .engine import Cut, compose, with_content
from .glossary import entries_for
from .models import Translation
from .models.words import Origin, Stage
from .quality import Severity
from .sources import specific
from .units import Unit, UnitState, text_of
from .writing import findings_for, places_of_source, units_of

_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a translation is not published. `can_be_overridden`: by those who may publish with gaps."""

    message: str
    is_about_words: bool = False
    can_be_overridden: bool = False
    digest: str = ""


class ReleaseError(ValidationError):
    """Nothing was published; the messages say why."""

    def __init__(self, hindrances: Iterable[Hindrance]):
        super().__init__([hindrance.message for hindrance in hindrances])


def hindrances(translation: Translation) -> list[Hindrance]:
    """Everything in the way, each passage named; about words first, in the order of the page."""
    places = places_of_source(translation.source)
    glossary = entries_for(translation.source.locale, translation.locale)
    found = []
    for passage, unit in zip(translation.source.passages.all(), units_of(translation, places), strict=True):
        is_needed = unit.state == UnitState.EMPTY and not states.is_optional(passage)
        if is_needed:
            found.append(_about(unit, _("“%(passage)s” has no translation."), passage.digest, can_be_overridden=True))
        elif unit.state != UnitState.EMPTY and unit.target != unit.source:
            found += [
                _about(unit, "“%(passage)s”: " + finding.message.replace("%", "%%"), passage.digest)
                for finding in findings_for(translation, unit, glossary)
                if finding.severity == Severity.ERROR
            ]
    return found + _about_the_page(translation)


def _about(unit: Unit, message: str, digest: str, **options) -> Hindrance:
    excerpt = Truncator(text_of(unit.source)).chars(_EXCERPT)
    text = message % {"passage": excerpt}
    return Hindrance(f"{unit.label}: {text}" if unit.label else text, True, digest=digest, **options)


def _about_the_page(translation: Translation) -> list[Hindrance]:
    found = []
    if translation.stage != Stage.APPROVED:
        found.append(Hindrance(_("Nobody has approved the translation yet."), can_be_overridden=True))
    try:
        original = translation.source.original
    except ObjectDoesNotExist:
        return [*found, Hindrance(_("The original was deleted."))]
    if not getattr(original, "live", True):
        found.append(Hindrance(_("The original is not published.")))
    if translation.source.is_draft:
        found.append(Hindrance(_("The translation is of a draft. Publish the original first.")))
    target = translation.source.version_or_none(translation.locale)
    if target is None:
        found.append(Hindrance(_("The page in this language was deleted.")))
    elif isinstance(target, Page) and not (above := target.get_parent()).is_root() and not above.live:
        found.append(
            Hindrance(_("The page above it, “%(title)s”, is not published in this language.") % {"title": above.title})
        )
    return found


def words_by_digest(translation: Translation) -> dict[str, str]:
    """What is said for each passage, by digest; the original's words where they stay."""
    return {
        row.digest: row.source_text if row.keeps_source else row.text
        for row in translation.words.all()
        if row.text or row.keeps_source
    }


def composed(translation: Translation) -> tuple[TranslatableMixin, list[str]]:
    """The page or record as it would be published, unsaved, and the paths where the original's words stand in.

    Words that search engines can do without stay away rather than in another language.
    """
    source = translation.source
    words = words_by_digest(translation)
    gaps = []

    def words_for(passage: Cut) -> str | None:
        if passage.digest in words:
            return words[passage.digest]
        if states.is_optional(passage):
            return ""
        gaps.append(passage.path)
        return None

    original = with_content(specific(source.original), source.content)
    target = specific(source.version(translation.locale))
    return compose(original, target, words_for), gaps


@transaction.atomic
def publish(translation: Translation, user, *, with_gaps: bool = False) -> TranslatableMixin:
    """Put the words before readers. `with_gaps` lets the original's words stand in where there are none.

    Raises ReleaseError, and has then changed nothing.
    """
    translation = Translation.objects.select_for_update().get(pk=translation.pk)
    found = hindrances(translation)
    left = [hindrance for hindrance in found if not (with_gaps and hindrance.can_be_overridden)]
    if left:
        raise ReleaseError(left)
    instance, gaps = composed(translation)
    revision = instance.save_revision(user=user, clean=True)
    with released():
        revision.publish(user=user, skip_permission_checks=True)
    _note_published(translation, gaps)
    if gaps:
        record(Event.PUBLISHED_WITH_GAPS, actor=user, about=instance, passages=len(gaps))
    return instance


def _note_published(translation: Translation, gaps: list[str]) -> None:
    translation.published = list(translation.source.passages.values_list("digest", flat=True))
    translation.published_at = timezone.now()
    translation.gaps = gaps
    shown = translation.words.filter(digest__in=translation.published)
    translation.is_by_machine = shown.filter(is_open=True, origin=Origin.MACHINE, keeps_source=False).exists()
    translation.stage = Stage.APPROVED
    states.refresh(translation)
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
