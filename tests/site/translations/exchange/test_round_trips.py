"""What goes out comes back: every format, awkward texts, two scripts."""

from dataclasses import replace

import pytest

from translations.exchange.formats import FORMATS, read
from translations.exchange.fragments import comparable
from translations.exchange.matching import Result, match
from translations.units import UnitState

every_format = pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)


def plan_for(document, data, units=None):
    (found,) = read(data)
    return match(
        found,
        units or document.units,
        target_language=document.target_language,
        source_language="en",
        original=document.original,
    )


@every_format
def test_a_file_that_nobody_changed_changes_nothing(document, format_):
    plan = plan_for(document, format_.write(document))
    assert [(outcome.entry.source, outcome.result) for outcome in plan.written] == []
    assert {outcome.result for outcome in plan.outcomes} == {Result.SAME, Result.EMPTY}
    assert plan.missing == ()


@every_format
def test_every_passage_arrives_whole_in_a_text_that_has_none(document, format_):
    blank = tuple(replace(unit, target="", state=UnitState.EMPTY) for unit in document.units)
    plan = plan_for(document, format_.write(document), blank)
    arrived = {outcome.unit.key: (comparable(outcome.target), outcome.state) for outcome in plan.outcomes}
    assert arrived == {unit.key: (comparable(unit.target), unit.state) for unit in document.units}


@every_format
def test_passages_are_found_by_their_words_when_keys_and_places_are_lost(document, format_):
    (found,) = read(format_.write(document))
    bare = replace(found, entries=tuple(replace(entry, key="", path="") for entry in found.entries))
    plan = match(bare, document.units, target_language=document.target_language)
    assert [outcome.unit for outcome in plan.outcomes] == list(document.units)


@every_format
def test_a_file_says_what_it_is(document, format_):
    (found,) = read(format_.write(document))
    assert (found.original, found.content_hash) == (document.original, "5f2b")
    assert (found.source_language, found.target_language) == ("en", document.target_language)
    assert found.title.startswith("Clean & “green”")


@every_format
@pytest.mark.parametrize(("language", "tag"), [("pt-br", "pt-BR"), ("zh-hans", "zh-Hans")])
def test_languages_with_a_region_or_script_come_back(page, format_, language, tag, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, (language, language)]
    data = format_.write(replace(page, target_language=language))
    assert tag in data.decode().replace("_", "-")
    assert read(data)[0].target_language == language


@every_format
def test_line_ends_of_another_system_and_a_mark_of_byte_order_do_no_harm(document, format_):
    data = b"\xef\xbb\xbf" + format_.write(document).replace(b"\n", b"\r\n")
    assert plan_for(document, data).written == []


@pytest.mark.parametrize("format_", [FORMATS["xliff-1.2"], FORMATS["xliff-2.1"]], ids=["1.2", "2.1"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_xliff_may_be_in_utf_16(document, format_, encoding):
    text = format_.write(document).decode().replace("utf-8", "utf-16", 1)
    assert plan_for(document, text.encode(encoding)).written == []


@every_format
def test_files_are_the_same_each_time(document, format_):
    assert format_.write(document) == format_.write(document)
