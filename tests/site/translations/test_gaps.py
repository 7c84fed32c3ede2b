"""What may be published without a translation, never what stands in lists, and how readers are told."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation

from tests.factories import ImageFactory, UserFactory
from tests.site.translations.desk import client_of, given
from tests.site.translations.lifecycle import begun, change, reviewer
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Translation
from translations.release import hindrances, publish
from translations.sheets import Sheet
from translations.writing import units_of, write

__all__ = ["article", "planted", "reviewer", "site_tree"]
PICTURE = str(uuid.UUID(int=7))


def translated_but(article, *left) -> Translation:
    translation = begun(article)
    for unit in units_of(translation):
        if unit.source not in left:
            write(translation, unit.key, f"Fr {unit.source}")
    return translation


def test_what_is_missing_keeps_its_direction_in_an_interface_that_runs_the_other_way(article):
    sheet = Sheet(translated_but(article, "What comes next."))

    with translation.override("ar"):
        first = hindrances(sheet)[0].message
    with translation.override("fr"):
        french = hindrances(sheet)[0].message

    assert "\u2068What comes next.\u2069" in first
    assert "\u2068" not in french


@pytest.mark.parametrize("left", ["A plan for 2027", "What comes next."])
def test_what_stands_in_lists_is_not_left_out(article, client, left):
    translation = translated_but(article, left, "participants")
    given(translation)
    address = reverse("translation_desk:publish_with_gaps", args=[translation.pk])
    publisher = client_of(UserFactory(role="Publisher"))

    question = publisher.get(address).content.decode()
    answer = publisher.post(address)

    forbidden, _rest = question.split("not even with gaps")[1].split("participants")
    assert left in forbidden
    assert answer.status_code == 422
    assert left in answer.content.decode()
    assert client.get("/fr/news/plan/").status_code == 404


def test_what_only_search_engines_read_stays_away_rather(article, reviewer, client):
    article = change(article, seo_title="The plan for 2027", search_description="All about it.")

    publish(translated_but(article, "The plan for 2027", "All about it."), reviewer, with_gaps=True)

    html = client.get("/fr/news/plan/").content.decode()
    assert "The plan for 2027" not in html
    assert "All about it." not in html
    assert "<title>Fr A plan for 2027" in html


def test_a_picture_that_is_described_in_another_language_says_so(article, reviewer, client):
    image = ImageFactory()
    picture = {"image": image.pk, "alt_text": "A garden", "decorative": False}
    article = change(
        article,
        image=image,
        image_alt="A laboratory",
        body=[{"type": "picture", "id": PICTURE, "value": {"image": picture, "caption": ""}}],
    )

    publish(translated_but(article, "A garden", "A laboratory"), reviewer, with_gaps=True)

    page = BeautifulSoup(client.get("/fr/news/plan/").content, "html.parser")
    languages = {found["alt"]: (found.get("lang"), found.get("dir")) for found in page.main.find_all("img")}
    assert languages == {"A garden": ("en", "ltr"), "A laboratory": ("en", "ltr")}
    assert not [found for found in page.find_all("meta") if "<span" in found.get("content", "")]
