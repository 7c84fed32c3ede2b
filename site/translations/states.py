"""What state a translation is in: reckoned here, from its words, the passages of the original and what people decided.

Kept in the translation's row, so that lists of thousands of pages need not look at passages.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from .gist import gist_of
from .models import JobItem, Passage, Source, Translation, Words
from .models.words import Origin, Stage, State
from .places import OPTIONAL

_RECKONED = (
    "state", "passages_total", "passages_done", "passages_review", "words_open", "errors", "behind", "stale_since",
    "changed_at",
)  # fmt: skip


def is_optional(passage: Passage) -> bool:
    return passage.path in OPTIONAL


def refresh_all(source: Source) -> None:
    """All translations of a source, in as many queries as one."""
    passages, words = list(source.passages.all()), defaultdict(dict)
    # Whoever writes or decides meanwhile has finished, and is counted.
    translations = list(source.translations.select_for_update().order_by("pk"))
    for row in Words.objects.filter(translation__source=source):
        words[row.translation_id][row.digest] = row
    for translation in translations:
        reckoned(translation, passages, words[translation.pk])
        translation.changed_at = timezone.now()
    Translation.objects.bulk_update(translations, _RECKONED)
    close_items_of(translations)


def refresh(
    translation: Translation, passages: list[Passage] | None = None, words: dict[str, Words] | None = None
) -> Translation:
    """Reckon counts and state, and save them. `words` by digest, where they are at hand."""
    if passages is None:
        passages = list(translation.source.passages.all())
    if words is None:
        words = {row.digest: row for row in translation.words.all()}
    reckoned(translation, passages, words).save()
    return translation


def close_items_of(translations: Iterable[Translation]) -> None:
    """After the original was taken back, a job to follow it has nothing left to do that anybody could publish."""
    settled = [row.pk for row in translations if row.stage == Stage.APPROVED and row.state == State.CURRENT]
    if settled:
        items = JobItem.objects.filter(translation__in=settled, state=JobItem.State.OPEN)
        items.update(state=JobItem.State.DONE, done_at=timezone.now())


def decided(translation: Translation) -> Translation:
    """After a decision that left the words as they are: where all of them are done, no passage has to be read."""
    if translation.passages_done < translation.passages_total:
        return refresh(translation)
    if translation.source.is_draft:
        return refresh(translation)
    translation.state = _state(translation, [], is_stale=translation.stale_since is not None)
    translation.save()
    return translation


def reckoned(translation: Translation, passages: list[Passage], words: dict[str, Words]) -> Translation:
    """With its counts and state as they are now, unsaved."""
    counted = [(passage, words.get(passage.digest)) for passage in passages]
    done = [row for _passage, row in counted if is_done(row)]
    translation.passages_total = len(passages)
    translation.passages_done = len(done)
    translation.passages_review = sum(row is not None and row.is_open for _passage, row in counted)
    translation.words_open = sum(passage.words for passage, row in counted if not is_done(row))
    translation.errors = sum(row is not None and row.has_error for _passage, row in counted)
    is_stale = translation.is_published and set(translation.published) != {passage.digest for passage in passages}
    # Readers know nothing of a draft: what they are told is of the original that they have.
    if not (translation.source.is_draft and translation.is_published):
        translation.behind = changed_paths(translation, passages, words) if is_stale else []
        translation.stale_since = (translation.stale_since or timezone.now()) if is_stale else None
    translation.state = _state(translation, counted, is_stale=is_stale)
    return translation


def changed_paths(translation: Translation, passages: list[Passage], words: dict[str, Words]) -> list[str]:
    """Where the original says something else than when the translation was published, in the order of the original.

    Spaces, punctuation that belongs to no number, and capitals say nothing; what only search engines read is left out.
    """
    now, then = defaultdict(str), defaultdict(str)
    texts = {digest: (row.path, row.source_text) for digest, row in words.items()}
    texts |= {passage.digest: (passage.path, passage.text) for passage in passages}
    for passage in passages:
        now[passage.path] += gist_of(passage.text)
    for digest in translation.published:
        if digest in texts:
            path, text = texts[digest]
            then[path] += gist_of(text)
    return [path for path in {**now, **then} if now.get(path) != then.get(path) and path not in OPTIONAL]


def is_done(row: Words | None) -> bool:
    """Whether a passage has words that nobody has to look at any more."""
    return row is not None and not row.is_open and (bool(row.text) or row.keeps_source)


def _state(translation: Translation, counted, *, is_stale: bool) -> State:
    if translation.stage == Stage.REVIEW:
        return State.REVIEW
    # What readers have as it stands was let through by somebody who may.
    is_before_readers = translation.is_published and translation.stage == Stage.APPROVED and not is_stale
    waiting = any(not is_done(row) and not is_optional(passage) for passage, row in counted)
    if translation.errors and not waiting and not is_before_readers:
        return State.BLOCKED
    if is_stale:
        return State.STALE
    of_machines = any(row and row.is_open and row.origin == Origin.MACHINE for _passage, row in counted)
    if translation.is_published:
        return State.MACHINE if of_machines else State.CURRENT
    return State.MACHINE if of_machines else State.DRAFT
