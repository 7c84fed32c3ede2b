"""The article of `lifecycle`, written once for all tests of the module that imports these."""

import pickle

import pytest

from news.models import NewsPage
from tests.tree import PageTree, grow

from .lifecycle import written

__all__ = ["article", "planted", "site_tree"]


@pytest.fixture(scope="module", autouse=True)
def planted(shared_rows) -> bytes:
    tree = grow()
    return pickle.dumps((tree, written(tree).pk))


@pytest.fixture
def site_tree(planted, db) -> PageTree:
    return pickle.loads(planted)[0]  # noqa: S301 - our own, of this process


@pytest.fixture
def article(planted, db) -> NewsPage:
    return NewsPage.objects.get(pk=pickle.loads(planted)[1])  # noqa: S301 - our own, of this process
