"""The glossary as the checks, the desk and machines want it."""

from collections.abc import Iterable

from wagtail.models import Locale

from .models import GlossaryTerm
from .quality import Glossary, GlossaryEntry


def entries_for(source: Locale, target: Locale) -> Glossary:
    """Terms of one language with their words in another; those without words there count when they stay as they are."""
    return glossaries_for([(source, target)])[source.pk, target.pk]


def glossaries_for(pairs: Iterable[tuple[Locale, Locale]]) -> dict[tuple[int, int], Glossary]:
    """The same for many pairs, in as many queries as for one."""
    pairs = {(source.pk, target.pk) for source, target in pairs}
    terms = list(GlossaryTerm.objects.filter(locale__in={source for source, _to in pairs}).prefetch_related("values"))
    return {
        (source, target): Glossary.of(
            [entry for term in terms if term.locale_id == source and (entry := _entry(term, target))]
        )
        for source, target in pairs
    }


def _entry(term: GlossaryTerm, target: int) -> GlossaryEntry | None:
    value = next((value for value in term.values.all() if value.locale_id == target), None)
    if value is None and not term.do_not_translate:
        return None
    return GlossaryEntry(
        term=term.term,
        translation=value.value if value else "",
        forbidden=tuple(value.forbidden.splitlines()) if value else (),
        do_not_translate=term.do_not_translate,
        case_sensitive=term.is_case_sensitive,
    )
