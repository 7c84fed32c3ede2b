"""The glossary as the checks, the desk and machines want it."""

from wagtail.models import Locale

from .models import GlossaryTerm
from .quality import Glossary, GlossaryEntry


def entries_for(source: Locale, target: Locale) -> Glossary:
    """Terms of one language with their words in another; those without words there count when they stay as they are."""
    terms = GlossaryTerm.objects.filter(locale=source).prefetch_related("values")
    entries = []
    for term in terms:
        value = next((value for value in term.values.all() if value.locale_id == target.pk), None)
        if value is None and not term.do_not_translate:
            continue
        entries.append(
            GlossaryEntry(
                term=term.term,
                translation=value.value if value else "",
                forbidden=tuple(value.forbidden.splitlines()) if value else (),
                do_not_translate=term.do_not_translate,
                case_sensitive=term.is_case_sensitive,
            )
        )
    return Glossary.of(entries)
