"""Checks of translations, and the gate that their words come in by."""

from .checks import CHECKS, CONSISTENCY, UNTRANSLATED, apply_fixes, check_text, check_unit
from .findings import Finding, Severity
from .gate import validate_fragment
from .glossary import Glossary, GlossaryEntry, TermSpan, terms_in
from .markup import plain_fragment

__all__ = [
    "CHECKS",
    "CONSISTENCY",
    "UNTRANSLATED",
    "Finding",
    "Glossary",
    "GlossaryEntry",
    "Severity",
    "TermSpan",
    "apply_fixes",
    "check_text",
    "check_unit",
    "plain_fragment",
    "terms_in",
    "validate_fragment",
]
