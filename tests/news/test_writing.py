"""The form of an article as an officer finds it."""

from decimal import Decimal

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

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


@pytest.mark.parametrize("action", ["action-publish", "save-draft"])
@pytest.mark.parametrize("relation", ["topics", "countries", "members"])
def test_nothing_is_chosen_twice(send, topics, members, relation, action):
    field, value, other = {
        "topics": ("term", topics["funding"].pk, topics["events"].pk),
        "countries": ("country", "FR", "JP"),
        "members": ("member", members[0].pk, members[1].pk),
    }[relation]
    twice = [{field: value}, {field: other}, {field: value}]

    refused = send(action, **{relation: inline_formset(twice)})
    assert refused.status_code == 200
    assert "This is in the list already." in refused.content.decode()
    assert not NewsPage.objects.exists()

    assert send(action, **{relation: inline_formset([*twice[:2], {field: value, "DELETE": "on"}])}).status_code == 302
    assert getattr(NewsPage.objects.get().get_latest_revision_as_object(), relation).count() == 2


def test_rows_that_are_not_filled_in_are_no_doubles(send):
    assert send("save-draft", countries=inline_formset([{"country": ""}, {"country": ""}])).status_code == 302


def test_a_language_is_one_of_the_list(send):
    answer = send("action-publish", original_language="English")

    assert "Select a valid choice" in answer.content.decode()
    assert not NewsPage.objects.exists()


def test_whoever_is_faster_than_the_script_gets_an_address_from_the_title(send):
    assert send("action-publish", slug="").status_code == 302

    assert NewsPage.objects.get().slug == "harvest"


@pytest.mark.parametrize("action", ["action-publish", "save-draft"])
@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("1e30", "no more than 18 digits"),
        ("1e400", "no more than 18 digits"),
        ("9" * 30, "no more than 18 digits"),
        ("0.0000001", "no more than 3 decimal places"),
    ],
)
def test_a_key_figure_that_could_not_be_written_out_is_refused(send, number, reason, action):
    answer = send(action, body=streamfield([key_figure(number)]))

    assert reason in answer.content.decode()
    assert not NewsPage.objects.exists()


def test_a_key_figure_may_be_long(send, client):
    assert send("action-publish", body=streamfield([key_figure("-123456789012345.125")])).status_code == 302

    assert "-123,456,789,012,345.125" in client.get("/en/news/harvest/").content.decode()


@pytest.mark.parametrize("number", ["1e30", "1e400", "9" * 30])
def test_a_key_figure_that_was_taken_before_is_shown(write, client, number):
    figures = [{"number": Decimal(number), "label": "hectares"}]
    write(slug="harvest", body=[("figures", {"figures": figures, "as_of": "2026-05-01", "source": ""})])

    assert "hectares" in client.get("/en/news/harvest/").content.decode()


def key_figure(number: str) -> tuple[str, dict]:
    figures = streamfield([("item", {"number": number, "label": "hectares"})])
    return ("figures", {"figures": figures, "as_of": "2026-05-01", "source": ""})


def test_characters_that_nobody_sees_are_dropped_from_every_text(send, client):
    body = streamfield([("text", rich_text("<p>So\x07me</p>")), ("quote", {"text": "To\x1bgether", "attribution": ""})])

    assert (
        send("action-publish", title="A\x07 plan\x0bhere", standfirst="One\r\n\ttwo\x1b", body=body).status_code == 302
    )

    page = NewsPage.objects.get()
    assert (page.title, page.standfirst) == ("A plan here", "One\r\n\ttwo")
    assert "Some" in page.body[0].value.source
    assert page.body[1].value["text"] == "Together"


def test_nothing_but_unseen_characters_is_no_title(send):
    assert send("save-draft", title="\x07").status_code == 200
    assert not NewsPage.objects.exists()
