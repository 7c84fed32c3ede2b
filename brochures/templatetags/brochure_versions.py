"""What templates say of versions, in the reader's words."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brochures.models import BrochureVersion, Origin
from brochures.problems import STOPS, in_words
from translations.formats import format_and, format_number, language_name
from translations.languages import Language

register = template.Library()
_FIGURES = "figures"
register.filter("problem_in_words", in_words)


@register.filter
def stop_in_words(problem: str):
    """Why a version is not finished."""
    return STOPS.get(problem, "")


@register.simple_tag
def version_changes(version: BrochureVersion, language: Language) -> str:
    """The officer's words for readers of the original; else which chapters of theirs changed, and which will."""
    if version.changes and version.language == language.code:
        return version.changes
    found, titles = version.difference, _titles(version, language)
    is_told_apart = language.code in found.get("own", {}) or language.code not in found.get("languages", ())
    if version.language == language.code or not is_told_apart:
        changed = [*found.get("changed", ()), *_figures(version, language)]
        said = _changes(changed, found.get("added", ()), _removed(version, language), titles)
    else:
        said = _changes_of_a_translation(version, language, titles)
    renewed = [language_name(code) for code in found.get("languages", ())]
    if renewed and not said:
        said.append(_("Words renewed in: %(languages)s.") % {"languages": format_and(renewed)})
    return " ".join(said)


def _changes_of_a_translation(version: BrochureVersion, language: Language, titles: dict[str, str]) -> list[str]:
    """What its own words say anew, then what the original alone says."""
    found, own = version.difference, version.difference.get("own", {}).get(language.code, {})
    here = {name: own.get(name, []) for name in ("changed", "added", "removed")}
    changed = [titles[it] for it in found.get("changed", ()) if it in titles and it not in here["changed"]]
    removed = [title for title in _removed(version, language) if title not in here["removed"]]
    original = language_name(version.language)
    sentences = [
        (_("Changed in the original (%(language)s), not yet in this language: %(chapters)s."), changed),
        (_("No longer in the original (%(language)s), still in this language: %(chapters)s."), removed),
    ]
    said = [words % {"language": original, "chapters": format_and(them)} for words, them in sentences if them]
    if titles and (count := sum(it not in titles for it in found.get("added", ()))):
        words = ngettext(
            "The original (%(language)s) has %(number)s new chapter that is not yet in this language.",
            "The original (%(language)s) has %(number)s new chapters that are not yet in this language.",
            count,
        )
        said.append(words % {"language": original, "number": format_number(count)})
    return _changes([*here["changed"], *_figures(version, language)], here["added"], here["removed"], titles) + said


def _changes(changed, added, removed: list[str], titles: dict[str, str]) -> list[str]:
    titles = titles | {_FIGURES: _("Figures of the network")}
    sentences = [
        (_("Changed: %(chapters)s."), [titles[it] for it in changed if it in titles]),
        (_("New: %(chapters)s."), [titles[it] for it in added if it in titles]),
        (_("No longer in it: %(chapters)s."), removed),
    ]
    return [words % {"chapters": format_and(chapters)} for words, chapters in sentences if chapters]


def _removed(version: BrochureVersion, language: Language) -> list[str]:
    return version.difference.get("removed", {}).get(language.code, [])


def _titles(version: BrochureVersion, language: Language) -> dict[str, str]:
    """The titles of its chapters in a language, by their ids."""
    edition = version.by_cell.get((language.code, "screen"))
    return {identifier: title for identifier, title, _digest in edition.outline} if edition else {}


def _figures(version: BrochureVersion, language: Language) -> list[str]:
    """Among its chapters where the network itself has changed; a designer's PDF shows what it shows."""
    edition = version.by_cell.get((language.code, "screen"))
    is_made = edition is not None and edition.origin == Origin.MADE
    return [_FIGURES] if is_made and version.difference.get(_FIGURES) else []
