import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from demo.history import record_first_revisions
from tests.factories import ImageFactory, StandardPageFactory


@pytest.fixture
def indexes():
    """As they are: rebuilding them does not stand inside `no_index_updates`."""


def test_an_editor_can_go_back_to_what_the_demonstration_said(site_tree, officer_client):
    page = site_tree.add(StandardPageFactory, "en", title="As it was")
    record_first_revisions()
    first = Page.objects.get(pk=page.pk).latest_revision

    page.title = "Overwritten"
    page.save_revision(log_action=True).publish()
    history = officer_client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()

    assert reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk]) in history
    assert first.as_object().title == "As it was"


def test_the_next_start_finishes_what_was_stopped_after_the_build(
    site_tree, monkeypatch, django_capture_on_commit_callbacks
):
    site_tree.add(StandardPageFactory, "en", image=ImageFactory())
    monkeypatch.setattr("demo.management.commands.demo.is_built", lambda: True)
    finished = []
    monkeypatch.setattr("demo.builder.mend", lambda **options: finished.append(options))
    ReferenceIndex.objects.all().delete()

    for _start in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            call_command("demo", verbosity=0)

    assert ReferenceIndex.objects.exists()
    assert len(finished) == 1
