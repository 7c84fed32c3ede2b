"""Joining versions that were written elsewhere: by hand, by an import, before there was this desk."""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone
from wagtail.models import TranslatableMixin

from . import states
from .doors import cancel_dates
from .engine import Cut, cut
from .models import Translation, Words
from .models.words import Origin, Stage
from .sources import keep_source, source_of, specific


@transaction.atomic
def adopt(original: TranslatableMixin, target: TranslatableMixin) -> Translation:
    """Take what a version says for the words of its language, current as of now. Words typed before are kept.

    Passages are matched by path, and within a rich text by their order. Where the version says nothing, or its rich
    text has other passages than the original, words are missing.
    """
    original, target = specific(original), specific(target)
    source = source_of(original) or keep_source(original)
    translation, _created = Translation.objects.get_or_create(source=source, locale=target.locale)
    cuts = cut(original)
    known = set(translation.words.values_list("digest", flat=True))
    Words.objects.bulk_create(
        Words(
            translation=translation,
            digest=passage.digest,
            path=passage.path,
            source_text=passage.text,
            text=text,
            keeps_source=text == passage.text,
            origin=Origin.IMPORT,
        )
        for passage, text in _pairs(cuts, cut(target))
        if passage.digest not in known
    )
    if getattr(target, "live", True):
        translation.published = [passage.digest for passage in cuts]
        translation.published_at = getattr(target, "last_published_at", None) or timezone.now()
        translation.stage = Stage.APPROVED
    translation.is_linked = True
    cancel_dates(target)
    return states.refresh(translation)


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
