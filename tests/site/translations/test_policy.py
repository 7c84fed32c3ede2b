"""The check that stops the site from starting while a field's translation is undecided."""

from news.models import NewsPage, NewsTopic
from translations.checks import own_page_models, translation_policy_is_declared, undeclared_fields


def problems() -> list[tuple[str, str]]:
    return [(error.id, error.msg) for error in translation_policy_is_declared(None)]


def test_every_page_type_of_the_site_passes():
    assert len(own_page_models()) >= 12
    assert problems() == []


def test_a_field_without_a_policy_is_named(monkeypatch):
    forgotten = [field for field in NewsPage.translatable_fields if field.field_name != "standfirst"]
    monkeypatch.setattr(NewsPage, "translatable_fields", forgotten)

    assert problems() == [("translations.E001", "NewsPage.standfirst has no translation policy.")]


def test_an_inline_list_without_a_policy_is_named(monkeypatch):
    forgotten = [field for field in NewsPage.translatable_fields if field.field_name != "topics"]
    monkeypatch.setattr(NewsPage, "translatable_fields", forgotten)

    assert undeclared_fields(NewsPage) == ["topics"]


def test_a_field_that_is_never_translated_on_purpose_passes(monkeypatch):
    forgotten = [field for field in NewsPage.translatable_fields if field.field_name != "standfirst"]
    monkeypatch.setattr(NewsPage, "translatable_fields", forgotten)
    monkeypatch.setattr(NewsPage, "never_translated", ("standfirst",))

    assert problems() == []


def test_an_inline_child_that_is_neither_translatable_nor_neutral_is_named(monkeypatch):
    monkeypatch.setattr(NewsTopic, "language_neutral", False)

    assert [identifier for identifier, _message in problems()] == ["translations.E002"]
