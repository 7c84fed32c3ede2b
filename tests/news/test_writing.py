"""The form of an article as an officer finds it."""

import pytest
from django.urls import reverse

from news.models import NewsIndexPage, NewsPage
from tests.factories import ImageFactory


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_an_article_is_begun_in_the_language_of_its_tree(site_tree, officer_client, language):
    index = site_tree.section(NewsIndexPage, language)

    answer = officer_client.get(reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]))

    assert answer.context["form"]["original_language"].value() == language


def test_a_picture_without_words_stays_a_draft(send):
    image = ImageFactory(description="")

    refused = send("action-publish", image=image.pk, image_alt=" ")
    kept = send("save-draft", image=image.pk, slug="draft")

    assert "Say what the picture shows." in refused.content.decode()
    assert kept.status_code == 302
    assert [page.live for page in NewsPage.objects.all()] == [False]


@pytest.mark.parametrize(("stored", "own"), [("A field", ""), ("", "A field")])
def test_the_words_may_stand_with_the_picture_or_in_the_article(send, stored, own):
    answer = send("action-publish", image=ImageFactory(description=stored).pk, image_alt=own)

    assert answer.status_code == 302
    assert NewsPage.objects.get().live


def test_a_language_is_one_of_the_list(send):
    answer = send("action-publish", original_language="English")

    assert "Select a valid choice" in answer.content.decode()
    assert not NewsPage.objects.exists()


def test_whoever_is_faster_than_the_script_gets_an_address_from_the_title(send):
    assert send("action-publish", slug="").status_code == 302

    assert NewsPage.objects.get().slug == "harvest"
