"""Finds the passages of a file among those of a text, and says what bringing them in would do. Writes nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz

from ..formats import language_name
from ..quality import validate_fragment
from ..units import Unit, UnitState
from . import po
from .documents import ExchangeError, ReadDocument, ReadEntry
from .fragments import canonical, comparable, fragment_of_text, is_too_deep, with_edges_of
from .xml_trees import cut_off

# How alike an old source must be to one of several passages at its place, in percent: as for the memory.
_ALIKE = 75

# No passage is longer, and nothing longer is looked into.
_MAX_LENGTH = 100_000


class Result(TextChoices):
    NEW = "new", gettext_lazy("New translation")
    CHANGED = "changed", gettext_lazy("Changed translation")
    SAME = "same", gettext_lazy("Nothing new")
    NEEDS_REVIEW = "needs-review", gettext_lazy("Translation to be reviewed")
    KEPT = "kept", gettext_lazy("Reviewed translation stays")
    SOURCE_DIFFERS = "source-differs", gettext_lazy("Translation of an older source")
    EMPTY = "empty", gettext_lazy("No translation in the file")
    UNKNOWN = "unknown", gettext_lazy("Unknown passage")
    REFUSED = "refused", gettext_lazy("Refused translation")


_WRITTEN = frozenset({Result.NEW, Result.CHANGED, Result.NEEDS_REVIEW})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one entry: `target` and `state` are what the unit would have afterwards."""

    entry: ReadEntry
    result: Result
    unit: Unit | None = None
    target: str = ""
    state: UnitState = UnitState.EMPTY
    message: str = ""

    @property
    def is_written(self) -> bool:
        """Whether to store the target. Words for an older source only fill what has none."""
        if self.result is Result.SOURCE_DIFFERS:
            return self.unit.state is UnitState.EMPTY
        return self.result in _WRITTEN


@dataclass(frozen=True, slots=True)
class Plan:
    """The report before anything is written. `missing` are passages of the text that the file does not have."""

    document: ReadDocument
    outcomes: tuple[Outcome, ...]
    missing: tuple[Unit, ...]

    @property
    def written(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.is_written]

    @property
    def counts(self) -> Counter[Result]:
        return Counter(outcome.result for outcome in self.outcomes)


def match(
    document: ReadDocument,
    units: Iterable[Unit],
    *,
    target_language: str,
    source_language: str | None = None,
    original: str = "",
) -> Plan:
    """What the file would do to the units; raises ExchangeError for a file of another text or language.

    Languages are Django's codes; `original` names the text, as in `Document`. What the file does not say is not asked.
    """
    _refuse_other_language(document.target_tag, document.target_language, target_language)
    if source_language:
        _refuse_other_language(document.source_tag, document.source_language, source_language)
    finder = _Finder(list({unit.key: unit for unit in units}.values()))
    found = finder.find_all(document.entries)
    is_of_other = bool(original and document.original and document.original != str(original))
    if is_of_other or not any(unit for unit, _source_is_old in found):
        raise ExchangeError(_other_text(document))
    missing = [unit for unit in finder.units if unit.key not in {hit.key for hit, _old in found if hit}]
    if _is_cut_short(document, finder.units, missing):
        raise cut_off()
    outcomes = []
    used: dict[str, str] = {}
    for entry, (unit, source_is_old) in zip(document.entries, found, strict=True):
        outcomes.append(_outcome(entry, unit, source_is_old, used))
    return Plan(document, tuple(outcomes), tuple(missing))


def text_of_file(document: ReadDocument, candidates: Mapping[str, Iterable[Unit]]) -> str | None:
    """Which of several texts, by their names, a file belongs to: by what it says of itself, else by its passages."""
    if document.original in candidates:
        return document.original
    hits = Counter({name: _Finder(list(units)).count(document.entries) for name, units in candidates.items()})
    (best, most), (_second, next_most) = [*hits.most_common(2), (None, 0), (None, 0)][:2]
    return best if most > next_most else None


def _is_cut_short(document: ReadDocument, units: list[Unit], missing: list[Unit]) -> bool:
    """Whether a file that says how much it holds lacks its end. What lacks other passages was shortened on purpose."""
    if document.stated_entries is None or len(document.entries) >= document.stated_entries or not missing:
        return False
    return missing == units[-len(missing) :]


def _refuse_other_language(tag: str, language: str | None, wanted: str) -> None:
    if tag and language != wanted:
        raise ExchangeError(
            _("The file is in another language: “%(found)s” instead of “%(wanted)s”.")
            % {"found": language_name(language) if language else tag[:40], "wanted": language_name(wanted)}
        )


def _other_text(document: ReadDocument) -> str:
    if not document.entries:
        return _("The file has no passages.")
    if document.title:
        return _("The file belongs to another page: “%(title)s”.") % {"title": document.title[:200]}
    return _("The file belongs to another page: none of its passages stands on this one.")


