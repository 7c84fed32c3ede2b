"""No page is put where it could not be reached."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import StandardPage
from pages.forms import taken_addresses


def test_the_addresses_of_the_site_itself_are_known():
    assert taken_addresses() == {"_util", "account", "data", "feeds", "messages", "search", "verify"}


@pytest.mark.parametrize(("slug", "is_refused"), [("search", True), ("account", True), ("searching", False)])
def test_a_page_does_not_take_an_address_of_the_site_itself(site_tree, officer_client, slug, is_refused):
    home = site_tree.home()
    form = nested_form_data({"title": "Page", "slug": slug, "body": streamfield([])})

    response = officer_client.post(reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk]), form)

    assert StandardPage.objects.filter(slug=slug).exists() is not is_refused
    assert ("The site itself answers" in response.content.decode()) is is_refused
