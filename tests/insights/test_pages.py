"""Insights through their addresses: the same numbers as figure, chart, table and file, in every language."""

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from insights.models import Dataset, InsightCountry, InsightTopic
from tests.factories import DatasetFactory, InsightPageFactory, TermFactory

ADDRESS = "/{}/insights/retail/"
WRITTEN = {
    "en": ["88.5", "24.1", "96.0", "25.9", "1,104.25"],
    "fr": ["88,5", "24,1", "96,0", "25,9", "1 104,25"],
    "ja": ["885", "241", "960", "259", "11,042.5"],
    "ar": ["88.5", "24.1", "96.0", "25.9", "1,104.25"],
}
every_language = pytest.mark.parametrize("language", WRITTEN)


ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).translate(ISOLATES).split())


def elements(root, css: str) -> list:
    return [element for element in root.iter() if css in element.get("class", "").split()]


def table_of(root) -> dict[str, list[str]]:
    (table,) = elements(root, "table")
    return {text_of(row.find("th")): [text_of(cell) for cell in row.findall("td")] for row in table.find("tbody")}


def json_ld(root) -> dict:
    (first, *_rest) = [script for script in root.iter("script") if script.get("type") == "application/ld+json"]
    return json.loads(first.text)


@every_language
def test_chart_and_table_and_file_hold_the_same_numbers(insight, client, read, language):
    root = read(ADDRESS.format(language))
    numbers = [cell for cells in table_of(root).values() for cell in cells]
    assert [number for number in numbers if re.search(r"\d", number)] == WRITTEN[language]

    (drawing,) = elements(root, "chart__plot")
    printed = {text_of(text) for text in drawing.iter() if str(text.tag).endswith("text")}
    assert set(WRITTEN[language]) <= printed

    response = client.get(f"/{language}/data/retail.csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [cell for row in rows[1:4] for cell in row[2:]] == ["88.5", "24.1", "96.0", "25.9", "1104.25", ""]


@every_language
def test_a_missing_number_is_no_zero(insight, read, language):
    cells = table_of(read(ADDRESS.format(language)))["2024"]

    assert len(cells) == 2
    assert cells[1].startswith("–")
    assert "0" not in cells[1]


@pytest.mark.parametrize(
    ("language", "number", "unit"),
    [("en", "1,104.25", "billion euros"), ("fr", "1 104,25", None), ("ja", "11,042.5", None), ("ar", "1,104.25", None)],
)
def test_key_figures_are_written_as_the_language_counts(insight, read, language, number, unit):
    values = [text_of(value) for value in elements(read(ADDRESS.format(language)), "figures__value")]

    assert len(values) == 2
    assert values[1].startswith(number)
    if unit:
        assert values[1] == f"{number} {unit}"


def test_japanese_counts_in_hundred_millions_and_not_in_billions(insight, read):
    roots = {language: read(ADDRESS.format(language)) for language in ("ja", "en")}
    units = {language: text_of(elements(root, "figures__unit")[0]) for language, root in roots.items()}

    assert units["ja"] in {"億ユーロ", "hundred million euros"}
    assert units["en"] == "billion euros"
    for language, root in roots.items():  # the chart of the same figures
        assert {text_of(unit) for unit in elements(root, "chart__unit")} == {units[language]}


def test_neighbouring_figures_stand_in_one_row_and_name_their_source(insight, read):
    root = read(ADDRESS.format("en"))

    (row,) = elements(root, "figures")
    assert len(elements(row, "figures__item")) == 2
    sources = [text_of(source) for source in elements(row, "figures__source")]
    assert len(sources) == 2
    assert all(re.fullmatch(r"Source: Yearbook, (4 March|March 4,) 2025\.", source) for source in sources)


def test_the_keyboard_comes_to_the_margin_before_the_text_as_the_eye_does(insight, read):
    row = elements(read(ADDRESS.format("en")), "grid")[0]

    assert ["margin-facts" in part.get("class") for part in row] == [True, False]


@every_language
def test_words_of_the_data_are_in_the_readers_language(insight, read, language):
    (table,) = elements(read(ADDRESS.format(language)), "table")
    words = {"en": "Exports", "fr": "Exportations", "ja": "輸出額", "ar": "الصادرات"}

    assert words[language] in [text_of(heading) for heading in table.find("thead").iter("th")]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ja", "ltr"), ("ar", "rtl")])
def test_page_and_chart_run_in_the_direction_of_the_language(insight, read, language, direction):
    root = read(ADDRESS.format(language))

    html = root if root.tag == "html" else root.find("html")
    assert (html.get("lang"), html.get("dir")) == (language, direction)
    assert [drawing.get("lang") for drawing in elements(root, "chart__plot")] == [language]


def test_what_may_be_passed_on_is_offered(insight, read, client):
    root = read(ADDRESS.format("fr"))

    assert "/fr/data/retail.csv" in [link.get("href") for link in root.iter("a")]
    (dataset,) = json_ld(root)["hasPart"]
    assert dataset["distribution"]["contentUrl"].endswith("/fr/data/retail.csv")
    assert dataset["name"] == "Ventes au détail"


@pytest.mark.parametrize(
    ("language", "begins"),
    [("en", "Retail sales. Sales"), ("fr", "Ventes au détail. Sales"), ("ja", "小売売上高。Sales")],
)
def test_machines_read_what_a_dataset_is_about_in_sentences_of_the_language(insight, read, language, begins):
    (dataset,) = json_ld(read(ADDRESS.format(language)))["hasPart"]

    assert dataset["description"].startswith(begins)


@every_language
def test_what_may_not_be_passed_on_has_no_file_and_says_why(insight, read, client, language):
    Dataset.objects.update(is_redistributable=False)
    root = read(ADDRESS.format(language))

    assert client.get(f"/{language}/data/retail.csv").status_code == 404
    assert not any("/data/" in link.get("href", "") for link in root.iter("a"))
    (links,) = elements(root, "chart__links")
    assert text_of(links.find("span"))
    assert [link.get("href") for link in links.findall("a")] == ["https://yearbook.example.org/2025"]
    (dataset,) = json_ld(root)["hasPart"]
    assert "distribution" not in dataset


@pytest.mark.parametrize(
    ("licence", "told"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("quoted", {"@type": "CreativeWork", "name": "Figures quoted with their source"}),
    ],
)
def test_machines_learn_the_licence_as_an_address_or_as_terms(insight, read, licence, told):
    Dataset.objects.update(licence=licence)
    data = json_ld(read(ADDRESS.format("en")))

    (dataset,) = data["hasPart"]
    assert dataset["license"] == told
    assert data["publisher"] == {"@id": "http://testserver/#organization"}


def test_the_page_says_how_to_cite_it(insight, read):
    root = read(ADDRESS.format("fr") + "?utm=1")

    (button,) = [button for button in root.iter("button") if "thousand" in (button.get("data-copy") or "")]
    citation = " ".join(button.get("data-copy").split())
    assert citation.startswith("Home, French (2026)")
    assert citation.endswith("http://testserver/fr/insights/retail/")
    assert "1er octobre 2026" in citation
    assert citation in text_of(elements(root, "notice")[-1])


def test_two_charts_of_one_dataset_have_identifiers_of_their_own(site_tree, sales, chart, read):
    body = [chart(sales), chart(sales, title="Exports", columns="exports"), chart(sales, rows="2022, 2023")]
    site_tree.add(InsightPageFactory, slug="charts", body=body)

    identifiers = [element.get("id") for element in read("/en/insights/charts/").iter() if element.get("id")]
    assert sorted(identifiers) == sorted(set(identifiers))


def test_a_line_gives_years_without_a_number_their_place(site_tree, chart, read):
    dataset = DatasetFactory(slug="holes", table="row,sales\n2004,64\n2013,72\n2014,73\n")
    site_tree.add(InsightPageFactory, slug="line", body=[chart(dataset, kind="line")])
    root = read("/en/insights/line/")

    (drawing,) = elements(root, "chart__plot")
    assert list(table_of(root)) == ["2004", "2013", "2014"]
    assert elements(drawing, "chart__gap") or "2009" in text_of(drawing)


def test_a_dataset_that_lost_a_cell_leaves_the_page_standing(insight, read):
    Dataset.objects.update(table="row,sales\n2022,88.5\n")
    root = read(ADDRESS.format("en"))

    assert elements(root, "figures__value") == []
    assert list(table_of(root)) == ["2022"]


# The list


def test_the_list_shows_the_first_figure_of_each_insight(insight, read):
    (card,) = elements(read("/en/insights/"), "insight-card")

    assert text_of(elements(card, "insight-card__figure")[0]) == "96.0 billion euros"
    assert "Sales in 2023. Source: Yearbook" in text_of(card)


@pytest.fixture
def filtered(site_tree):
    exports = TermFactory(code="export", labels={"en": "Export", "ja": "輸出"})
    for slug, country in (("east", "JP"), ("west", "FR")):
        for page in site_tree.add_versions(InsightPageFactory, ["en", "ja"], slug=slug, title=slug).values():
            page.countries = [InsightCountry(country=country)]
            page.topics = [InsightTopic(term=exports)] if slug == "east" else []
            page.save()


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", {"east", "west"}),
        ("?country=JP", {"east"}),
        ("?topic=export", {"east"}),
        ("?country=FR&topic=export", set()),
    ],
)
def test_the_list_is_narrowed_by_country_and_topic(filtered, read, language, query, slugs):
    titles = elements(read(f"/{language}/insights/{query}"), "insight-card__title")

    assert {text_of(title) for title in titles} == slugs


