"""Two officers publish the same brochure at the same moment, each with a connection of its own."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pikepdf
import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from brochures.models import BrochureVersion
from brochures.setting import typesetter
from brochures.tasks import make_brochure
from tests.factories import BrochureFactory, BrochurePageFactory, ImageFactory, UserFactory
from tests.files import picture_bytes
from tests.tree import grow
from tests.written_brochures import write

KINDS = ("screen", "print")
TITLES = {"As Ana wrote it", "As Ben wrote it"}


@pytest.fixture
def page(shared_database):
    image = ImageFactory(content=picture_bytes((60, 40)))
    page = grow().add(BrochurePageFactory, brochure=BrochureFactory(slug="network"), slug="network")
    cover = {"image": {"image": image.pk, "decorative": False, "alt_text": "A garden"}, "subtitle": ""}
    page.body = page.body.stream_block.to_python([{"type": "cover", "value": cover}])
    page.save_revision().publish()
    return page


@pytest.fixture
def officers(page):
    """Signed in, each with the form open."""
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(UserFactory(role="Communications officer"))
        client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return clients


def title_of(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return str(document.docinfo["/Title"])


def form_of(page, title: str) -> dict:
    latest = page.get_latest_revision()
    image = page.body[0].value["image"]
    cover = {"image": {"image": image.pk, "alt_text": "A garden"}, "subtitle": "", "tint": "green-soft"}
    return nested_form_data(
        {
            "title": title,
            "slug": page.slug,
            "brochure": page.brochure_id,
            "summary": page.summary,
            "body": streamfield([("cover", cover), ("text", rich_text(f"<p>{title}.</p>"))]),
            "loaded_revision_id": latest.pk,
            "loaded_revision_created_at": latest.created_at.isoformat(),
            "action-publish": "action-publish",
        }
    )


def test_each_gets_an_answer_and_readers_whole_versions(page, officers, fetch):
    together = Barrier(2)

    def publish(officer: Client, title: str) -> int:
        sent = form_of(page, title)
        try:
            together.wait(10)
            return officer.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        answers = sorted(threads.map(publish, officers, sorted(TITLES)))

    assert answers == [302, 409]
    versions = list(BrochureVersion.objects.prefetch_related("editions"))
    assert sorted(version.number for version in versions) == ["1.0", "1.1"]
    assert all(version.published for version in versions)
    for version in versions:
        assert set(version.by_cell) == {("en", kind) for kind in KINDS}
        addresses = [f"/brochures/network/v/{version.number}/en/{kind}.pdf" for kind in KINDS]
        assert len({title_of(fetch(address).body) for address in addresses}) == 1
    live = re.search(r"<h1[^>]*>\s*([^<]+?)\s*<", fetch("/en/brochures/network/").body.decode())[1]
    assert title_of(fetch("/brochures/network/en/screen.pdf").body) == live
    assert live in TITLES


def test_words_published_between_two_editions_of_a_version_are_in_both(site_tree, monkeypatch, fetch):
    page = write(site_tree, ["en"])["en"]
    page.save_revision().publish()
    made = []

    def set_and_publish(content, *, edition):
        made.append(typesetter.set_brochure(content, edition=edition))
        if len(made) == 1:
            page.title = "As Ben wrote it"
            page.save_revision().publish()
        return made[-1]

    monkeypatch.setattr("brochures.making.set_brochure", set_and_publish)
    make_brochure.func(page.brochure_id)

    assert [version.number for version in BrochureVersion.objects.all()] == ["1.0"]
    assert {title_of(fetch(f"/brochures/network/en/{kind}.pdf").body) for kind in KINDS} == {"As Ben wrote it"}
