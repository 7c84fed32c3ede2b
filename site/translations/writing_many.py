"""Words for many passages at once, from files, machines and the memory: a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from . import memory, states
from .glossary import entries_for
from .models import Translation, Words
from .models.words import Origin, Stage
from .places import NOWHERE
from .quality import GlossaryEntry, Severity, check_unit
from .writing import places_of_source, unit_of

_WRITTEN = (
    "path", "source_text", "text", "origin", "is_open", "has_error", "keeps_source", "author", "changed_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """Words for the passage of that digest; `text` is a fragment that `validate_fragment` gave back."""

    digest: str
    text: str
    origin: Origin
    is_open: bool = True


def locked(ids: Iterable[int]) -> list[Translation]:
    """Translations as they are now; nobody else writes to them before the transaction ends.

    In one order for everybody, so that no two wait for each other.
    """
    found = Translation.objects.select_related("source__locale", "source__content_type", "locale")
    return list(found.select_for_update(of=("self",)).filter(pk__in=list(ids)).order_by("pk"))


@transaction.atomic
def write_many(translation: Translation, entries: Iterable[Entry], *, author=None, only_empty: bool = False) -> int:
    """Keep words as `writing.write` does, and return how many. `only_empty` spares what has words meanwhile.

    Entries for passages that the original has lost are passed by.
    """
    [translation] = locked([translation.pk])
    wanted = {entry.digest: entry for entry in entries}
    passages = {passage.digest: passage for passage in translation.source.passages.all() if passage.digest in wanted}
    if only_empty:
        known = translation.words.filter(digest__in=passages).exclude(text="", keeps_source=False)
        for digest in known.values_list("digest", flat=True):
            del passages[digest]
    if not passages:
        return 0
    places = places_of_source(translation.source)
    glossary = entries_for(translation.source.locale, translation.locale)
    rows = []
    for digest, passage in passages.items():
        row = _row(translation, passage, wanted[digest], author)
        row.has_error = _has_error(translation, unit_of(passage, row, places.get(passage.path, NOWHERE)), glossary)
        rows.append((passage, row, places.get(passage.path, NOWHERE)))
    Words.objects.bulk_create(
        [row for _passage, row, _place in rows],
        update_conflicts=True,
        unique_fields=["translation", "digest"],
        update_fields=_WRITTEN,
    )
    memory.remember_all(translation, [each for each in rows if not each[1].is_open])
    # What was approved was something else.
    translation.stage = Stage.WORK
    states.refresh(translation)
    return len(rows)


def _row(translation: Translation, passage, entry: Entry, author) -> Words:
    return Words(
        translation=translation,
        digest=passage.digest,
        path=passage.path,
        source_text=passage.text,
        text=entry.text,
        origin=entry.origin,
        is_open=entry.is_open,
        author=author,
        changed_at=timezone.now(),
    )


def _has_error(translation: Translation, unit, glossary: tuple[GlossaryEntry, ...]) -> bool:
    source, target = translation.source.locale.language_code, translation.locale.language_code
    return any(finding.severity == Severity.ERROR for finding in check_unit(unit, source, target, glossary))
