import pytest

from tests.factories import DatasetFactory, InsightPageFactory, TermFactory


@pytest.fixture
def sales(db):
    for code, labels in (
        ("retail", {"en": "Retail sales", "fr": "Ventes au détail", "ja": "小売売上高", "ar": "مبيعات التجزئة"}),
        ("sales", {"en": "Sales", "fr": "Ventes", "ja": "売上高", "ar": "المبيعات"}),
        ("exports", {"en": "Exports", "fr": "Exportations", "ja": "輸出額", "ar": "الصادرات"}),
    ):
        TermFactory(kind="data-label", code=code, labels=labels)
    return DatasetFactory(
        slug="retail",
        table="row,sales,exports\n2022,88.5,24.1\n2023,96.0,25.9\n2024,1104.25,\n",
        source="Yearbook",
        source_url="https://yearbook.example.org/2025",
        source_published="2025-03-04",
    )


@pytest.fixture
def figure():
    """A key figure block as the field stores it."""

    def make(dataset, row="2023", column="sales", label="Sales in 2023"):
        return ("key_figure", {"dataset": dataset, "row": row, "column": column, "label": label})

    return make


@pytest.fixture
def chart():
    def make(dataset, **values):
        usual = {"kind": "bar", "columns": "", "rows": "", "title": "Sales grow", "description": "Bars.", "note": ""}
        return ("chart", {"dataset": dataset, **usual, **values})

    return make


@pytest.fixture
def insight(site_tree, sales, figure, chart):
    """A page in four languages with two key figures and a chart."""
    languages = ["en", "fr", "ja", "ar"]
    return site_tree.add_versions(
        InsightPageFactory,
        languages,
        slug="retail",
        title="Sales passed a thousand",
        body=[figure(sales), figure(sales, "2024", label="Sales in 2024"), chart(sales)],
    )
