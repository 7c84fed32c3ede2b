"""What the admin is asked for by number, and by words."""

import pytest
from django.urls import reverse

from tests.factories import DocumentFactory, ImageFactory

CHOOSERS = ["wagtailimages_chooser", "wagtaildocs_chooser", "wagtailsnippetchoosers_members_member"]


@pytest.mark.parametrize("number", ["abc", "-1", "٣", "9" * 23])
@pytest.mark.parametrize(
    "name", [*(f"{chooser}:chosen_multiple" for chooser in CHOOSERS), "wagtailadmin_choose_page_chosen_multiple"]
)
def test_no_number_is_no_request(admin_client, name, number):
    assert admin_client.get(reverse(name), {"id": number}).status_code == 400


@pytest.mark.parametrize("number", ["abc", "9" * 23])
def test_no_bulk_action_without_numbers(admin_client, number):
    for model in (("wagtailcore", "page"), ("assets", "customimage")):
        assert (
            admin_client.get(reverse("wagtail_bulk_action", args=[*model, "delete"]), {"id": number}).status_code == 400
        )


@pytest.mark.parametrize("chooser", CHOOSERS)
def test_nothing_is_chosen_without_a_number(admin_client, chooser):
    assert admin_client.get(reverse(f"{chooser}:chosen", args=["abc"])).status_code == 404


@pytest.fixture
def indexes():
    """The tests here look for what they save."""


@pytest.mark.parametrize(("factory", "chooser"), [(ImageFactory, CHOOSERS[0]), (DocumentFactory, CHOOSERS[1])])
def test_officers_find_files_by_words_where_they_choose_one(officer_client, factory, chooser):
    factory(title="Camellia harvest")
    factory(title="Laboratory bench")

    answer = officer_client.get(reverse(f"{chooser}:choose_results"), {"q": "camellia"})

    assert answer.status_code == 200
    assert "Camellia harvest" in answer.content.decode()
    assert "Laboratory bench" not in answer.content.decode()
