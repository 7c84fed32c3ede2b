"""The form of an article as an officer finds it."""

import pytest
from django.urls import reverse

from news.models import NewsIndexPage


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_an_article_is_begun_in_the_language_of_its_tree(site_tree, officer_client, language):
    index = site_tree.section(NewsIndexPage, language)

    answer = officer_client.get(reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]))

    assert answer.context["form"]["original_language"].value() == language