class _Finder:
    """Looks up entries by what they say: key, then place and source, then the source alone; last by place only."""

    def __init__(self, units: list[Unit]):
        self.units = units
        self._by_key = {unit.key: unit for unit in units}
        self._by_source: dict[tuple[bool, str], list[Unit]] = {}
        self._by_path: dict[str, list[Unit]] = {}
        for unit in units:
            self._by_path.setdefault(unit.path, []).append(unit)
            for is_undeclared in (False, True):
                self._by_source.setdefault((is_undeclared, _said(unit, is_undeclared)), []).append(unit)

    def find_all(self, entries: Iterable[ReadEntry]) -> list[tuple[Unit | None, bool]]:
        """For each entry its unit, and whether its source is an older one of that unit."""
        exact = [self._exact(entry) for entry in entries]
        taken = {unit.key for unit in exact if unit}
        found = []
        for entry, unit in zip(entries, exact, strict=True):
            old = None if unit else self._older(entry, taken)
            if old:
                taken.add(old.key)
            is_changed = bool(unit and entry.source and _source_of(entry) != _said(unit, entry.is_undeclared))
            found.append((unit or old, bool(old) or is_changed))
        return found

    def count(self, entries: Iterable[ReadEntry]) -> int:
        return sum(self._exact(entry) is not None for entry in entries)

    def _exact(self, entry: ReadEntry) -> Unit | None:
        if unit := self._by_key.get(entry.key):
            return unit
        same = self._by_source.get((entry.is_undeclared, _source_of(entry)), []) if entry.source else []
        here = [unit for unit in same if unit.path == entry.path]
        return next(iter(here or (same if len(same) == 1 else [])), None)

    def _older(self, entry: ReadEntry, taken: set[str]) -> Unit | None:
        """The passage that came in the place of the entry's source."""
        free = [unit for unit in self._by_path.get(entry.path, []) if unit.key not in taken] if entry.path else []
        if len(self._by_path.get(entry.path, [])) == 1:
            return next(iter(free), None)
        scored = [(fuzz.ratio(_source_of(entry), _said(unit, entry.is_undeclared)), unit) for unit in free]
        score, best = max(scored, key=lambda pair: pair[0], default=(0, None))
        return best if score >= _ALIKE else None


def _said(unit: Unit, is_undeclared: bool) -> str:
    return _squashed(po.written(unit, unit.source) if is_undeclared else comparable(unit.source))


def _source_of(entry: ReadEntry) -> str:
    return _squashed(entry.source if entry.is_undeclared else comparable(entry.source))


def _squashed(text: str) -> str:
    """Tools wrap and indent: white space alone makes no other source."""
    return " ".join(text.split())


def _outcome(entry: ReadEntry, unit: Unit | None, source_is_old: bool, used: dict[str, str]) -> Outcome:
    if unit is None:
        return Outcome(entry, Result.UNKNOWN, message=_("No passage of this page says this, or several do."))
    if len(entry.target) > _MAX_LENGTH or is_too_deep(entry.target):
        message = _("The translation is too long, or has too many tags in one another.")
        return Outcome(entry, Result.REFUSED, unit, unit.target, unit.state, message)
    target = _target_for(unit, entry)
    if not target.strip():
        return Outcome(entry, Result.EMPTY, unit, unit.target, unit.state)
    if used.setdefault(unit.key, target) != target:
        message = _("The file has this passage twice, with different translations.")
        return Outcome(entry, Result.REFUSED, unit, unit.target, unit.state, message)
    try:
        target = validate_fragment(target, unit.source, unit.is_rich)
    except ValidationError as error:
        return Outcome(entry, Result.REFUSED, unit, unit.target, unit.state, " ".join(error.messages))
    return _change(entry, unit, target, source_is_old)


def _target_for(unit: Unit, entry: ReadEntry) -> str:
    if unit.is_rich or not entry.is_undeclared:
        target = canonical(entry.target)
    else:
        target = fragment_of_text(with_edges_of(po.written(unit, unit.source), entry.target))
    target = with_edges_of(unit.source, target)
    return target if unit.is_rich else target.replace("\n", "<br/>")


def _change(entry: ReadEntry, unit: Unit, target: str, source_is_old: bool) -> Outcome:
    is_same = comparable(target) == comparable(unit.target)
    # A file made before somebody agreed to these words does not take that back.
    if is_same and (unit.state is UnitState.DONE or entry.state is not UnitState.DONE or source_is_old):
        return Outcome(entry, Result.SAME, unit, unit.target, unit.state)
    if source_is_old:
        message = _("The source has changed since: the translation may no longer fit.")
        return Outcome(entry, Result.SOURCE_DIFFERS, unit, target, UnitState.REVIEW, message)
    if unit.state is UnitState.DONE and entry.state is not UnitState.DONE:
        message = _("These words are reviewed. The file replaces them only where it marks its own as final.")
        return Outcome(entry, Result.KEPT, unit, unit.target, unit.state, message)
    if entry.state is not UnitState.DONE:
        return Outcome(entry, Result.NEEDS_REVIEW, unit, target, UnitState.REVIEW)
    return Outcome(entry, Result.CHANGED if unit.target else Result.NEW, unit, target, UnitState.DONE)
