"""Words for passages: read for people to work on, and written. What is written here, no reader sees."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from . import memory
from .models import Passage, Translation, Words
from .models.words import Origin
from .quality import plain_fragment, validate_fragment
from .sheets import Sheet, lock
from .units import Unit
from .writing_many import Entry, keep


class PassageGoneError(ValidationError):
    """The passage is no longer in the original."""


def units_of(translation: Translation) -> list[Unit]:
    """All passages of a translation in the order of the page; a constant number of queries."""
    return Sheet(translation).units


def entry_for(
    sheet: Sheet,
    digest: str,
    text: str,
    *,
    origin: Origin = Origin.HUMAN,
    is_open: bool = False,
    keeps_source: bool = False,
    is_plain_text: bool = False,
) -> Entry:
    """What somebody gave for one passage, as it may be kept. `is_plain_text`: what was typed, not a fragment.

    Raises PassageGoneError when the original has lost the passage, ValidationError for words that nothing excuses.
    """
    passage = sheet.by_digest.get(digest)
    if passage is None:
        raise PassageGoneError(
            _("The original has changed meanwhile: this passage is no longer in it. Please load the page anew.")
        )
    if is_plain_text:
        text = plain_fragment(text)
    text = validate_fragment(text, passage.text, sheet.place(passage.path).is_rich) if text else ""
    return Entry(digest, text, origin, is_open, keeps_source)


@transaction.atomic
def write(translation: Translation, digest: str, text: str, *, author=None, **options) -> Words:
    """Keep the words for one passage; options and errors are those of `entry_for`. What was approved is no more."""
    sheet = Sheet(lock(translation))
    [words] = keep(sheet, [entry_for(sheet, digest, text, **options)], author)
    return words


def previous_words(translation: Translation, passage: Passage) -> Words | None:
    """What the passage was called before the original changed: the newest words at its place that it has lost."""
    return previous_among(passage, list(translation.source.passages.all()), list(translation.words.all()))


def previous_among(passage: Passage, passages: Iterable[Passage], words: Iterable[Words]) -> Words | None:
    """The same, of passages and words that are at hand."""
    current = {other.digest for other in passages if other.path == passage.path}
    former = [row for row in words if row.path == passage.path and row.digest not in current]
    return memory.most_alike(passage.text, sorted(former, key=lambda row: row.changed_at, reverse=True))
