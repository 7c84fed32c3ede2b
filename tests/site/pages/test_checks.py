"""The checks that stop the site from starting while a page type or block says too little."""

import pytest
from wagtail import blocks

from insights.models import Dataset, InsightPage
from news.models import NewsPage, NewsTopic
from pages.checks import no_field_hides_a_property_of_its_form, page_types_are_complete, silent_blocks


def problems() -> list[str]:
    return [error.id for error in page_types_are_complete(None)]


def test_every_page_type_of_the_site_passes():
    assert problems() == []


@pytest.mark.parametrize("attribute", ["parent_page_types", "subpage_types", "search_fields"])
def test_a_page_type_that_leaves_open_where_it_belongs_or_what_is_searched_is_named(monkeypatch, attribute):
    monkeypatch.delattr(NewsPage, attribute)

    assert len(problems()) == 1


@pytest.mark.parametrize(
    ("model", "field"),
    [(NewsPage, "standfirst"), (NewsPage, "body"), (InsightPage, "method_note"), (NewsTopic, "term")],
)
def test_a_field_without_a_help_text_is_named(monkeypatch, model, field):
    monkeypatch.setattr(model._meta.get_field(field), "help_text", "")

    assert problems() == ["pages.E003"]


def test_a_block_that_editors_cannot_judge_is_named_however_deep_it_lies():
    class Speechless(blocks.CharBlock):
        class Meta:
            icon = "title"

    class Inner(blocks.StreamBlock):
        words = Speechless()

    class Outer(blocks.StructBlock):
        parts = blocks.ListBlock(Inner())

    assert silent_blocks(Outer()) == ["words: description, preview"]


@pytest.mark.parametrize(("model", "field"), [(NewsPage, "standfirst"), (Dataset, "source")])
def test_a_field_that_hides_a_property_of_its_form_is_named(monkeypatch, model, field):
    assert no_field_hides_a_property_of_its_form(None) == []
    monkeypatch.setattr(model._meta.get_field(field), "name", "method")

    assert [error.id for error in no_field_hides_a_property_of_its_form(None)] == ["pages.E005"]
