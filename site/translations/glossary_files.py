"""Glossaries and memories from files into the tables and back. All or nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Locale

from .exchange.glossary_rows import GlossaryRow, refuse
from .exchange.memory_files import MemoryEntry, ReadMemory
from .formats import language_name
from .memory import is_untranslated
from .models import GlossaryTerm, GlossaryValue, MemoryUnit
from .models.words import Origin
from .quality import validate_fragment
from .units import text_of, unit_key

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Report:
    """What a file changes, or would change."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0


def rows_of_glossary(locale: Locale) -> list[GlossaryRow]:
    terms = GlossaryTerm.objects.filter(locale=locale).prefetch_related("values__locale")
    return [_row(term) for term in terms]


def _row(term: GlossaryTerm) -> GlossaryRow:
    values = list(term.values.all())
    return GlossaryRow(
        term=term.term,
        note=term.note,
        do_not_translate=term.do_not_translate,
        case_sensitive=term.is_case_sensitive,
        values={value.locale.language_code: value.value for value in values if value.value},
        forbidden={
            value.locale.language_code: tuple(value.forbidden.splitlines()) for value in values if value.forbidden
        },
    )


def take_glossary(rows: Iterable[GlossaryRow], locale: Locale, *, only_look: bool = False) -> Report:
    """Add and change terms of a language. What the rows do not name stays. Raises ExchangeError, each row named."""
    rows = list(rows)
    locales = {known.language_code: known for known in Locale.objects.exclude(pk=locale.pk)}
    refuse(problem for row in rows for problem in _problems(row, locales))
    known = {term.term: term for term in GlossaryTerm.objects.filter(locale=locale).prefetch_related("values__locale")}
    added, changed = [], []
    for row in rows:
        term = known.get(row.term)
        if term is None:
            added.append(row)
        elif _merged(_row(term), row) != _row(term):
            changed.append(row)
    if not only_look:
        with transaction.atomic():
            for row in [*added, *changed]:
                _keep(row, locale, locales)
    return Report(len(added), len(changed), len(rows) - len(added) - len(changed))


def _merged(ours: GlossaryRow, theirs: GlossaryRow) -> GlossaryRow:
    return GlossaryRow(
        term=ours.term,
        note=theirs.note,
        do_not_translate=theirs.do_not_translate,
        case_sensitive=theirs.case_sensitive,
        values=ours.values | theirs.values,
        forbidden=ours.forbidden | theirs.forbidden,
    )


def _problems(row: GlossaryRow, locales: dict[str, Locale]) -> Iterator[str]:
    longest = GlossaryTerm._meta.get_field("term").max_length
    term = Truncator(row.term).chars(40)
    for words in (row.term, *row.values.values()):
        if len(words) > longest:
            said = {"term": term, "words": Truncator(words).chars(40), "most": longest}
            yield _("Term “%(term)s”: “%(words)s” is too long, at most %(most)d characters.") % said
    if len(row.note) > GlossaryTerm._meta.get_field("note").max_length:
        yield _("Term “%(term)s”: the note is too long.") % {"term": term}
    for code in {*row.values, *row.forbidden} - set(locales):
        said = {"term": term, "language": language_name(code)}
        yield _("Term “%(term)s”: the glossary holds no translations into this language: %(language)s.") % said


def _keep(row: GlossaryRow, locale: Locale, locales: dict[str, Locale]) -> None:
    term, _created = GlossaryTerm.objects.update_or_create(
        locale=locale,
        term=row.term,
        defaults={
            "note": row.note,
            "do_not_translate": row.do_not_translate,
            "is_case_sensitive": row.case_sensitive,
        },
    )
    for code in {*row.values, *row.forbidden}:
        said = {"value": row.values.get(code), "forbidden": "\n".join(row.forbidden.get(code, ())) or None}
        defaults = {name: words for name, words in said.items() if words is not None}
        GlossaryValue.objects.update_or_create(term=term, locale=locales[code], defaults=defaults)


def entries_of_memory(source_language: str, target_language: str) -> Iterator[MemoryEntry]:
    units = MemoryUnit.objects.filter(source_language=source_language, target_language=target_language).order_by("pk")
    for unit in units.iterator(chunk_size=_AT_ONCE):
        yield MemoryEntry(
            unit.source_language, unit.target_language, unit.source_text, unit.text, unit.context, unit.changed_at
        )


def take_memory(memory: ReadMemory, user, *, only_look: bool = False) -> Report:
    """Add what the memory has not. Raises ExchangeError, each translation named that may not come in."""
    units, problems, same = {}, [], 0
    for number, entry in enumerate(memory.entries, start=1):
        if is_untranslated(entry.source, entry.target):
            same += 1
            continue
        try:
            unit = _unit(entry, user)
        except ValidationError as error:
            said = {"row": number, "words": Truncator(text_of(entry.source)).chars(40)}
            problems += [_("Translation %(row)d, “%(words)s”:") % said + f" {message}" for message in error.messages]
            continue
        units[_identity(unit)] = unit
    refuse(problems)
    known = _known(units)
    new = [unit for identity, unit in units.items() if identity not in known]
    if not only_look:
        with transaction.atomic():
            MemoryUnit.objects.bulk_create(new, batch_size=_AT_ONCE, ignore_conflicts=True)
    return Report(added=len(new), unchanged=len(memory.entries) - same - len(new), skipped=memory.skipped + same)


def _unit(entry: MemoryEntry, user) -> MemoryUnit:
    """As if somebody had written it at the desk: through the same gate."""
    text = validate_fragment(entry.target, entry.source, is_rich=True)
    return MemoryUnit(
        source_language=entry.source_language,
        target_language=entry.target_language,
        source_digest=unit_key("", entry.source),
        text_digest=unit_key("", text),
        length=len(text_of(entry.source)),
        source_text=entry.source,
        text=text,
        context=entry.context[:255],
        origin=Origin.IMPORT,
        author=user,
        changed_at=entry.created_at or timezone.now(),
    )


def _identity(unit: MemoryUnit) -> tuple:
    return (unit.source_language, unit.target_language, unit.source_digest, unit.text_digest, unit.context)


def _known(units: dict) -> set[tuple]:
    digests = list({identity[2] for identity in units})
    found = set()
    for start in range(0, len(digests), _AT_ONCE):
        same = MemoryUnit.objects.filter(source_digest__in=digests[start : start + _AT_ONCE])
        found |= set(same.values_list("source_language", "target_language", "source_digest", "text_digest", "context"))
    return found
