"""What templates say of versions, in the reader's words."""

from django import template
from django.utils.translation import gettext as _

from brochures.models import BrochureVersion
from brochures.problems import STOPS, in_words
from translations.formats import format_and, language_name
from translations.languages import Language

register = template.Library()
register.filter("problem_in_words", in_words)


@register.filter
def stop_in_words(problem: str):
    """Why a version is not finished."""
    return STOPS.get(problem, "")


@register.simple_tag
def version_changes(version: BrochureVersion, language: Language) -> str:
    """The officer's words for readers of the original; else which chapters of theirs changed."""
    if version.changes and version.language == language.code:
        return version.changes
    found, titles = version.difference, _titles(version, language)
    sentences = [
        (_("Changed: %(chapters)s."), [titles[it] for it in found.get("changed", ()) if it in titles]),
        (_("New: %(chapters)s."), [titles[it] for it in found.get("added", ()) if it in titles]),
        (_("No longer in it: %(chapters)s."), found.get("removed", {}).get(language.code, [])),
    ]
    said = [words % {"chapters": format_and(chapters)} for words, chapters in sentences if chapters]
    renewed = [language_name(code) for code in found.get("languages", ())]
    if renewed and not said:
        said.append(_("Words renewed in: %(languages)s.") % {"languages": format_and(renewed)})
    return " ".join(said)


def _titles(version: BrochureVersion, language: Language) -> dict[str, str]:
    """The titles of its chapters in a language, by their ids."""
    edition = version.by_cell.get((language.code, "screen"))
    return {identifier: title for identifier, title, _digest in edition.outline} if edition else {}