@pytest.mark.parametrize("query", ["?country=DE", "?topic=gardening", "?page=0", "?page=x"])
def test_what_is_not_offered_is_not_found(filtered, client, query):
    assert client.get(f"/en/insights/{query}").status_code == 404


def test_queries_do_not_grow_with_the_insights(site_tree, figure, chart, client):
    def queries_with(first: int, last: int) -> int:
        for number in range(first, last + 1):
            dataset = DatasetFactory(slug=f"data-{number}")
            page = site_tree.add(InsightPageFactory, body=[figure(dataset), chart(dataset)])
            page.countries = [InsightCountry(country="FR")]
            page.topics = [InsightTopic(term=TermFactory(labels={"en": f"Topic {number}"}))]
            page.save()
        with CaptureQueriesContext(connection) as queries:
            response = client.get("/en/insights/")
        assert response.context["listing"].page.paginator.count == last
        return len(queries)

    client.get("/en/insights/")
    assert queries_with(1, 3) == queries_with(4, 30) <= 12


def test_queries_do_not_grow_with_the_charts(site_tree, figure, chart, client):
    counted = []
    for number in (3, 30):
        datasets = [DatasetFactory() for _number in range(number)]
        body = [block for dataset in datasets for block in (figure(dataset), chart(dataset))]
        site_tree.add(InsightPageFactory, slug=f"charts-{number}", body=body)
        client.get("/en/insights/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/en/insights/charts-{number}/").content.count(b"<svg xmlns=") == number
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 12


@pytest.mark.parametrize("unit", ["EUR_BN", "PERCENT"])
@pytest.mark.parametrize("number", ["1e40", "1" * 40, "0." + "1" * 40, "1e1000000", "1e-1000000"])
def test_a_number_that_no_form_would_take_any_more_is_shown_all_the_same(insight, sales, client, number, unit):
    Dataset.objects.filter(pk=sales.pk).update(table=f"row,sales,exports\n2023,{number},1\n2024,2,3\n", unit=unit)

    for language in ("fr", "ja"):
        for address in ("", "insights/", "insights/retail/"):
            assert client.get(f"/{language}/{address}").status_code == 200
