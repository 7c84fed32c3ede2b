"""What translators read above a job is changed after it was given out."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from accounts.roles import AUDITOR
from tests.factories import UserFactory
from tests.site.translations.desk import client_of, given, officer
from tests.site.translations.lifecycle import begun
from tests.site.translations.one_article import article, planted, site_tree
from translations.models import Job

__all__ = ["article", "officer", "planted", "site_tree"]


@pytest.fixture
def address(article) -> str:
    job = given(begun(article), title="Autum", due_on=timezone.localdate() - timedelta(3)).job
    return f"/admin/translations/jobs/{job.pk}/edit/"


def form(client, address) -> dict:
    html = BeautifulSoup(client.get(address).content, "html.parser")
    names = "input[name]:not([type=submit]), textarea[name]"
    return {field["name"]: field.get("value") or field.get_text() for field in html.select(f"main form {names}")}


def test_title_day_and_note_are_changed(address, officer):
    client = client_of(officer)
    day = timezone.localdate() + timedelta(7)

    answer = client.post(address, form(client, address) | {"title": "Autumn", "note": "Hurry.", "due_on": str(day)})

    assert answer.url == address.removesuffix("edit/")
    [job] = Job.objects.all()
    assert (job.title, job.note, job.due_on) == ("Autumn", "Hurry.", day)
    assert job.items.count() == 1


def test_a_late_job_stays_late_and_no_day_that_is_over_is_chosen(address, officer):
    client = client_of(officer)

    assert client.post(address, form(client, address) | {"title": "Autumn"}).status_code == 302
    over = client.post(address, form(client, address) | {"due_on": str(timezone.localdate() - timedelta(1))})

    assert "This day is over." in over.content.decode()
    assert Job.objects.get().due_on == timezone.localdate() - timedelta(3)


def test_others_do_not_change_it(address):
    for role in ("Translator (fr)", AUDITOR):
        client_of(UserFactory(role=role)).post(address, {"title": "Mine"})
    assert Job.objects.get().title == "Autum"
