"""Every check of a translation, and how they are run."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..units import Unit, text_of
from . import facts, punctuation, spacing, tags, terms, words
from .findings import Check, Finding, Severity
from .glossary import Glossary, GlossaryEntry
from .passage import Passage

UNTRANSLATED = "untranslated"
CHECKS: tuple[Check, ...] = (
    Check("blank", Severity.ERROR, words.blank, is_about_blank=True),
    Check(UNTRANSLATED, Severity.ERROR, words.untranslated),
    Check("wrong_script", Severity.WARNING, words.wrong_script),
    Check("too_long", Severity.ERROR, words.too_long),
    Check("length_ratio", Severity.HINT, words.length_ratio),
    Check("unsafe_markup", Severity.ERROR, tags.unsafe_markup),
    Check("unsafe_address", Severity.ERROR, tags.unsafe_address),
    Check("tag_unbalanced", Severity.ERROR, tags.tag_unbalanced),
    Check("tag_missing", Severity.WARNING, tags.tag_missing),
    Check("link_missing", Severity.ERROR, tags.link_missing),
    Check("link_unknown", Severity.ERROR, tags.link_unknown),
    Check("link_empty", Severity.ERROR, tags.link_empty),
    Check("line_breaks", Severity.WARNING, tags.line_breaks),
    Check("placeholder", Severity.ERROR, facts.placeholder),
    Check("number_missing", Severity.ERROR, facts.number_missing),
    Check("number_added", Severity.WARNING, facts.number_added),
    Check("number_format", Severity.WARNING, facts.number_format),
    Check("locked_token", Severity.ERROR, facts.locked_token),
    Check("term_missing", Severity.WARNING, terms.term_missing),
    Check("term_changed", Severity.ERROR, terms.term_changed),
    Check("term_forbidden", Severity.ERROR, terms.term_forbidden),
    Check("double_space", Severity.WARNING, spacing.double_space),
    Check("edge_space", Severity.WARNING, spacing.edge_space),
    Check("bidi_controls", Severity.ERROR, spacing.bidi_controls),
    Check("invisible_character", Severity.WARNING, spacing.invisible_character),
    Check("double_escape", Severity.WARNING, spacing.double_escape),
    Check("final_punctuation", Severity.WARNING, punctuation.final_punctuation),
    Check("french_spaces", Severity.WARNING, punctuation.french_spaces),
    Check("spanish_marks", Severity.WARNING, punctuation.spanish_marks),
    Check("arabic_signs", Severity.WARNING, punctuation.arabic_signs),
    Check("full_width_signs", Severity.WARNING, punctuation.full_width_signs),
    Check("quotation_marks", Severity.HINT, punctuation.quotation_marks),
)
_ABOUT_BLANK = tuple(check for check in CHECKS if check.is_about_blank)
CONSISTENCY = "consistency"  # asks about a whole text and is no check of one passage
_ROUNDS = 10  # of fixes; each check fixes all of its kind at once


def check_unit(
    unit: Unit, source_language: str, target_language: str, glossary: Sequence[GlossaryEntry] = ()
) -> list[Finding]:
    """What is wrong with one passage, in the order of `CHECKS`."""
    glossary = glossary if isinstance(glossary, Glossary) else Glossary.of(glossary)
    return list(_found(unit, source_language, target_language, glossary, get_language()))


# The same words are checked when they are written, each time that the desk shows them, when they are sent, and when
# they are published. What a check says depends on nothing but this.
@lru_cache(maxsize=2048)
def _found(
    unit: Unit, source_language: str, target_language: str, glossary: Glossary, _said_in: str
) -> tuple[Finding, ...]:
    passage = Passage(unit, source_language, target_language, glossary)
    asked = _ABOUT_BLANK if passage.is_blank else CHECKS
    return tuple(finding for check in asked for finding in check.run(passage))


def check_text(
    units: Iterable[Unit], source_language: str, target_language: str, glossary: Sequence[GlossaryEntry] = ()
) -> dict[str, list[Finding]]:
    """What is wrong with a whole text: key of each passage -> its findings, empty where all is well."""
    units = list(units)
    found = {unit.key: check_unit(unit, source_language, target_language, glossary) for unit in units}
    for unit, finding in _inconsistent(units):
        if finding not in found[unit.key]:
            found[unit.key].append(finding)
    return found


def apply_fixes(
    unit: Unit,
    source_language: str,
    target_language: str,
    glossary: Sequence[GlossaryEntry] = (),
    codes: Iterable[str] | None = None,
) -> str:
    """The target with every safe correction made, of the named checks or of all."""
    wanted = None if codes is None else set(codes)
    for _round in range(_ROUNDS):
        findings = check_unit(unit, source_language, target_language, glossary)
        fix = next(
            (each.fix for each in findings if each.fix is not None and (wanted is None or each.code in wanted)), None
        )
        if fix is None:
            break
        unit = replace(unit, target=fix)
    return unit.target


def _inconsistent(units: list[Unit]) -> Iterable[tuple[Unit, Finding]]:
    by_source: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if text_of(unit.target).strip():
            by_source[" ".join(text_of(unit.source).split())].append(unit)
    for source, same in by_source.items():
        targets = dict.fromkeys(" ".join(text_of(unit.target).split()) for unit in same)
        if len(targets) < 2:
            continue
        for unit in same:
            own = " ".join(text_of(unit.target).split())
            other = next(target for target in targets if target != own)
            message = _("“%(source)s” is translated as “%(other)s” elsewhere in this text.")
            # One word can mean two things; a sentence hardly does.
            severity = Severity.WARNING if " " in source.strip() else Severity.HINT
            yield unit, Finding(CONSISTENCY, severity, message % {"source": source[:60], "other": other[:60]})
