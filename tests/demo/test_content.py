"""The content folder: whole in all five languages, and all of it resolves."""

import re
import tomllib

import pytest
from django.conf import settings

from demo.brochure_blocks import brochure_blocks, is_written_in_blocks
from demo.facts import brochure_file_title, uploaded_files
from demo.markdown import Resolver, blocks, rich_text
from demo.reading import CONTENT, MEDIA, Item, datasets, items, labels, texts
from taxonomy.codes import COUNTRY_CODES, ValueChain

LANGUAGES = settings.PUBLIC_LANGUAGES
KINDS = ("news", "insights", "members", "brochures", "standard")
ITEMS = [item for kind in KINDS for item in items(kind)]
KEYS = [item.key for item in ITEMS]
PAGES = {*KEYS, *texts("sections", "en"), "branding/member", "branding/network", "home"}
DATASETS = datasets()
TRANSLATED_FILES = sorted(path for path in CONTENT.rglob("*.toml") if path.stem.split(".")[-1] in LANGUAGES)
UPLOADED = [item for item in items("brochures") if not is_written_in_blocks(item)]
DOCUMENTS = {f"brochure-{item.slug}" for item in UPLOADED}
# What a reader reads; everything else in a block is a fact.
WORDS = frozenset(
    {"text", "label", "title", "caption", "description", "note", "source", "attribution", "transcript", "alt_text"}
)
SCRIPTS = {"ja": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"), "ar": re.compile(r"[\u0600-\u06ff]")}


def resolver(language: str, linked: list[str]) -> Resolver:
    def page(key: str) -> int:
        assert key in PAGES, f"There is no page {key}."
        linked.append(key)
        return sorted(PAGES).index(key)

    def image(name: str) -> dict:
        return {"image": name, "decorative": False, "alt_text": texts("pictures", language)[name]}

    def document(key: str) -> str:
        assert key in DOCUMENTS, f"There is no document {key}."
        return key

    def dataset(slug: str) -> str:
        assert slug in DATASETS, f"There is no dataset {slug}."
        return slug

    return Resolver(page, image, document, dataset)


def facts_in(value):
    """A block's value without its words."""
    if isinstance(value, dict):
        return {key: facts_in(entry) for key, entry in value.items() if key not in WORDS}
    return [facts_in(entry) for entry in value] if isinstance(value, list) else value


def shape(item: Item, language: str) -> tuple:
    """What an item must share with its translations: blocks, facts and links, and the form of its front matter."""
    linked: list[str] = []
    words = item.words(language)
    stream = blocks(words.body, item.key, resolver(language, linked))
    rich_text(words.head.get("method_note", ""), resolver(language, linked).page)
    body = [(block["type"], block["id"], facts_in(block["value"])) for block in stream if block["type"] != "text"]
    head = {key: len(value) if isinstance(value, list) else bool(value) for key, value in words.head.items()}
    return [block["type"] for block in stream], body, sorted(linked), head


@pytest.mark.parametrize("item", ITEMS, ids=KEYS)
def test_an_item_says_the_same_in_every_language(item):
    english = shape(item, "en")

    for language in LANGUAGES:
        assert shape(item, language) == english, language


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_nothing_is_left_in_english(language):
    script = SCRIPTS.get(language, re.compile(""))

    untranslated = [
        item.key
        for item in ITEMS
        if item.words(language).body == item.words("en").body or not script.search(item.words(language).body)
    ]

    assert untranslated == []


@pytest.mark.parametrize("path", TRANSLATED_FILES, ids=lambda path: str(path.relative_to(CONTENT)))
def test_a_text_file_has_the_keys_of_its_english_sister(path):
    *name, _language = path.stem.split(".")
    sister = path.with_name(".".join([*name, "en", "toml"]))

    assert _keys(_read(path)) == _keys(_read(sister))


def _read(path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _keys(data: dict) -> dict:
    return {
        key: _keys(value) if isinstance(value, dict) else len(value) if isinstance(value, list) else bool(value)
        for key, value in data.items()
    }


@pytest.mark.parametrize("item", ITEMS, ids=KEYS)
def test_the_facts_of_an_item_are_codes_that_exist(item):
    facts, terms = item.facts, labels("en")

    assert set(facts.get("topics", [])) <= set(terms["topic"])
    assert set(facts.get("specialisations", [])) <= set(terms["specialisation"])
    assert set(facts.get("value_chain", [])) <= set(ValueChain.values)
    assert {*facts.get("countries", []), facts.get("country", "FR")} <= set(COUNTRY_CODES)
    assert set(facts.get("members", [])) <= {member.slug for member in items("members")}
    if picture := facts.get("picture"):
        assert (MEDIA / "pictures" / f"{picture}.webp").is_file()


@pytest.mark.parametrize("item", items("insights"), ids=lambda item: item.slug)
def test_a_chart_shows_rows_and_columns_that_its_dataset_has(item):
    stream = blocks(item.words("en").body, item.key, resolver("en", []))
    drawn = [block["value"] for block in stream if block["type"] in {"chart", "key_figure"}]

    assert any(block["type"] == "chart" for block in stream)
    for value in drawn:
        table = DATASETS[value["dataset"]]
        assert set(_codes(value, "columns", "column")) <= set(table["columns"])
        assert set(_codes(value, "rows", "row")) <= {row[0] for row in table["rows"]}


def _codes(value: dict, several: str, one: str) -> list[str]:
    codes = value.get(several, "") or value.get(one, "")
    return [code.strip() for code in codes.split(",") if code.strip()]


def test_every_dataset_names_its_source():
    assert not [slug for slug, facts in DATASETS.items() if not facts["source"].strip()]


def test_the_network_is_large_enough_to_look_real():
    members = items("members")

    assert len(members) >= 25
    assert len({member.facts["country"] for member in members}) >= 15
    assert len(items("news")) >= 12
    assert len(items("insights")) >= 6
    assert len(items("brochures")) == 2


def test_every_uploaded_brochure_is_there_in_every_language():
    wanted = {f"{item.slug}-{language}.pdf" for item in UPLOADED for language in LANGUAGES}

    assert wanted <= {path.name for path in (MEDIA / "brochures").glob("*.pdf")}


@pytest.mark.parametrize(
    "item", [item for item in items("brochures") if item not in UPLOADED], ids=lambda item: item.slug
)
def test_a_brochure_in_blocks_has_the_same_ones_in_every_language(item):
    """So that a version can say which chapters changed, and translators find their passages."""
    streams = [
        [(block["type"], block["id"]) for block in brochure_blocks(item, language, resolver(language, []))]
        for language in LANGUAGES
    ]

    kinds = [kind for kind, _identifier in streams[0]]
    assert all(stream == streams[0] for stream in streams)
    assert {"cover", "heading", "text", "picture", "network_figures", "members", "map", "back"} <= set(kinds)
    assert len(set(streams[0])) == len(streams[0])


def test_files_of_brochures_can_be_told_from_each_other_by_their_titles():
    titles = [brochure_file_title(item, language) for item in items("brochures") for language in LANGUAGES]

    assert len(set(titles)) == len(titles)


def test_a_machine_without_large_typefaces_offers_a_japanese_brochure_all_the_same(monkeypatch):
    monkeypatch.setattr("demo.facts.is_available", lambda language: language != "ja")

    languages = {item.slug: list(uploaded_files(item)) for item in items("brochures")}

    assert languages == {"membership": ["ja"], "network": LANGUAGES}
    assert all((MEDIA / "brochures" / f"{slug}-{code}.pdf").exists() for slug in languages for code in languages[slug])
