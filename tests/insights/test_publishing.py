"""No number without a dataset, no chart without its columns: the form says what is wrong."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from insights.models import Dataset, InsightIndexPage, InsightPage
from tests.forms import save


@pytest.fixture
def publish(site_tree, officer_client):
    """Send the form for a new insight, as the editor's button does; blocks name datasets by id."""
    parent = site_tree.section(InsightIndexPage)

    def post(*blocks):
        data = {
            "title": "Sales",
            "slug": "sales",
            "summary": "Sales grow.",
            "date": "2026-10-01",
            "body": streamfield(blocks),
            "method_note": rich_text(""),
            "topics": inline_formset([]),
            "countries": inline_formset([]),
            "action-publish": "1",
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


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "This field cannot be blank."),
        ("row,sales", "at least one row"),
        ("row,sales\n2024,1,2", "Line 2 has too few or too many cells."),
        ("row,sales\n2024,1\n2024,2", "repeats the row"),
        ("row,sales\n2024,many", "is not a number"),
        ("row,sales\n2024,NaN", "is not a number"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(sales, table, message):
    sales.table = table

    with pytest.raises(ValidationError) as refusal:
        sales.full_clean()
    assert message in str(refusal.value.message_dict["table"][0])


def test_the_form_for_a_dataset_says_which_line_is_wrong(officer_client, sales):
    address = reverse("wagtailsnippets_insights_dataset:edit", args=[sales.pk])
    fields = {name: getattr(sales, name) for name in ("slug", "unit", "row_kind", "source", "source_url", "licence")}
    response = save(officer_client, address, {**fields, "source_published": "", "table": "row,sales\n2024,many"})

    assert response.status_code == 200
    assert "Line 2" in response.content.decode()
    assert Dataset.objects.get().table == sales.table
