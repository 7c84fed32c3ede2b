"""Which chapters a new version names as changed."""

import pytest

from brochures.models import BrochureEdition, BrochureVersion
from brochures.outline import compare, outline_of
from brochures.templatetags.brochure_versions import version_changes
from tests.written_brochures import say, write
from translations.languages import Language

BEFORE = "<p>First&nbsp;words, with <b>weight</b>.</p>\n<p>Others.</p>"


@pytest.fixture
def page(site_tree):
    page = write(site_tree, ["en"])["en"]
    say(page, "Words.")
    return page


def with_text(page, html: str):
    raw = page.body.get_prep_value()
    next(block for block in raw if block["type"] == "text")["value"] = html
    page.body = page.body.stream_block.to_python(raw)
    return page


def through_the_editor(page):
    """The same words as the form of the page sends them back."""
    for child in page.body:
        if child.block_type == "text":
            widget = child.block.field.widget
            sent = {"text": widget.format_value(child.value)}
            with_text(page, widget.value_from_datadict(sent, {}, "text"))
    for block in (raw := page.body.get_prep_value()):
        if block["type"] == "contact":
            for desk in block["value"]["desks"]:
                desk["id"] = "5d9cf1d3-0000-4000-8000-000000000001"
    page.body = page.body.stream_block.to_python(raw)
    return page


def changed(old: list, new: list) -> list[str]:
    titles = {identifier: title for identifier, title, _digest in new}
    return [titles[found] for found in compare({"en": old}, {"en": new}, "en")["changed"]]


def test_the_editor_changes_no_chapter_by_itself(page):
    before = outline_of(with_text(page, BEFORE))

    after = outline_of(through_the_editor(page))

    assert "data-block-key" in str(page.body.get_prep_value())
    assert changed(before, after) == []


@pytest.mark.parametrize("words", ["<p>Other words.</p>", '<p><a href="https://member.example.org/">Words.</a></p>'])
def test_words_and_links_do(page, words):
    before = outline_of(page)

    assert changed(before, outline_of(with_text(page, words))) == ["How it began"]


def test_versions_of_an_older_release_name_no_chapter_as_changed(page):
    now = outline_of(page)
    of_older_release = [[identifier, title, "0123456789abcdef"] for identifier, title, _digest in now]

    found = compare({"en": of_older_release, "fr": of_older_release}, {"en": now, "fr": now}, "en")

    assert (found["changed"], found["added"], found["languages"]) == ([], [], [])


def told(old: dict, new: dict, language: str) -> str:
    """What readers of a language are told of the step from `old` to `new`: {language: {title: words}}."""
    before, after = (
        {
            code: [[name, f"{code} {name}", f"words:{words}"] for name, words in found.items()]
            for code, found in it.items()
        }
        for it in (old, new)
    )
    version = BrochureVersion(language="en", difference=compare(before, after, "en"))
    version.by_cell = {(code, "screen"): BrochureEdition(outline=rows) for code, rows in after.items()}
    return version_changes(version, Language(language))


OLD = {"A": "1", "B": "1", "C": "1"}
NEW = {"A": "2", "B": "2", "D": "1"}


@pytest.mark.parametrize(
    ("french", "words"),
    [
        (
            OLD,
            "Changed in the original (English), not yet in this language: fr A and fr B. "
            "No longer in the original (English), still in this language: fr C. "
            "The original (English) has 1 new chapter that is not yet in this language.",
        ),
        (OLD | {"A": "2"}, "Changed: fr A. Changed in the original (English), not yet in this language: fr B."),
        (NEW, "Changed: fr A and fr B. New: fr D. No longer in it: fr C."),
    ],
)
def test_a_translation_tells_what_changed_in_it_and_what_did_not_yet(french, words):
    assert told({"en": OLD, "fr": OLD}, {"en": NEW, "fr": french}, "fr").startswith(words)
    assert told({"en": OLD, "fr": OLD}, {"en": NEW, "fr": french}, "en") == (
        "Changed: en A and en B. New: en D. No longer in it: en C."
    )


def test_a_language_that_is_new_has_everything_that_the_original_has():
    assert told({"en": OLD}, {"en": NEW, "fr": NEW}, "fr").startswith("Changed: fr A and fr B. New: fr D.")
    assert told({"en": OLD}, {"en": OLD, "fr": OLD}, "fr") == "Words renewed in: French."
