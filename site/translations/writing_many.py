"""Words for many passages at once, from the desk, files, machines and the memory: a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from . import memory, states
from .models import Passage, Translation, Words
from .models.words import Origin, Stage
from .sheets import Sheet, lock, unit_of

_WRITTEN = (
    "path", "source_text", "text", "origin", "is_open", "has_error", "keeps_source", "author", "changed_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """Words for the passage of that digest; `text` is a fragment that `validate_fragment` gave back, or empty."""

    digest: str
    text: str
    origin: Origin
    is_open: bool = True
    keeps_source: bool = False


@transaction.atomic
def write_many(translation: Translation, entries: Iterable[Entry], *, author=None, only_empty: bool = False) -> int:
    """Keep words, and return how many. `only_empty` spares what has words meanwhile.

    Entries for passages that the original has lost are passed by.
    """
    sheet = Sheet(lock(translation))
    wanted = {entry.digest: entry for entry in entries if entry.digest in sheet.by_digest}
    if only_empty:
        wanted = {digest: entry for digest, entry in wanted.items() if not _has_words(sheet.words.get(digest))}
    return len(keep(sheet, wanted.values(), author)) if wanted else 0


def _has_words(row: Words | None) -> bool:
    return row is not None and (bool(row.text) or row.keeps_source)


def keep(sheet: Sheet, entries: Iterable[Entry], author) -> list[Words]:
    """Write entries for passages of a sheet whose translation is locked."""
    rows = [_row(sheet, sheet.by_digest[entry.digest], entry, author) for entry in entries]
    Words.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["translation", "digest"], update_fields=_WRITTEN
    )
    sheet.keep(rows)
    confirmed = [row for row in rows if row.text and not row.is_open]
    if confirmed:
        remembered = [(sheet.by_digest[row.digest], row, sheet.place(row.path)) for row in confirmed]
        memory.remember_all(sheet.translation, remembered)
    # What was approved was something else.
    sheet.translation.stage = Stage.WORK
    states.refresh(sheet.translation, sheet.passages, sheet.words)
    return rows


def _row(sheet: Sheet, passage: Passage, entry: Entry, author) -> Words:
    row = Words(
        translation=sheet.translation,
        digest=passage.digest,
        path=passage.path,
        source_text=passage.text,
        text=entry.text,
        origin=entry.origin,
        is_open=entry.is_open,
        keeps_source=entry.keeps_source,
        author=author,
        changed_at=timezone.now(),
    )
    row.has_error = _has_words(row) and bool(sheet.errors(unit_of(passage, row, sheet.place(passage.path))))
    return row
