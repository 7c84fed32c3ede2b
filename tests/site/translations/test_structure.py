"""Blocks and relations of an original in its translations: nobody has to write words for what stands around them."""

import uuid

import pytest

from tests.factories import NewsPageFactory
from tests.site.translations.lifecycle import (
    FIGURES,
    TEXT,
    begun,
    body,
    change,
    locale,
    officer,
    published,
    reviewer,
    translate_all,
)
from tests.site.translations.one_article import article, planted, site_tree
from translations.adopting import adopt
from translations.models import Translation
from translations.writing import units_of, write

__all__ = ["article", "officer", "planted", "reviewer", "site_tree"]
RELATED = str(uuid.UUID(int=9))
LATER = str(uuid.UUID(int=10))


def related(*pages):
    """A block of links, an item for each page."""
    items = [{"type": "item", "id": str(uuid.UUID(int=page.pk + 1000)), "value": page.pk} for page in pages]
    return {"type": "related", "id": RELATED, "value": {"title": "", "pages": items}}


def in_french(article):
    return type(article).objects.get(translation_key=article.translation_key, locale=locale("fr"))


def blocks_of(page) -> list[str]:
    return [child.id for child in page.body]


def state() -> str:
    return Translation.objects.get(locale=locale("fr")).state


@pytest.fixture
def others(site_tree):
    return [site_tree.add(NewsPageFactory, "en", title=f"Other {number}", slug=f"other-{number}") for number in "123"]


@pytest.fixture
def translation(article, others, officer, reviewer):
    article = change(article, body=[*body(), related(*others)])
    return published(translate_all(begun(article)), officer, reviewer)


def test_related_pages_are_fewer_in_every_language(translation, article, others, client):
    change(article, body=[*body(), related(others[1])])

    assert [page.pk for page in in_french(article).body[2].value["pages"]] == [others[1].pk]
    html = client.get("/fr/news/plan/").content.decode()
    assert "Other 2" in html
    assert "Other 1" not in html
    assert state() == "current"


def test_a_deleted_block_is_gone_in_every_language(translation, article, client):
    change(article, body=body()[:1])

    assert blocks_of(in_french(article)) == [TEXT]
    html = client.get("/fr/news/plan/").content.decode()
    assert "Fr participants" not in html
    assert "translation-notice" not in html
    assert state() == "current"


def test_blocks_are_in_the_same_order_in_every_language(translation, article, others, client):
    change(article, body=[related(*others), *reversed(body())])

    assert blocks_of(in_french(article)) == [RELATED, FIGURES, TEXT]
    html = client.get("/fr/news/plan/").content.decode()
    assert html.index("Fr participants") < html.index("Fr Premier")
    assert state() == "current"


def test_paragraphs_inside_of_one_text_are_too(translation, article, client):
    change(article, body=body("<p>Second <b>paragraph</b>.</p><h2>First paragraph.</h2>"))

    html = client.get("/fr/news/plan/").content.decode()
    assert html.index("Fr Deuxième") < html.index("Fr Premier")
    assert state() == "current"


def test_links_in_a_text_lead_where_the_originals_lead(article, others, officer, reviewer, client):
    def linked(page):
        return body(f'<p>See <a linktype="page" id="{page.pk}">it</a>.</p>')

    article = change(article, body=linked(others[0]))
    published(translate_all(begun(article)), officer, reviewer)
    change(article, body=linked(others[1]))

    html = client.get("/fr/news/plan/").content.decode()
    assert others[1].slug in html
    assert others[0].slug not in html


def test_what_is_new_waits_for_its_words_and_the_rest_follows(translation, article, others, client):
    added = {"type": "text", "id": LATER, "value": "<p>Added later.</p>"}
    change(article, title="A plan for 2028", body=[related(others[2]), added, body()[0]])

    french = in_french(article)
    assert blocks_of(french) == [RELATED, TEXT]
    assert [page.pk for page in french.body[0].value["pages"]] == [others[2].pk]
    assert french.title == "Fr A plan for 2027"
    assert "Added later" not in client.get("/fr/news/plan/").content.decode()
    assert state() == "stale"


def test_words_that_wait_for_approval_are_not_published_by_it(translation, article, client):
    write(translation, next(unit for unit in units_of(translation) if unit.source == article.title).key, "Autre")

    change(article, body=body()[:1])

    html = client.get("/fr/news/plan/").content.decode()
    assert "Fr A plan for 2027" in html
    assert "Autre" not in html


def test_what_was_emptied_is_empty_in_every_language(article, officer, reviewer):
    article = change(article, dateline_place="Lyon")
    published(translate_all(begun(article)), officer, reviewer)
    assert in_french(article).dateline_place == "Fr Lyon"

    change(article, dateline_place="", body=[])

    assert (in_french(article).dateline_place, blocks_of(in_french(article))) == ("", [])
    assert state() == "current"


def test_what_a_joined_version_has_of_its_own_stays(article, site_tree):
    own = {"type": "text", "id": LATER, "value": "<p>Ici seulement.</p>"}
    french = site_tree.add(NewsPageFactory, "fr", title="Un plan pour 2027", slug="plan", standfirst="La suite.")
    french.translation_key, french.seo_title = article.translation_key, "Le plan"
    french.body = [body("<p>Premier.</p><p>Deuxième <b>alinéa</b>.</p>", label="invités")[0], own, body()[1]]
    french.save()
    adopt(article, french)

    change(article, body=list(reversed(body())))

    french = in_french(article)
    assert blocks_of(french) == [FIGURES, TEXT, LATER]
    assert french.seo_title == "Le plan"
