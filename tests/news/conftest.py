from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from demo.quiet import no_index_updates
from news.models import NewsIndexPage
from tests.factories import ImageFactory
from tests.news.newsroom import make_members, make_topics, publish_article


@pytest.fixture
def topics(db):
    return make_topics()


@pytest.fixture
def members(site_tree):
    return make_members(site_tree)


@pytest.fixture
def write(site_tree):
    return partial(publish_article, site_tree)


@pytest.fixture
def fill(write, topics, members):
    """Adds so many articles, each with picture, topics, country and member."""

    def add(rows: int):
        with no_index_updates():
            image = ImageFactory()
            for number in range(rows):
                day = datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(days=number)
                write(topics=topics.values(), countries=["FR", "JP"], members=members, date=day, image=image)

    return add


@pytest.fixture
def send(site_tree, officer_client):
    """The form of a new article, by the button with this name."""

    def post(action: str, **fields):
        data = {
            "title": "Harvest",
            "slug": "harvest",
            "standfirst": "In the south.",
            "date": "2026-05-01",
            "original_language": "en",
            "body": streamfield([]),
            **{relation: inline_formset([]) for relation in ("topics", "countries", "members")},
            **fields,
            action: action,
        }
        index = site_tree.section(NewsIndexPage)
        address = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
        return officer_client.post(address, nested_form_data(data))

    return post
