"""What readers have of a version that follows its original, and whether it can be put together anew from that."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from wagtail.models import Locale, TranslatableMixin

from . import states
from .engine import Cut, compose, cut
from .models import Translation, Words


class Follower:
    """One version of an original as readers have it now. `rows` are all words of its translation, also former ones."""

    def __init__(self, translation: Translation, target: TranslatableMixin, passages: list[Cut], rows: Iterable[Words]):
        self.translation = translation
        self.target = target
        self.passages = passages
        self._paths = {row.digest: row.path for row in rows} | {found.digest: found.path for found in passages}

    @cached_property
    def _said(self) -> dict[str, list[str]]:
        """The words of the version by path."""
        said = defaultdict(list)
        for found in cut(self.target):
            said[found.path].append(found.text)
        return dict(said)

    @cached_property
    def own(self) -> frozenset[str]:
        """Paths at which the version speaks and its original never did: what somebody has written there stays."""
        return frozenset(self._said) - frozenset(self._paths.values()) - frozenset(self.translation.gaps)

    @cached_property
    def _own_steps(self) -> frozenset[str]:
        return frozenset(step for path in self.own for step in path.split("."))

    def has_own(self, block_id: str) -> bool:
        """Whether a block holds words of which the original never had any."""
        return block_id in self._own_steps

    @cached_property
    def words(self) -> dict[str, str]:
        """What readers have for the passages, by digest, also where somebody has begun to write something else."""
        published = defaultdict(list)
        for digest in self.translation.published:
            if digest in self._paths:
                published[self._paths[digest]].append(digest)
        return {
            digest: text
            for path, digests in published.items()
            if len(digests) == len(self._said.get(path, ()))
            for digest, text in zip(digests, self._said[path], strict=True)
        }

    @cached_property
    def is_whole(self) -> bool:
        """Whether readers have words for all that the original says now."""
        known = set(self.translation.published)
        if not known or any(passage.digest not in known for passage in self.passages):
            return False
        has_all = all(passage.digest in self.words or states.is_optional(passage) for passage in self.passages)
        return has_all and not any("." in path for path in self.own)

    @property
    def digests(self) -> list[str]:
        return [passage.digest for passage in self.passages]

    def put_together(self, original: TranslatableMixin) -> None:
        """Write structure, relations and facts of the original and the words that readers have into the target."""
        # Putting together writes into the streams of what it is given.
        spent = type(original)._base_manager.get(pk=original.pk)
        spent.locale = original.locale
        compose(spent, self.target, lambda passage: self.words.get(passage.digest, ""))

    def note_published(self) -> None:
        """Keep which passages readers have in the target as it is now: those that are gone they have no more."""
        translation = self.translation
        left = {None, *(found.path for found in cut(self.target)), *(passage.path for passage in self.passages)}
        published = [digest for digest in translation.published if self._paths.get(digest) in left]
        published = self.digests if self.is_whole else published
        if published == translation.published:
            return
        translation.published = published
        translation.gaps = [path for path in translation.gaps if path in left]
        states.close_items_of([states.refresh(translation)])


def followers_of(original: TranslatableMixin, locale: Locale | None = None) -> list[Follower]:
    """Of an original with its own fields; as many queries for all languages as for one.

    Of one language it is read to be changed: nobody else writes to the translation and its version meanwhile.
    """
    linked = Translation.objects.filter(source__key=original.translation_key, is_linked=True).select_related("source")
    targets = type(original).objects.filter(translation_key=original.translation_key)
    if locale is None:
        targets = targets.select_related("locale__profile")
    else:
        linked = linked.filter(locale=locale).select_for_update(of=("self",))
        targets = targets.filter(locale=locale).select_for_update()
    translations = {translation.locale_id: translation for translation in linked}
    rows = defaultdict(list)
    for row in Words.objects.filter(translation__in=translations.values()).only("translation_id", "digest", "path"):
        rows[row.translation_id].append(row)
    passages = cut(original)
    return [
        Follower(translations[target.locale_id], target, passages, rows[translations[target.locale_id].pk])
        for target in targets.filter(locale__in=translations)
        if target.pk != original.pk
    ]
