"""No number without a dataset, no chart without its columns: the form says what is wrong."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from insights.models import Dataset, InsightIndexPage, InsightPage
from tests.forms import save


@pytest.fixture
def publish(site_tree, officer_client):
    """Send the form for a new insight, as the editor's button does; blocks name datasets by id."""
    parent = site_tree.section(InsightIndexPage)

    def post(*blocks, action="action-publish"):
        data = {
            "title": "Sales",
            "slug": "sales",
            "summary": "Sales grow.",
            "date": "2026-10-01",
            "body": streamfield(blocks),
            "method_note": rich_text(""),
            "topics": inline_formset([]),
            "countries": inline_formset([]),
            action: "1",
        }
        address = reverse("wagtailadmin_pages:add", args=["insights", "insightpage", parent.pk])
        return officer_client.post(address, nested_form_data(data))

    return post


def test_a_page_with_a_chart_is_published(publish, sales, figure, chart, client):
    response = publish(figure(sales.pk), chart(sales.pk, columns="sales", rows="2022, 2024"))

    assert response.status_code == 302
    assert client.get("/en/insights/sales/").status_code == 200


def refused(response) -> str:
    assert response.status_code == 200
    assert not InsightPage.objects.exists()
    return response.content.decode()


def test_a_page_without_a_chart_is_refused(publish, sales, figure):
    refused(publish(figure(sales.pk)))


def test_a_figure_without_a_dataset_is_refused(publish, sales, figure, chart):
    html = refused(publish(figure(""), chart(sales.pk)))

    assert "This field is required." in html


@pytest.mark.parametrize("chosen", [{}, {"dataset": ""}, {"dataset": 9_999}, {"kind": ""}, {"columns": "imports"}])
def test_a_chart_may_be_unfinished_until_it_is_published(publish, sales, figure, chart, chosen, officer_client):
    blocks = [figure(chosen.get("dataset", sales.pk), row="1999"), chart(**{"dataset": sales.pk, **chosen})]

    assert publish(*blocks, action="save-draft").status_code == 302

    draft = InsightPage.objects.get()
    assert not draft.live
    assert officer_client.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk])).status_code == 200


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ({"row": "1999"}, "The dataset has no such row."),
        ({"column": "imports"}, "The dataset has no such column."),
        ({"row": "2024", "column": "exports"}, "The dataset has no number there."),
    ],
)
def test_a_figure_must_stand_in_its_dataset(publish, sales, figure, chart, place, message):
    assert message in refused(publish(figure(sales.pk, **place), chart(sales.pk)))


@pytest.mark.parametrize("chosen", [{"columns": "sales, imports"}, {"rows": "2022, imports"}])
def test_a_chart_with_an_unknown_code_is_refused_by_name(publish, sales, chart, chosen):
    assert "The dataset does not have: imports." in refused(publish(chart(sales.pk, **chosen)))


def test_a_chart_without_a_title_is_refused(publish, sales, chart):
    refused(publish(chart(sales.pk, title="")))


@pytest.fixture
def change_table(officer_client, sales):
    """Send the form of the dataset with another table; returns what the form says, nothing once it is stored."""
    address = reverse("wagtailsnippets_insights_dataset:edit", args=[sales.pk])
    fields = {name: getattr(sales, name) for name in ("slug", "unit", "row_kind", "source", "source_url", "licence")}

    def send(table: str, **others) -> str:
        response = save(officer_client, address, {**fields, "source_published": "", "table": table, **others})
        if response.status_code == 302:
            return ""
        assert response.status_code == 200
        assert Dataset.objects.get().table == sales.table
        return " ".join(response.context["form"].errors["table"])

    return send


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "This field is required."),
        ("row,sales", "at least one row"),
        ("row,sales\n2024,1,2", "Line 2 has too few or too many cells."),
        ("row,sales\n2024,1\n2024,2", "repeats the row"),
        ("row,sales\n2024,many", "is not a number"),
        ("row,sales\n2024,NaN", "is not a number"),
        ("row,sales\n2024," + "x" * 131_073, "too long to be a number"),
        ("row,sales\n2024,1e40", "Line 2: “1E+40” has more than 15 digits before the point"),
        ("row,sales\n2024," + "1" * 40, "more than 15 digits"),
        ("row,sales\n2024,0." + "1" * 40, "10 after it"),
        ("row,sales,sales\n2024,1,2", "repeats the column “sales”"),
        ("row,a sale\n2024,1", "Line 1: “a sale” is no code"),
        ("row,\n2024,1", "Line 1: “” is no code"),
        ("row,sales\n2024,1\n,2", "Line 3: “” is no code"),
        ("row,sales\nabc,1", "“abc” is no year"),
    ],
)
def test_a_table_that_cannot_be_shown_is_refused(change_table, table, message):
    assert message in change_table(table)


def test_rows_of_countries_have_the_codes_of_countries(change_table):
    assert "“QQ” is no country code" in change_table("row,sales\nFR,1\nQQ,2", row_kind="country")
    assert change_table("row,sales\nFR,1\nJP,2", row_kind="country") == ""


@pytest.mark.parametrize("table", ["row,sales\r2023,1\r2024,2", "row,sales\r\n2024,123456789012345.5"])
def test_any_end_of_line_and_any_number_of_a_statistic_will_do(change_table, table):
    assert change_table(table) == ""
