"""The machine that translates nothing gives the same every time, and nothing that a check would stop."""

import pytest

from translations.machine.pseudo import PseudoTranslator
from translations.quality import GlossaryEntry, Severity, check_unit, validate_fragment
from translations.units import Unit, text_of

SOURCES = [
    ("The annual report", False),
    ('<b>Who</b> reads <a id="a1">1,234 pages</a> of %(name)s? R&amp;D, ISO 22716 and Aqua, Parfum!', True),
    ("One line<br/>and another.", False),
    ("39", False),
]


def _translated(source, language, **options):
    glossary = [GlossaryEntry("Cosmetic Valley", do_not_translate=True)]
    return PseudoTranslator().translate([Unit("p", source, **options)], "en", language, glossary)[0]


def test_latin_scripts_are_accented_longer_and_in_brackets():
    assert _translated("The annual report.", "fr") == "[Ţĥéé ååññûûååļ ŕéþöŕţ]."


@pytest.mark.parametrize(("language", "letters"), [("ar", range(0x600, 0x700)), ("he", range(0x590, 0x600))])
def test_right_to_left_scripts_have_their_letters(language, letters):
    words = [char for char in text_of(_translated("The annual report", language)) if char.isalpha()]

    assert words
    assert all(ord(char) in letters for char in words)


def test_names_numbers_and_placeholders_stay():
    text = _translated("Cosmetic Valley: %(number)s of 1,234 in CI 77891, https://example.org", "ar")

    assert all(kept in text for kept in ("Cosmetic Valley", "%(number)s", "1,234", "CI 77891", "https://example.org"))


@pytest.mark.parametrize("language", ["fr", "ja", "ar", "he"])
@pytest.mark.parametrize(("source", "is_rich"), SOURCES)
def test_nothing_that_a_check_would_stop(source, is_rich, language):
    target = _translated(source, language, is_rich=is_rich)
    unit = Unit("p", source, validate_fragment(target, source, is_rich), is_rich=is_rich)

    assert [found for found in check_unit(unit, "en", language) if found.severity == Severity.ERROR] == []
    assert target == _translated(source, language, is_rich=is_rich)


@pytest.mark.parametrize(("limit", "length"), [(17, 17), (18, 17), (20, 20), (100, 23)])
def test_the_maximum_is_kept(limit, length):
    """Brackets where there is room for both, then longer words where there is room for them."""
    assert len(text_of(_translated("The annual report", "fr", max_length=limit))) == length


def test_a_third_longer():
    source = "Clusters from along the entire cosmetic value chain met in Paris for the annual meeting of the network"

    assert 1.3 < len(_translated(source, "fr")) / len(source) < 1.4
