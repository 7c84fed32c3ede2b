"""Two people save the same at the same moment, each with a connection of its own: the second is told."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.contrib.auth import get_user_model
from django.db import connections
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.generic import EditView
from wagtail.test.utils.form_data import nested_form_data, streamfield

from editing import conflicts
from navigation.models import SiteText
from tests.factories import StandardPageFactory
from tests.tree import grow


@pytest.fixture
def people(shared_database) -> list[Client]:
    clients = [Client(), Client()]
    for client in clients:
        name = f"{id(client)}@example.org"
        client.force_login(get_user_model().objects.create_superuser(name, "irrelevant"))
    return clients


def answers(people, send) -> list[int]:
    def ask(person, words: str) -> int:
        try:
            return send(person, words).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        return sorted(threads.map(ask, people, ("By Ana", "By Ben")))


def loaded(record) -> dict:
    latest = record.get_latest_revision()
    return {"loaded_revision_id": latest.pk, "loaded_revision_created_at": latest.created_at.isoformat()}


def test_a_page(people, monkeypatch):
    page = grow().add(StandardPageFactory, "en", title="Opening hours", slug="hours")
    page.save_revision().publish()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for person in people:
        person.get(edit)
    form = {"slug": page.slug, "introduction": "", "body": streamfield([]), "action-publish": "1", **loaded(page)}
    both_have_looked, look = Barrier(2), conflicts.newer_revision

    def look_and_wait_for_the_other(*args):
        found = look(*args)
        with suppress(BrokenBarrierError):  # as it should be: the other one waits until the first has saved
            both_have_looked.wait(timeout=1)
        return found

    monkeypatch.setattr(conflicts, "newer_revision", look_and_wait_for_the_other)

    assert answers(people, lambda person, title: person.post(edit, nested_form_data(form | {"title": title}))) == [
        302,
        409,
    ]
    assert page.revisions.count() == 2


def test_texts_that_are_saved_by_themselves(people, monkeypatch):
    english = grow().home().locale
    SiteText.objects.filter(locale=english).delete()
    text = SiteText.objects.create(locale=english, network_name="A network", tagline="One line", about_short="Words")
    text.save_revision().publish()
    edit = reverse("wagtailsnippets_navigation_sitetext:edit", args=[text.pk])
    form = {"network_name": "A network", "about_short": "Words", **loaded(text)}
    both_are_there, set_up = Barrier(2), EditView.setup

    def set_up_and_wait_for_the_other(*args, **kwargs):
        set_up(*args, **kwargs)
        both_are_there.wait(timeout=10)

    monkeypatch.setattr(EditView, "setup", set_up_and_wait_for_the_other)

    def send(person, tagline):
        return person.post(edit, form | {"tagline": tagline}, headers={"Accept": "application/json"})

    assert answers(people, send) == [200, 400]
    assert text.revisions.count() == 2
