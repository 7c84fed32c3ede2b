"""What stands in the cells of some rows: three queries, however many."""

from collections.abc import Sequence
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


def cells_of(found: Sequence[Row], locales: Sequence[Locale]) -> dict[UUID, list[Cell]]:
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
    return {
        row.key: [_cell(row, locale, translations.get((row.key, locale.pk)), words, versions) for locale in locales]
        for row in found
    }


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


def _cell(row: Row, locale: Locale, translation: Translation | None, words: dict, versions: set) -> Cell:
    if locale.pk == row.language:
        return Cell(locale, ORIGINAL)
    if translation:
        return Cell(locale, translation.state, translation.words_open, translation.stale_since, translation.pk)
    if (row.key, locale.pk) in versions:
        return Cell(locale, OWN)
    return Cell(locale, NONE, words.get(row.key))
