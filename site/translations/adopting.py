"""Joining versions that were written elsewhere: by hand, by an import, before there was this desk."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from wagtail.models import TranslatableMixin

from . import memory, states
from .doors import cancel_dates
from .engine import Cut, cut
from .models import Source, Translation, Words
from .models.words import Stage
from .places import NOWHERE
from .sheets import places_of_source
from .sources import keep_source, source_of, specific


def adopt(original: TranslatableMixin, target: TranslatableMixin) -> Translation:
    """Take what a version says for the words of its language, current as of now. Words typed before are kept.

    Passages are matched by path, and within a rich text by their order. Where the version says nothing, or its rich
    text has other passages than the original, words are missing.
    """
    return adopt_all(original, [target])[0]


@transaction.atomic
def adopt_all(original: TranslatableMixin, targets: Iterable[TranslatableMixin]) -> list[Translation]:
    """The same for several versions, cutting the original once."""
    original = specific(original)
    source = source_of(original) or keep_source(original)
    # Whoever comes second waits here, and finds everything joined.
    source = Source.objects.select_for_update().get(pk=source.pk)
    cuts, passages = cut(original), list(source.passages.all())
    found = {translation.locale_id: translation for translation in source.translations.all()}
    places = places_of_source(source)
    joined, rows, remembered = [], [], []
    for target in map(specific, targets):
        translation = found.get(target.locale_id) or Translation.objects.create(source=source, locale=target.locale)
        known = {row.digest: row for row in translation.words.all()} if target.locale_id in found else {}
        added = _words_of(target, cuts, translation, known)
        rows += [row for _passage, row in added]
        translation.source, translation.locale = source, target.locale
        said = [(passage, row, places.get(passage.path, NOWHERE)) for passage, row in added]
        remembered.append((translation, said))
        joined.append((target, translation, known | {row.digest: row for _passage, row in added}))
    Words.objects.bulk_create(rows)
    memory.remember_joined(remembered)
    return [states.refresh(_noted(translation, target, cuts), passages, words) for target, translation, words in joined]


def _words_of(target: TranslatableMixin, cuts: list[Cut], translation: Translation, known) -> list[tuple[Cut, Words]]:
    return [
        (passage, _words(translation, passage, text))
        for passage, text in _pairs(cuts, cut(target))
        if passage.digest not in known
    ]


def _words(translation: Translation, passage: Cut, text: str) -> Words:
    return Words(
        translation=translation,
        digest=passage.digest,
        path=passage.path,
        source_text=passage.text,
        text=text,
        keeps_source=text == passage.text,
    )


def _noted(translation: Translation, target: TranslatableMixin, cuts: list[Cut]) -> Translation:
    if getattr(target, "live", True):
        translation.published = [passage.digest for passage in cuts]
        translation.published_at = getattr(target, "last_published_at", None) or timezone.now()
        translation.stage = Stage.APPROVED
    translation.is_linked = True
    cancel_dates(target)
    return translation


def said_in(original: TranslatableMixin, target: TranslatableMixin) -> list[tuple[Cut, str]]:
    """The passages of an original, each with what a version says there."""
    return _pairs(cut(specific(original)), cut(specific(target)))


def _pairs(cuts: list[Cut], others: list[Cut]) -> list[tuple[Cut, str]]:
    """Passages with what the version says there, once for each digest."""
    ours, theirs = _by_path(cuts), _by_path(others)
    pairs = {}
    for path, passages in ours.items():
        said = theirs.get(path, [])
        if len(said) == len(passages):
            for passage, other in zip(passages, said, strict=True):
                pairs.setdefault(passage.digest, (passage, other.text))
    return list(pairs.values())


def _by_path(cuts: list[Cut]) -> dict[str, list[Cut]]:
    by_path = defaultdict(list)
    for passage in cuts:
        by_path[passage.path].append(passage)
    return by_path
