"""Corrections that need no judgement leave the words and the tags alone, and leave nothing more to correct."""

import pytest

from translations.quality import apply_fixes, check_unit
from translations.units import Unit

THIN, HARD = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("language", "source", "target", "fixed"),
    [
        ("fr", "Who? Yes: «1»!", "Qui? Oui : «1»!", f"Qui{THIN}? Oui{HARD}: «{HARD}1{HARD}»{THIN}!"),
        ("fr", "<b>Note</b>: R&amp;D; 4 %", "<b>Note</b>: R&amp;D; 4%", f"<b>Note</b>{HARD}: R&amp;D{THIN}; 4{HARD}%"),
        ("fr", "https://example.org?a=1: yes", "https://example.org?a=1: oui", f"https://example.org?a=1{HARD}: oui"),
        ("ar", "One, <b>two</b>?", "واحد, <b>اثنان</b>?", "واحد، <b>اثنان</b>؟"),
        ("ja", "It is so (yes), it is.", "そうです(はい),<b>そうです</b>.", "そうです（はい）、<b>そうです</b>。"),
        ("zh-hans", "Yes, it is.", "是的, 对.", "是的，对。"),
        ("de", "The “mark”", "Das “Zeichen”", "Das „Zeichen“"),
        ("es", "The “mark”", '  La "marca" ', "La «marca»"),
        ("he", "One two", "\u2067אחד  שתיים", "אחד שתיים"),
        ("fr", "Q &amp; A %(name)s", "Q &amp;amp; R \u200b%(name)s", "Q &amp; R %(name)s"),
    ],
)
def test_fixes(language, source, target, fixed):
    unit = Unit("body", source, target, is_rich=True)

    assert apply_fixes(unit, "en", language) == fixed
    again = [found for found in check_unit(Unit("body", source, fixed, is_rich=True), "en", language) if found.fix]
    assert again == []


def test_only_the_wanted_fixes_are_made():
    unit = Unit("body", "One two?", " Un  deux?")

    assert apply_fixes(unit, "en", "fr", codes=["double_space"]) == " Un deux?"


def test_what_needs_judgement_is_left():
    unit = Unit("body", "25 members", "27 membres")

    assert apply_fixes(unit, "en", "fr") == "27 membres"
