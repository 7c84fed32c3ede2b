"""From the Markdown of an item to the blocks of a page."""

import pytest

from demo.markdown import Resolver, blocks, rich_text

PAGES = {"news/plan": 7}
RESOLVER = Resolver(
    page=PAGES.__getitem__,
    image=lambda name: {"image": 3, "decorative": False, "alt_text": f"alt of {name}"},
    document={"brochure-network": 4}.__getitem__,
    dataset={"europe-exports": 5}.__getitem__,
)
ENGLISH = """First *words* and [a plan](page:news/plan).

- one
- **two**

## A heading

```figures
as_of = 2019-10-17
items = [{ number = 39, label = "participants" }]
```

Last words.
"""
FRENCH = (
    ENGLISH.replace("First", "Premiers").replace("A heading", "Un titre").replace("participants", "participants fr")
)


def parsed(markdown: str, key: str = "news/x") -> list[dict]:
    return blocks(markdown, key, RESOLVER)


def test_text_headings_and_fences_become_blocks_in_reading_order():
    text, heading, figures, last = parsed(ENGLISH)

    assert (text["type"], heading["type"], figures["type"], last["type"]) == ("text", "heading", "figures", "text")
    assert heading["value"] == {"text": "A heading", "level": "2"}
    assert figures["value"]["as_of"] == "2019-10-17"
    assert figures["value"]["figures"][0]["value"] == {"number": "39", "label": "participants"}


def test_rich_text_is_written_as_wagtail_stores_it():
    html = parsed(ENGLISH)[0]["value"]

    assert '<i>words</i> and <a linktype="page" id="7">a plan</a>' in html
    assert "<b>two</b>" in html


def test_blocks_have_the_same_ids_in_all_languages_and_in_every_build():
    assert [block["id"] for block in parsed(ENGLISH)] == [block["id"] for block in parsed(FRENCH)]
    assert len({block["id"] for block in [*parsed(ENGLISH), *parsed(ENGLISH, "news/y")]}) == 8


def test_every_entry_of_a_list_has_an_id_of_its_own():
    related, gallery = parsed(
        '```related\npages = ["news/plan", "news/plan"]\n```\n\n'
        '```gallery\nitems = [{ image = "a" }, { image = "b", caption = "B" }]\n```\n'
    )

    for entries in (related["value"]["pages"], gallery["value"]["pictures"]):
        assert len({entry["id"] for entry in entries}) == 2


def test_html_in_a_text_stays_text():
    assert rich_text("<script>alert(1)</script>", PAGES.__getitem__).startswith("<p>&lt;script")


@pytest.mark.parametrize(
    "markdown",
    [
        "```carousel\nx = 1\n```",
        "[lost](page:news/nothing)",
        '```download\ndocument = "nothing"\n```',
        '```quote\nattribution = "nobody"\n```',
        "```quote\ntext = unquoted\n```",
    ],
    ids=["an unknown block", "a link to no page", "a download of no document", "a missing word", "no TOML"],
)
def test_a_mistake_in_the_content_stops_the_build(markdown):
    with pytest.raises((KeyError, ValueError)):
        parsed(markdown)
