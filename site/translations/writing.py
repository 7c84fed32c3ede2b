"""Words for passages: read for people to work on, and written. What is written here, no reader sees."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from . import memory, states
from .engine import with_content
from .glossary import entries_for
from .models import Passage, Source, Translation, Words
from .models.words import Origin, Stage
from .places import NOWHERE, Place, places_of
from .quality import Finding, GlossaryEntry, Severity, check_unit, plain_fragment, validate_fragment
from .units import Unit, UnitState


class PassageGoneError(ValidationError):
    """The passage is no longer in the original."""


def places_of_source(source: Source) -> dict[str, Place]:
    """Places by path, in the active language; none where the original was deleted."""
    original = source.version_or_none(source.locale)
    return {} if original is None else places_of(with_content(original, source.content))


def unit_of(passage: Passage, words: Words | None, place: Place) -> Unit:
    return Unit(
        path=passage.path,
        source=passage.text,
        target=passage.text if words and words.keeps_source else (words.text if words else ""),
        state=_state(words),
        is_rich=place.is_rich,
        max_length=place.max_length,
        label=place.label,
        note=place.note,
    )


def _state(words: Words | None) -> UnitState:
    if words is None or not (words.text or words.keeps_source):
        return UnitState.EMPTY
    return UnitState.REVIEW if words.is_open else UnitState.DONE


def units_of(translation: Translation, places: dict[str, Place] | None = None) -> list[Unit]:
    """All passages of a translation in the order of the page; a constant number of queries."""
    places = places_of_source(translation.source) if places is None else places
    words = {row.digest: row for row in translation.words.all()}
    return [
        unit_of(passage, words.get(passage.digest), places.get(passage.path, NOWHERE))
        for passage in translation.source.passages.all()
    ]


def findings_for(
    translation: Translation, unit: Unit, glossary: tuple[GlossaryEntry, ...] | None = None
) -> list[Finding]:
    """`glossary` is that of the two languages; whoever asks for many passages looks it up once."""
    source, target = translation.source.locale, translation.locale
    glossary = entries_for(source, target) if glossary is None else glossary
    return check_unit(unit, source.language_code, target.language_code, glossary)


@transaction.atomic
def write(
    translation: Translation,
    digest: str,
    text: str,
    *,
    author=None,
    origin: Origin = Origin.HUMAN,
    is_open: bool = False,
    keeps_source: bool = False,
    is_plain_text: bool = False,
    refresh: bool = True,
) -> Words:
    """Keep the words for one passage. `is_plain_text`: `text` is what somebody typed, not a fragment.

    Raises PassageGoneError when the original has lost the passage, ValidationError for words that nothing excuses.
    """
    passage = translation.source.passages.filter(digest=digest).first()
    if passage is None:
        raise PassageGoneError(
            _("The original has changed meanwhile: this passage is no longer in it. Please load the page anew.")
        )
    place = places_of_source(translation.source).get(passage.path, NOWHERE)
    if is_plain_text:
        text = plain_fragment(text)
    text = validate_fragment(text, passage.text, place.is_rich) if text else ""
    words, _created = Words.objects.update_or_create(
        translation=translation,
        digest=digest,
        defaults={
            "path": passage.path,
            "source_text": passage.text,
            "text": text,
            "origin": origin,
            "is_open": is_open,
            "keeps_source": keeps_source,
            "author": author,
        },
    )
    unit = unit_of(passage, words, place)
    found = [] if keeps_source or not text else findings_for(translation, unit)
    words.has_error = any(finding.severity == Severity.ERROR for finding in found)
    words.save(update_fields=["has_error"])
    if text and not is_open:
        memory.remember(translation, passage, words, place)
    if translation.stage != Stage.WORK:
        # What was approved was something else.
        translation.stage = Stage.WORK
    if refresh:
        states.refresh(translation)
    return words


def previous_words(translation: Translation, passage: Passage) -> Words | None:
    """What the passage was called before the original changed: the newest words at its place that it has lost."""
    return previous_among(passage, list(translation.source.passages.all()), list(translation.words.all()))


def previous_among(passage: Passage, passages: Iterable[Passage], words: Iterable[Words]) -> Words | None:
    """The same, of passages and words that are at hand."""
    current = {other.digest for other in passages if other.path == passage.path}
    former = [row for row in words if row.path == passage.path and row.digest not in current]
    return memory.most_alike(passage.text, sorted(former, key=lambda row: row.changed_at, reverse=True))
