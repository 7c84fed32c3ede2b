"""A translation as it lies before somebody: what belongs to it, each thing read once and passed on."""

from collections.abc import Iterable
from functools import cached_property

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from wagtail.models import TranslatableMixin

from .engine import without_queries
from .glossary import entries_for
from .models import Passage, Source, Translation, Words
from .places import NOWHERE, Place, places_of
from .quality import UNTRANSLATED, Finding, GlossaryEntry, Severity, check_unit
from .sources import specific
from .units import Unit, UnitState


class Sheet:
    """For one request or transaction: what others write after something was read here is not in it."""

    def __init__(self, translation: Translation):
        self.translation = translation
        self.source: Source = translation.source

    @cached_property
    def passages(self) -> list[Passage]:
        """In the order of the page."""
        return list(self.source.passages.all())

    @cached_property
    def by_digest(self) -> dict[str, Passage]:
        """Each passage once, where the text says it twice."""
        found = {}
        for passage in self.passages:
            found.setdefault(passage.digest, passage)
        return found

    @cached_property
    def words(self) -> dict[str, Words]:
        """By digest, also those for passages that the original has lost."""
        return {row.digest: row for row in self.translation.words.all()}

    @cached_property
    def places(self) -> dict[str, Place]:
        """By path, in the active language."""
        return places_of_source(self.source)

    @cached_property
    def glossary(self) -> tuple[GlossaryEntry, ...]:
        return entries_for(self.source.locale, self.translation.locale)

    @cached_property
    def original(self) -> TranslatableMixin | None:
        """As readers have it now, not as it was cut; None where it was deleted."""
        try:
            return self._known(specific(self.source.original), self.source.locale)
        except ObjectDoesNotExist:
            return None

    @cached_property
    def target(self) -> TranslatableMixin | None:
        """None where it was deleted."""
        try:
            return self._known(specific(self.source.version(self.translation.locale)), self.translation.locale)
        except ObjectDoesNotExist:
            return None

    @staticmethod
    def _known(version: TranslatableMixin, locale) -> TranslatableMixin:
        version.locale = locale
        return version

    @cached_property
    def units(self) -> list[Unit]:
        """All passages in the order of the page."""
        return [self.unit(passage) for passage in self.passages]

    def place(self, path: str) -> Place:
        return self.places.get(path, NOWHERE)

    def unit(self, passage: Passage) -> Unit:
        return unit_of(passage, self.words.get(passage.digest), self.place(passage.path))

    def findings(self, unit: Unit) -> list[Finding]:
        codes = self.source.locale.language_code, self.translation.locale.language_code
        return check_unit(unit, *codes, self.glossary)

    def errors(self, unit: Unit) -> list[Finding]:
        """What keeps words from readers. The original's own words can be wrong in one way only: that they are."""
        found = [finding for finding in self.findings(unit) if finding.severity == Severity.ERROR]
        if unit.target == unit.source or any(finding.code == UNTRANSLATED for finding in found):
            return [finding for finding in found if finding.code == UNTRANSLATED]
        return found

    def is_untranslated(self, unit: Unit) -> bool:
        """Whether what stands there is the original's words, typed or kept, where words of the language belong."""
        return any(finding.code == UNTRANSLATED for finding in self.errors(unit))

    def keep(self, rows: Iterable[Words]) -> None:
        """Words that have just been written stand here too."""
        self.words.update({row.digest: row for row in rows})
        self.__dict__.pop("units", None)


def to_work_on() -> QuerySet:
    """Translations with what every step on them asks of the rows around."""
    return Translation.objects.select_related("source__locale", "locale__profile")


def locked(ids: Iterable[int]) -> list[Translation]:
    """Translations as they are now; nobody else writes to them before the transaction ends.

    In one order for everybody, so that no two wait for each other.
    """
    return list(to_work_on().select_for_update(of=("self",)).filter(pk__in=list(ids)).order_by("pk"))


def lock(translation: Translation) -> Translation:
    """The same instance, with everything that others have decided meanwhile."""
    translation.refresh_from_db(from_queryset=to_work_on().select_for_update(of=("self",)))
    return translation


def places_of_source(source: Source) -> dict[str, Place]:
    """Places by path, in the active language, as the original was when it was cut. No queries."""
    return places_of(without_queries(source.content_model, source.content))


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
