"""Files as other translation tools hand them back."""

import re
from dataclasses import replace

import polib
import pytest

from translations.exchange.formats import FORMATS, PO, XLIFF_1, XLIFF_2, read
from translations.exchange.matching import Result, match
from translations.units import UnitState

TRANSLATED = 'Lisez <a id="a1">l’<b>étude</b></a>.'


def outcomes(page, data):
    (found,) = read(data if isinstance(data, bytes) else data.encode())
    plan = match(found, page.units, target_language="fr", source_language="en")
    return {outcome.unit.key if outcome.unit else outcome.entry.key: outcome for outcome in plan.outcomes}


def link_outcome(page, data):
    return outcomes(page, data)[page.units[1].key]


def with_target(page, content, attributes='state="translated"', document=XLIFF_1):
    """The file with words for the passage that has a link and none in French."""
    if document is XLIFF_2:
        before, after = document.write(page).decode().split("</source>\n      </segment>")
        return f"{before}</source><target>{content}</target></segment>{after}".replace(
            '<segment state="initial">\n', f"<segment {attributes}>\n"
        )
    return re.sub(
        r'<target state="new"[^>]*/>', f"<target {attributes}>{content}</target>", document.write(page).decode()
    )


def test_weblate_drops_what_it_does_not_know_and_writes_in_its_own_order(page):
    data = with_target(page, 'Lisez <g ctype="link" id="a1">l’<g id="b1">étude</g></g>.')
    data = re.sub(
        r"<(context-group|header)>.*?</\1>|<context-group.*?</context-group>|<note .*?</note>", "", data, flags=re.S
    )
    data = re.sub(r'<trans-unit id="(\w+)" resname="[^"]*"(.*?) xml:space="preserve"', r'<trans-unit\2 id="\1"', data)
    data = data.replace(' ctype="bold"', "")
    assert link_outcome(page, data).target == TRANSLATED
    assert link_outcome(page, data).result is Result.NEW


def test_weblate_for_plain_text_escapes_the_codes(page):
    data = with_target(page, "Lisez &lt;g id=&quot;a1&quot;&gt;l’&lt;g id=&quot;b1&quot;&gt;étude&lt;/g&gt;&lt;/g&gt;.")
    assert link_outcome(page, data).target == TRANSLATED


def test_words_that_look_like_codes_stay_words_where_there_are_none(page):
    data = with_target(page, "x").replace("Douze pays", "&lt;g id=&quot;1&quot;&gt;Douze&lt;/g&gt;")
    changed = outcomes(page, data)[page.units[2].key]
    assert changed.target == '&lt;g id="1"&gt;Douze&lt;/g&gt;'


def test_memoq_cuts_into_segments_and_adds_its_own(page):
    data = with_target(
        page,
        '<mrk mtype="seg" mid="1">Lisez <g id="a1">l’<g id="b1">étude</g></g></mrk>'
        '<mrk mtype="seg" mid="2">.</mrk><mq:mrk>x</mq:mrk>',
        'xml:lang="fr-FR" state="translated" mq:status="ManuallyConfirmed"',
    )
    data = data.replace("<xliff ", '<xliff xmlns:mq="MQXliff" ', 1).replace(
        'target-language="fr"', 'target-language="fr-fr"'
    )
    data = data.replace(
        "</trans-unit>",
        "<alt-trans><source>Read</source><target>Mauvais</target></alt-trans><mq:minorversions>1</mq:minorversions></trans-unit>",
    )
    assert link_outcome(page, data).target == TRANSLATED
    assert link_outcome(page, data).state is UnitState.DONE


def test_a_segment_without_words_leaves_the_passage_in_review(page):
    data = with_target(page, '<mrk mtype="seg" mid="1">Lisez</mrk><mrk mtype="seg" mid="2"/>')
    assert link_outcome(page, data).result is Result.NEEDS_REVIEW


def test_omegat_writes_targets_without_states_and_splits_paired_codes(page):
    data = with_target(
        page,
        'Lisez <bx id="a1" rid="1"/>l’<bpt id="b1" rid="2">[b]</bpt>étude<ept id="b1" rid="2">[/b]</ept>'
        '<ex id="e" rid="1"/>.',
        "",
    )
    data = re.sub(r' approved="no"', "", data)
    assert link_outcome(page, data).target == TRANSLATED
    assert link_outcome(page, data).result is Result.NEW


def test_tools_write_character_data_sections_prefixes_and_groups(page):
    data = re.sub(r"<(/?)(?=[a-z])", r"<\1xlf:", with_target(page, "x")).replace("xmlns=", "xmlns:xlf=")
    data = data.replace("Douze pays", "<![CDATA[Douze <pays> & plus]]>")
    data = data.replace("<xlf:body>", "<xlf:body><xlf:group>").replace("</xlf:body>", "</xlf:group></xlf:body>")
    assert outcomes(page, data)[page.units[2].key].target == "Douze &lt;pays&gt; &amp; plus"


def test_keys_may_be_numbered_anew(page):
    numbers = iter(range(1, 9))
    data = re.sub(
        r'<trans-unit id="\w+"', lambda _match: f'<trans-unit id="{next(numbers)}"', with_target(page, "Lisez")
    )
    assert list(outcomes(page, data)) == [unit.key for unit in page.units]


