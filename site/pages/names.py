"""Proper names in running text, each with the language that a voice shall read it in."""

import re

from django.conf import settings
from django.utils.html import format_html

from translations.languages import Language, current

_LATIN_LETTER = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")
_OTHER_LETTER = re.compile("[^\\W\\d_A-Za-zªºÀ-ɏḀ-ỿ]")


def set_name(name: str, code: str = "", shown: str | None = None):
    """A name set apart from the words around it; `code` is its language where a record says so.

    `shown` stands in its place where it is more than a text, such as a link.
    """
    shown = name if shown is None else shown
    known = Language(code) if code else _by_letters(name)
    if known is None:
        return format_html('<bdi translate="no">{}</bdi>', shown)
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', known.tag, known.direction, shown)


def _by_letters(name: str) -> Language | None:
    """A voice for Arabic or Japanese spells out Latin letters: such names of the trade are read in English there."""
    is_foreign = current().script != "Latn" and _LATIN_LETTER.search(name) and not _OTHER_LETTER.search(name)
    return Language(settings.LANGUAGE_CODE) if is_foreign else None
