"""What state a translation is in: reckoned here, from its words, the passages of the original and what people decided.

Kept in the translation's row, so that lists of thousands of pages need not look at passages.
"""

from django.utils import timezone

from .models import Passage, Source, Translation, Words
from .models.words import Origin, Stage, State
from .places import OPTIONAL


def is_optional(passage: Passage) -> bool:
    return passage.path in OPTIONAL


def refresh_all(source: Source) -> None:
    passages = list(source.passages.all())
    for translation in source.translations.select_related("source"):
        refresh(translation, passages)


def refresh(translation: Translation, passages: list[Passage] | None = None) -> Translation:
    """Reckon counts and state, and save them."""
    if passages is None:
        passages = list(translation.source.passages.all())
    words = {row.digest: row for row in translation.words.all()}
    counted = [(passage, words.get(passage.digest)) for passage in passages]
    done = [row for _passage, row in counted if is_done(row)]
    translation.passages_total = len(passages)
    translation.passages_done = len(done)
    translation.passages_review = sum(row is not None and row.is_open for _passage, row in counted)
    translation.words_open = sum(passage.words for passage, row in counted if not is_done(row))
    translation.errors = sum(row is not None and row.has_error for _passage, row in counted)
    is_behind = translation.is_published and set(translation.published) != {passage.digest for passage in passages}
    if not is_behind:
        translation.stale_since = None
    elif translation.stale_since is None:
        translation.stale_since = timezone.now()
    translation.state = _state(translation, counted)
    translation.save()
    return translation


def is_done(row: Words | None) -> bool:
    """Whether a passage has words that nobody has to look at any more."""
    return row is not None and not row.is_open and (bool(row.text) or row.keeps_source)


def _state(translation: Translation, counted) -> State:
    if translation.stage == Stage.REVIEW:
        return State.REVIEW
    if translation.stale_since:
        return State.STALE
    of_machines = any(row and row.is_open and row.origin == Origin.MACHINE for _passage, row in counted)
    if translation.is_published:
        return State.MACHINE if of_machines else State.CURRENT
    waiting = any(not is_done(row) and not is_optional(passage) for passage, row in counted)
    if translation.errors and not waiting:
        return State.BLOCKED
    return State.MACHINE if of_machines else State.DRAFT
