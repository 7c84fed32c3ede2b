"""What bringing a file in would do, passage by passage."""

from dataclasses import replace

import pytest

from translations.exchange.documents import ReadDocument, ReadEntry, language_of
from translations.exchange.matching import Result, match, text_of_file
from translations.units import Unit, UnitState

TITLE = Unit("title", "Clean beauty", label="Title")
LINK = Unit("body.b1", 'Read <a id="a1">more</a>.', 'Lire <a id="a1">plus</a>.', UnitState.DONE, is_rich=True)
FIRST = Unit("body.b2", "Twelve countries agree on one rule.", "", is_rich=True)
SECOND = Unit("body.b2", "Nobody has asked the ocean.", "", is_rich=True)
UNITS = [TITLE, LINK, FIRST, SECOND]


def entry(unit, target, state=UnitState.DONE, **changed):
    return replace(ReadEntry(unit.key, unit.path, unit.source, target, state), **changed)


def outcome(read, units=UNITS, **options):
    """Of one entry in a file that also has a passage of the page, without words."""
    other = next(unit for unit in units if unit.key != read.key and unit.path != read.path)
    plan = match(ReadDocument((read, entry(other, "", UnitState.EMPTY))), units, target_language="fr", **options)
    return plan.outcomes[0]


@pytest.mark.parametrize(
    ("read", "result", "state", "is_written"),
    [
        (entry(TITLE, "Beauté propre"), Result.NEW, UnitState.DONE, True),
        (entry(LINK, '<a id="a1">Lire</a>'), Result.CHANGED, UnitState.DONE, True),
        (entry(LINK, LINK.target), Result.SAME, UnitState.DONE, False),
        (entry(LINK, LINK.target, UnitState.REVIEW), Result.SAME, UnitState.DONE, False),
        (entry(TITLE, "Beauté propre", UnitState.REVIEW), Result.NEEDS_REVIEW, UnitState.REVIEW, True),
        (entry(LINK, "  \n ", UnitState.EMPTY), Result.EMPTY, UnitState.DONE, False),
        (entry(LINK, '<a id="a9">Lire</a>'), Result.REFUSED, UnitState.DONE, False),
        (entry(LINK, "<script>x</script>"), Result.REFUSED, UnitState.DONE, False),
        (entry(TITLE, "<b>Beauté</b>"), Result.REFUSED, UnitState.EMPTY, False),
        (entry(TITLE, "Autre", key="x", path="y", source="Never said"), Result.UNKNOWN, UnitState.EMPTY, False),
    ],
)
def test_each_passage_has_its_result(read, result, state, is_written):
    found = outcome(read)
    assert (found.result, found.state, found.is_written) == (result, state, is_written)


def test_words_that_are_refused_keep_the_reason_and_the_old_words():
    found = outcome(entry(LINK, 'Lire <a id="a9">plus</a>.'))
    assert (found.result, found.message) == (Result.REFUSED, "The source has no link with the id a9.")
    assert found.target == LINK.target


def test_words_come_in_as_the_site_writes_its_own():
    assert outcome(entry(TITLE, "Beauté\u2028propre")).target == "Beauté<br/>propre"


def test_a_confirmation_without_new_words_is_a_change():
    unit = replace(TITLE, target="Beauté propre", state=UnitState.REVIEW)
    found = outcome(entry(unit, "Beauté propre"), [unit, LINK])
    assert (found.result, found.state) == (Result.CHANGED, UnitState.DONE)


def test_an_older_source_offers_its_words_for_review():
    found = outcome(entry(TITLE, "Beauté pure", key="gone", source="Pure beauty"))
    assert (found.result, found.unit, found.state) == (Result.SOURCE_DIFFERS, TITLE, UnitState.REVIEW)
    assert found.is_written


def test_words_for_an_older_source_do_not_replace_newer_ones():
    found = outcome(entry(LINK, "Lire encore", key="gone", source="Read on"))
    assert (found.result, found.unit, found.is_written) == (Result.SOURCE_DIFFERS, LINK, False)


def test_an_older_source_goes_to_the_passage_most_like_it():
    old = entry(FIRST, "Douze pays", key="gone", source="Eleven countries agree on one rule.")
    assert outcome(old).unit == FIRST
    strange = entry(FIRST, "Douze pays", key="gone", source="Something else entirely")
    assert outcome(strange).result is Result.UNKNOWN


def test_a_source_changed_in_the_tool_needs_review():
    found = outcome(entry(TITLE, "Beauté sale", source="Dirty beauty"))
    assert (found.result, found.state) == (Result.SOURCE_DIFFERS, UnitState.REVIEW)


def test_a_source_that_stands_in_two_places_is_not_guessed():
    twice = [TITLE, replace(TITLE, path="listing_title"), LINK]
    found = outcome(entry(TITLE, "Beauté", key="", path=""), twice)
    assert (found.result, found.message) == (Result.UNKNOWN, "No passage of this page says this, or several do.")
    assert outcome(entry(TITLE, "Beauté", key="", path="listing_title"), twice).unit == twice[1]


def test_two_translations_of_one_passage_are_not_both_taken():
    document = ReadDocument((entry(TITLE, "Une"), entry(TITLE, "Une"), entry(TITLE, "Deux")))
    plan = match(document, UNITS, target_language="fr")
    assert [found.result for found in plan.outcomes] == [Result.NEW, Result.NEW, Result.REFUSED]
    assert plan.missing == (LINK, FIRST, SECOND)
    assert plan.counts[Result.NEW] == 2


def test_white_space_that_tools_add_at_the_ends_is_dropped():
    assert outcome(entry(TITLE, "\n   Beauté \n")).target == "Beauté"
    assert outcome(entry(TITLE, "une\ndeux")).target == "une<br/>deux"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("fr", "fr"),
        ("FR-ca", "fr"),
        ("fr_FR.UTF-8", "fr"),
        ("ar@latin", "ar"),
        ("ja-Jpan-JP", "ja"),
        ("", None),
        ("tlh", None),
        ("../fr", None),
    ],
)
def test_tags_of_other_tools_mean_languages_of_the_site(tag, language):
    assert language_of(tag) == language


def test_a_file_without_a_name_belongs_to_the_text_that_has_most_of_its_passages():
    texts = {"one": UNITS, "two": [TITLE], "three": [replace(LINK, source="Other")]}
    nameless = ReadDocument((entry(TITLE, ""), entry(FIRST, "", key="", path="")))
    assert text_of_file(nameless, texts) == "one"
    assert text_of_file(replace(nameless, original="two"), texts) == "two"
    assert text_of_file(ReadDocument((entry(TITLE, ""),)), texts) is None
    assert text_of_file(nameless, {}) is None
