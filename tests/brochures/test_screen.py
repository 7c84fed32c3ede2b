"""The officer's screens of a brochure: its record, and a new version as soon as something was published."""

import re

from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from brochures.models import Brochure
from tests.files import pdf_bytes
from tests.forms import save
from tests.written_brochures import say, write


def test_a_version_is_announced_before_the_worker_begins_it(
    site_tree, officer_client, django_capture_on_commit_callbacks
):
    page = write(site_tree, ["en"])["en"]
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    address = f"/admin/brochures/{page.brochure.pk}/editions/"
    assert "data-pending" not in officer_client.get(address).content.decode()

    say(page, "Another sentence.")
    with django_capture_on_commit_callbacks():
        page.save_revision().publish()

    html = officer_client.get(address).content.decode()
    assert "data-pending" in html
    assert "Version 1.1 is being made." in re.sub(r"\s+", " ", html)
    assert "0 of 2" in html


def test_the_screen_says_who_has_the_newest_version(site_tree, officer_client, publish, monkeypatch):
    monkeypatch.setattr("brochures.making.set_brochure", lambda content, *, edition: pdf_bytes())
    page = write(site_tree, ["en"])["en"]
    publish(page)

    def told() -> str:
        return officer_client.get(f"/admin/brochures/{page.brochure.pk}/editions/").content.decode()

    assert "is complete: readers have it." in told()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Its pages are closed: those who may read them have it." in told()
    page.unpublish()
    assert "None of its pages is published: readers do not have it." in told()


def test_a_record_is_begun_without_a_day(officer_client, db):
    files = {f"files-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    address = reverse("wagtailsnippets_brochures_brochure:add")

    save(officer_client, address, {"slug": "launch", "edition": "2027", "version": "1.0", **files})

    assert Brochure.objects.get(slug="launch").published == timezone.localdate()
