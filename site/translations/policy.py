"""What happens to each field when a page is translated: translated, synchronised or never.

A model says it in `translatable_fields`, wagtail-localize's own list, written with the two functions here, and in
`never_translated`. `translations.checks` refuses to start when a field is in none of them.
"""

from wagtail_localize.fields import SynchronizedField, TranslatableField


def translated(*names: str) -> list[TranslatableField]:
    """Words: each language has its own."""
    return [TranslatableField(name) for name in names]


def synchronised(*names: str, overridable: bool = False) -> list[SynchronizedField]:
    """Facts: dates, numbers, relations, files. The same in all languages unless `overridable`."""
    return [SynchronizedField(name, overridable=overridable) for name in names]


class LanguageNeutral:
    """Marks an inline child that carries no words: it is copied to every language as it is."""

    language_neutral = True
