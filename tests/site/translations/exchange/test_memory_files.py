"""Translation memories as TMX."""

from datetime import UTC, datetime

import pytest

from translations.exchange.documents import ExchangeError
from translations.exchange.fragments import comparable
from translations.exchange.memory_files import MemoryEntry, read_tmx, write_tmx

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def entries_of(document):
    return [
        MemoryEntry("en", document.target_language, unit.source, unit.target, unit.path, NOW)
        for unit in document.units
        if unit.target
    ]


def test_a_memory_comes_back_whole(document):
    found = read_tmx(write_tmx(entries_of(document), "en", NOW))
    assert found.skipped == 0
    for came, went in zip(found.entries, entries_of(document), strict=True):
        assert (came.source_language, came.target_language) == ("en", document.target_language)
        assert (comparable(came.source), comparable(came.target)) == (comparable(went.source), comparable(went.target))
        assert (came.context, came.created_at) == (went.context, NOW)


def tmx(units, header='srclang="en-US"'):
    return f"""<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4"><header {header}/><body>{units}</body></tmx>""".encode()


def variant(tag, words, attribute="xml:lang"):
    return f'<tuv {attribute}="{tag}"><seg>{words}</seg></tuv>'


def test_a_unit_in_several_languages_is_several_pairs():
    units = f"<tu>{variant('FR-fr', 'Oui')}{variant('EN-US', 'Yes')}{variant('ar', 'نعم')}{variant('xx', 'Y')}</tu>"
    found = read_tmx(tmx(units))
    pairs = [(entry.source, entry.target_language, entry.target) for entry in found.entries]
    assert pairs == [("Yes", "fr", "Oui"), ("Yes", "ar", "نعم")]
    assert found.skipped == 1


def test_two_kinds_of_one_language_are_no_translation():
    units = f"<tu>{variant('en-US', 'Color')}{variant('en-GB', 'Colour')}{variant('fr', 'Couleur')}</tu>"
    found = read_tmx(tmx(units))
    assert [(entry.source, entry.target) for entry in found.entries] == [("Color", "Couleur")]
    assert found.skipped == 1


def test_where_any_language_may_be_the_source_the_first_is():
    found = read_tmx(tmx(f"<tu>{variant('ja', 'はい')}{variant('en', 'Yes')}</tu>", 'srclang="*all*"'))
    assert [(entry.source_language, entry.source) for entry in found.entries] == [("ja", "はい")]


def test_older_files_name_languages_without_a_namespace():
    found = read_tmx(tmx(f"<tu>{variant('en', 'Yes', 'lang')}{variant('fr', 'Oui', 'lang')}</tu>"))
    assert found.entries[0].target == "Oui"


def test_only_codes_that_are_inline_tags_are_kept():
    words = (
        '<bpt i="1">&lt;a href="javascript:alert(1)" id="a1"&gt;</bpt>Yes<ept i="1">&lt;/a&gt;</ept>'
        '<bpt i="2">{\\b </bpt> and<ept i="2">}</ept><ph>&lt;img src="x"&gt;</ph> <hi>no</hi> &lt;script&gt;'
    )
    found = read_tmx(tmx(f"<tu>{variant('en', words)}{variant('fr', words)}</tu>"))
    assert found.entries[0].target == '<a id="a1">Yes</a> and no &lt;script&gt;'


REFUSED = {
    "no pairs": (tmx(f"<tu>{variant('en', 'Yes')}</tu>"), "The file has no translations into languages of the site."),
    "xliff": (b'<xliff version="1.2"/>', "This is an XML file, but not a TMX file."),
    "version": (
        b'<tmx version="2.0"/>',
        "This version of TMX cannot be read: “2.0”. Save the file as TMX 1.4.",
    ),
    "words": (b"Yes = Oui", "This is not an XML file."),
    "entities": (
        b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx version="1.4"/>',
        "The file declares a document type or entities. For safety, such files are not read.",
    ),
    "defaults": (
        b'<!DOCTYPE tmx [<!ATTLIST tmx version CDATA "1.4">]><tmx/>',
        "The file declares a document type or entities. For safety, such files are not read.",
    ),
    "cut": (tmx("")[:-20], "The file is incomplete: it breaks off before its end. Ask for it again."),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_a_memory_that_cannot_be_read_says_why(data, message):
    with pytest.raises(ExchangeError) as refused:
        read_tmx(data)
    assert refused.value.messages == (message,)
