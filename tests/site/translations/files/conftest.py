"""A job, begun in two languages, and who translates into French."""

from types import SimpleNamespace

import pytest

from accounts.models import User
from demo.quiet import no_index_updates
from news.models import NewsPage
from tests.factories import UserFactory
from tests.site.translations.lifecycle import begun, locale, written
from tests.tree import grow
from translations.jobs import create_job
from translations.models import Job, JobItem, Translation


@pytest.fixture(scope="module")
def beginnings(shared_rows) -> SimpleNamespace:
    """A job, begun in two languages, and who translates into French: made once for all tests here."""
    with no_index_updates():
        article = written(grow())
        job = Job(title="Autumn")
        create_job(job, [article], [locale("fr"), locale("ja")])
        into_french = begun(article)
        translator = UserFactory(role="Translator (fr)", language="en")
        JobItem.objects.update(translation=None)
        JobItem.objects.filter(locale=locale("fr")).update(translation=into_french, state="open")
        JobItem.objects.filter(locale=locale("ja")).update(translation=begun(article, "ja"), state="open")
    return SimpleNamespace(article=article.pk, job=job.pk, into_french=into_french.pk, translator=translator.pk)


@pytest.fixture
def article(beginnings, db):
    return NewsPage.objects.get(pk=beginnings.article)


@pytest.fixture
def job(beginnings, db):
    return Job.objects.get(pk=beginnings.job)


@pytest.fixture
def into_french(beginnings, db):
    return Translation.objects.get(pk=beginnings.into_french)


@pytest.fixture
def translator(beginnings, client, db):
    user = User.objects.get(pk=beginnings.translator)
    client.force_login(user)
    return user
