"""What stands in the cells of some rows: three queries, however many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from ..addresses import address_of_translation
from ..models import Source, Translation
from ..models.words import State
from ..rights import languages_to_translate, may_give_jobs, translations_for
from .rows import NONE, OWN, Row

ORIGINAL = "original"
LABELS: dict[str, str | Promise] = {
    NONE: _("none"),
    **{state.value: state.label for state in State},
    OWN: _("goes its own way"),
    ORIGINAL: _("original"),
}
ICONS = {
    NONE: "minus",
    OWN: "resubmit",
    ORIGINAL: "pick",
    State.DRAFT: "edit",
    State.MACHINE: "cogs",
    State.REVIEW: "view",
    State.CURRENT: "check",
    State.STALE: "history",
    State.BLOCKED: "warning",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """`words` are those still to be written; None where nobody has counted them."""

    locale: Locale
    state: str
    words: int | None = None
    stale_since: datetime | None = None
    # Of one that the person may open.
    translation_id: int | None = None

    @property
    def label(self):
        return LABELS[self.state]

    @property
    def icon(self) -> str:
        return ICONS[self.state]

    @property
    def is_none(self) -> bool:
        return self.state == NONE

    @property
    def url(self) -> str:
        return address_of_translation(self.translation_id) if self.translation_id else ""


def cells_of(found: Sequence[Row], locales: Sequence[Locale], user) -> dict[UUID, list[Cell]]:
    """For each row a cell for each language, in the order of `locales`."""
    translations = {
        (translation.source.key, translation.locale_id): translation
        for translation in Translation.objects.filter(
            source__key__in=[row.key for row in found], locale__in=[locale.pk for locale in locales], is_linked=True
        )
        .select_related("source")
        .defer("source__content", "published", "gaps")
    }
    versions, words = _versions(found)
    opened = _opened(translations.values(), user)

    def cell(row: Row, locale: Locale) -> Cell:
        translation = translations.get((row.key, locale.pk))
        if locale.pk == row.language:
            return Cell(locale, ORIGINAL)
        if translation:
            pk = translation.pk if translation.pk in opened else None
            return Cell(locale, translation.state, translation.words_open, translation.stale_since, pk)
        if (row.key, locale.pk) in versions:
            return Cell(locale, OWN)
        return Cell(locale, NONE, words.get(row.key))

    return {row.key: [cell(row, locale) for locale in locales] for row in found}


def _opened(translations: Iterable[Translation], user) -> set[int]:
    """Which of them somebody may open; asked of the database only for translators."""
    languages = languages_to_translate(user)
    own = {found.pk for found in translations if languages is None or found.locale_id in languages}
    if not own or may_give_jobs(user):
        return own
    return set(translations_for(user).filter(pk__in=own).values_list("pk", flat=True))


def _versions(found: Sequence[Row]) -> tuple[set[tuple[UUID, int]], dict[UUID, int]]:
    """In which languages the texts stand, and how many words they have where that was counted."""
    counted = Subquery(Source.objects.filter(key=OuterRef("translation_key")).values("words"))
    parts = []
    for model in {Page if row.is_page else row.model for row in found}:
        keys = [row.key for row in found if issubclass(row.model, model)]
        of_model = model.objects.filter(translation_key__in=keys).order_by().annotate(counted=counted)
        parts.append(of_model.values_list("translation_key", "locale_id", "counted"))
    if not parts:
        return set(), {}
    first, *others = parts
    rows = list(first.union(*others, all=True) if others else first)
    return {(key, locale) for key, locale, _words in rows}, {key: words for key, _locale, words in rows}
