"""Translators at their desk: people with roles, work given to them, and the desk's form as a browser sends it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from accounts.roles import OFFICER
from tests.factories import UserFactory
from tests.site.translations.lifecycle import begun
from translations.models import Job, JobItem, Translation
from translations.writing import units_of


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def given(translation: Translation, assignee=None, **fields) -> JobItem:
    """A job with this text as its one item."""
    job = Job.objects.create(**({"title": "Autumn"} | fields))
    return JobItem.objects.create(
        job=job,
        source=translation.source,
        locale=translation.locale,
        translation=translation,
        assignee=assignee,
        state=JobItem.State.OPEN,
        words=translation.words_open,
    )


@pytest.fixture
def translator(site_tree):
    return UserFactory(role="Translator (fr)")


@pytest.fixture
def officer(site_tree):
    return UserFactory(role=OFFICER)


@pytest.fixture
def reviewer(site_tree):
    return UserFactory(role=OFFICER)


@pytest.fixture
def translation(article, translator) -> Translation:
    """The article into French, given to the translator."""
    translation = begun(article)
    given(translation, translator)
    return translation


def editor(translation, show: str = "") -> str:
    address = reverse("translation_desk:editor", args=[translation.pk])
    return f"{address}?show={show}" if show else address


def form_of(response) -> dict[str, str]:
    """What a browser would send of the desk's form as it came."""
    form = BeautifulSoup(response.content, "html.parser").find("form", id="desk")
    found = {}
    for field in form.find_all(["textarea", "input"]):
        if not field.get("name") or (field.get("type") == "checkbox" and not field.has_attr("checked")):
            continue
        value = field.get("value", "on") if field.name == "input" else field.get_text().removeprefix("\n")
        found[field["name"]] = value.replace("\n", "\r\n")
    return found


def digest_of(translation, source: str) -> str:
    return next(unit.key for unit in units_of(translation) if unit.source == source)


def row_html(response, digest: str):
    return BeautifulSoup(response.content, "html.parser").find(id=f"p-{digest}")
