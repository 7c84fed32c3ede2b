"""An article of a few blocks, and short ways to do what officers and translators do with it."""

import uuid

import pytest
from wagtail.models import Locale

from news.models import NewsCountry, NewsPage
from tests.factories import NewsPageFactory, UserFactory
from tests.tree import PageTree
from translations.beginning import begin
from translations.models import Translation
from translations.models.words import Origin
from translations.release import publish
from translations.reviewing import approve, send
from translations.sources import keep_source
from translations.writing import units_of, write

TEXT, FIGURES = (str(uuid.UUID(int=number)) for number in (1, 2))
FIGURE = str(uuid.UUID(int=4))


def body(text="<p>First paragraph.</p><p>Second <b>paragraph</b>.</p>", number=39, label="participants"):
    figure = {"type": "item", "id": FIGURE, "value": {"number": number, "label": label}}
    return [
        {"type": "text", "id": TEXT, "value": text},
        {
            "type": "figures",
            "id": FIGURES,
            "value": {"figures": [figure], "as_of": "2026-10-17", "source": "Report"},
        },
    ]


@pytest.fixture
def officer(db):
    return UserFactory()


@pytest.fixture
def reviewer(db):
    return UserFactory()


@pytest.fixture
def article(site_tree):
    return written(site_tree)


def written(tree: PageTree) -> NewsPage:
    article = tree.add(
        NewsPageFactory, "en", title="A plan for 2027", slug="plan", standfirst="What comes next.", dateline_place=""
    )
    article.body = body()
    article.countries = [NewsCountry(country="JP")]
    article.save_revision().publish()
    return article


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def begun(article, code="fr") -> Translation:
    return begin(keep_source(article), locale(code))


def french(text: str) -> str:
    """Words that pass every check: numbers and tags stay."""
    return text.replace("First paragraph", "Premier").replace("Second", "Deuxième").replace("paragraph", "alinéa")


def translate_all(translation: Translation, words=None, author=None, origin=Origin.HUMAN) -> Translation:
    for unit in units_of(translation):
        text = (words or {}).get(unit.source) or f"Fr {french(unit.source)}"
        write(translation, unit.key, text, author=author, origin=origin)
    return Translation.objects.get(pk=translation.pk)


def published(translation: Translation, sender, reviewer) -> Translation:
    send(translation, sender)
    approve(translation, reviewer)
    publish(translation, reviewer)
    return Translation.objects.get(pk=translation.pk)


def change(article, **fields):
    article = type(article).objects.get(pk=article.pk)
    for name, value in fields.items():
        setattr(article, name, value)
    article.save_revision().publish()
    return article
