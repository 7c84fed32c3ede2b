"""The translation memory of the whole site: what was said before is offered again, and never published by itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from rapidfuzz import fuzz, process

from .engine import Cut
from .models import MemoryUnit, Passage, Translation, Words
from .places import Place
from .units import text_of, unit_key

IN_CONTEXT, EXACT, LEAST = 101, 100, 75
_MOST_CANDIDATES = 5000
_ONCE = ("source_language", "target_language", "source_digest", "text_digest", "context")
_KEPT_ANEW = ("length", "source_text", "text", "origin", "author", "changed_at")


@dataclass(frozen=True, slots=True)
class Match:
    """`score` is 101 for the same words at the same kind of place, 100 elsewhere, else their likeness in percent."""

    score: int
    unit: MemoryUnit


def remember_all(translation: Translation, confirmed: Iterable[tuple[Passage, Words, Place]]) -> None:
    """Keep what a person has written or confirmed, in one query."""
    _keep(_units(translation, confirmed))


def remember_joined(joined: Iterable[tuple[Translation, Iterable[tuple[Cut, Words, Place]]]]) -> None:
    """The same of several translations, in one query; of words that are not simply those of the original."""
    units = {}
    for translation, said in joined:
        units |= _units(translation, [found for found in said if not found[1].keeps_source])
    _keep(units)


def _units(
    translation: Translation, confirmed: Iterable[tuple[Passage | Cut, Words, Place]]
) -> dict[tuple, MemoryUnit]:
    units = {}
    for passage, words, place in confirmed:
        if is_untranslated(passage.text, words.text):
            continue
        unit = MemoryUnit(
            source_language=translation.source.locale.language_code,
            target_language=translation.locale.language_code,
            source_digest=unit_key("", passage.text),
            text_digest=unit_key("", words.text),
            context=context_of(translation, place),
            length=len(text_of(passage.text)),
            source_text=passage.text,
            text=words.text,
            origin=words.origin,
            author=words.author,
            changed_at=timezone.now(),
        )
        units[tuple(getattr(unit, name) for name in _ONCE)] = unit
    return units


def _keep(units: dict[tuple, MemoryUnit]) -> None:
    MemoryUnit.objects.bulk_create(units.values(), update_conflicts=True, unique_fields=_ONCE, update_fields=_KEPT_ANEW)


def is_untranslated(source: str, text: str) -> bool:
    """Whether two fragments read the same: such a pair helps nobody, and is not kept."""
    return text_of(source).split() == text_of(text).split()


def context_of(translation: Translation, place: Place) -> str:
    return f"{translation.source.content_model._meta.label_lower}:{place.kind}"[:255]


def said_exactly(translation: Translation, texts: dict[str, tuple[str, str]]) -> dict[str, MemoryUnit]:
    """What the memory has for just these words: in the same context before others, then the newest. One query.

    `texts` gives the source text and its context by any name, under which the answer stands.
    """
    digests = {name: unit_key("", text) for name, (text, _context) in texts.items()}
    known: dict[str, list[MemoryUnit]] = {}
    for unit in MemoryUnit.objects.filter(
        source_language=translation.source.locale.language_code,
        target_language=translation.locale.language_code,
        source_digest__in=set(digests.values()),
    ).order_by("-changed_at"):
        known.setdefault(unit.source_digest, []).append(unit)
    found = {}
    for name, (_text, context) in texts.items():
        if units := known.get(digests[name]):
            found[name] = next((unit for unit in units if unit.context == context), units[0])
    return found


def matches(text: str, source_language: str, target_language: str, context: str = "", most: int = 5) -> list[Match]:
    """What the memory knows for a passage, the likest first, newer before older; at least 75 percent alike."""
    units = MemoryUnit.objects.filter(source_language=source_language, target_language=target_language)
    found = {}
    for unit in units.filter(source_digest=unit_key("", text)).order_by("-changed_at"):
        score = IN_CONTEXT if context and unit.context == context else EXACT
        if unit.text_digest not in found or found[unit.text_digest].score < score:
            found[unit.text_digest] = Match(score, unit)
    if len(found) < most:
        for match in _alike(text, units):
            found.setdefault(match.unit.text_digest, match)
    return sorted(found.values(), key=lambda match: -match.score)[:most]


def _alike(text: str, units) -> list[Match]:
    words = text_of(text)
    # Texts whose lengths differ more cannot be as much alike.
    bounds = (len(words) * LEAST // (200 - LEAST), len(words) * (200 - LEAST) // LEAST + 1)
    candidates = list(
        units.filter(length__range=bounds)
        .exclude(source_digest=unit_key("", text))
        .order_by("-changed_at")
        .values_list("pk", "source_text")[:_MOST_CANDIDATES]
    )
    found = process.extract(
        words, [text_of(source) for _pk, source in candidates], scorer=fuzz.ratio, score_cutoff=LEAST, limit=5
    )
    scores = {candidates[index][0]: int(score) for _text, score, index in found}
    return [Match(min(scores[unit.pk], EXACT - 1), unit) for unit in units.filter(pk__in=scores)]


def most_alike(text: str, former: Iterable[Words]) -> Words | None:
    """Of words for what a place said before, those whose original is most like the text; the first of equals."""
    rows = [row for row in former if row.text]
    if not rows:
        return None
    return max(rows, key=lambda row: fuzz.ratio(text_of(text), text_of(row.source_text)))