@pytest.mark.parametrize(
    ("attributes", "approved", "state"),
    [
        ('state="new"', "no", UnitState.REVIEW),
        ('state="needs-translation"', "no", UnitState.REVIEW),
        ('state="needs-review-translation"', "yes", UnitState.REVIEW),
        ('state="needs-adaptation"', "no", UnitState.REVIEW),
        ('state="translated"', "no", UnitState.DONE),
        ('state="translated" state-qualifier="fuzzy-match"', "no", UnitState.REVIEW),
        ('state="translated" state-qualifier="leveraged-mt"', "no", UnitState.REVIEW),
        ('state="translated" state-qualifier="exact-match"', "no", UnitState.DONE),
        ('state="signed-off"', "no", UnitState.DONE),
        ('state="final" state-qualifier="fuzzy-match"', "yes", UnitState.DONE),
        ('state="x-own-state"', "no", UnitState.REVIEW),
        ("", "no", UnitState.REVIEW),
        ("", "yes", UnitState.DONE),
    ],
)
def test_states_of_xliff_1_2_say_whether_somebody_has_to_look(page, attributes, approved, state):
    data = with_target(page, "Lisez", attributes).replace('approved="no"', f'approved="{approved}"')
    assert link_outcome(page, data).state is state


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        ("", UnitState.REVIEW),
        ('state="initial"', UnitState.REVIEW),
        ('state="translated"', UnitState.DONE),
        ('state="translated" subState="okp:mt"', UnitState.REVIEW),
        ('state="reviewed"', UnitState.DONE),
        ('state="final"', UnitState.DONE),
    ],
)
def test_states_of_xliff_2_say_whether_somebody_has_to_look(page, attributes, state):
    assert link_outcome(page, with_target(page, "Lisez", attributes, XLIFF_2)).state is state


def test_xliff_2_segments_are_put_together_again(page):
    data = XLIFF_2.write(page).decode()
    segments = """<segment state="translated"><source>Read </source><target>Lisez </target></segment>
      <ignorable><source>\u00a0</source></ignorable>
      <segment state="final"><source><sc id="a1"/>the </source><target><sc id="a1" type="link"/>l’</target></segment>
      <segment state="reviewed"><source><pc id="b1">study</pc><ec startRef="a1"/>.</source>
        <target><pc id="b1">étude</pc><ec startRef="a1"/>.</target></segment>"""
    data = re.sub(r'<segment state="initial">.*?</segment>', segments, data, count=1, flags=re.S)
    outcome = link_outcome(page, data)
    assert outcome.target == 'Lisez \u00a0<a id="a1">l’<b>étude</b></a>.'
    assert outcome.state is UnitState.DONE


def test_comments_of_translators_arrive_and_ours_do_not(page):
    data = XLIFF_1.write(page).replace(b"</trans-unit>", b"<note>Which study?</note></trans-unit>", 1)
    assert [outcome.entry.comment for outcome in outcomes(page, data).values()] == ["Which study?", "", ""]
    data = PO.write(page).replace(b"#. Page:", b"# Which study?\n#. Page:", 1)
    assert [outcome.entry.comment for outcome in outcomes(page, data).values()] == ["Which study?", "", ""]


def po_of(page):
    return polib.pofile(PO.write(page).decode())


def test_po_without_headers_and_contexts_finds_its_passages(page):
    lines = [
        line for line in PO.write(page).decode().split("\n") if not line.startswith(("msgctxt", "#.", "#:", '"', "# "))
    ]
    data = "\n".join(lines).replace('msgid ""\nmsgstr ""\n', "", 1).replace("Douze pays", "Douze pays d’accord")
    assert outcomes(page, data)[page.units[2].key].target == "Douze pays d’accord"


def test_poedit_wraps_lines_and_unmarks_fuzzy(page):
    file = po_of(page)
    file.wrapwidth = 20
    file[1].msgstr, file[2].flags = 'Lisez <a id="a1">l’<b>étude</b></a>.', []
    results = {outcome.unit: outcome for outcome in outcomes(page, str(file)).values()}
    assert results[page.units[1]].target == TRANSLATED
    assert (results[page.units[2]].result, results[page.units[2]].state) == (Result.CHANGED, UnitState.DONE)


def test_a_place_with_spaces_and_colons_comes_back_from_po(page):
    spaced = replace(page, units=(replace(page.units[0], path="body.Cell 1:2.é text"),))
    (found,) = read(PO.write(spaced))
    assert found.entries[0].path == "body.Cell 1:2.é text"


def test_fuzzy_words_need_review(page):
    file = po_of(page)
    file[1].msgstr, file[1].flags = TRANSLATED, ["fuzzy", "no-wrap"]
    assert link_outcome(page, str(file)).result is Result.NEEDS_REVIEW


def test_obsolete_and_plural_entries_are_passed_by(page):
    more = (
        '\n#~ msgid "Old"\n#~ msgstr "Vieux"\n\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "jour"\nmsgstr[1] "jours"\n'
    )
    results = outcomes(page, PO.write(page).decode() + more)
    assert [outcome.result for outcome in results.values()].count(Result.UNKNOWN) == 1
    assert "Old" not in {outcome.entry.source for outcome in results.values()}


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_plain_passages_are_text_and_angle_brackets_in_them_words(page, format_):
    unit = replace(page.units[0], source="Less &lt;plastic&gt;", target="", state=UnitState.EMPTY)
    made = replace(page, units=(unit,))
    changed = replace(unit, target="Moins de &lt;plastique&gt; &amp; plus", state=UnitState.DONE)
    (outcome,) = outcomes(made, format_.write(replace(made, units=(changed,)))).values()
    assert outcome.target == changed.target
