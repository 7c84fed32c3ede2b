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
from tests.factories import BrochureFactory, BrochurePageFactory, ImageFactory, UserFactory
from tests.files import picture_bytes
from tests.tree import grow

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

    # Who came second is told so, or both were let in.
    assert answers in ([302, 409], [302, 302])
    versions = list(BrochureVersion.objects.prefetch_related("editions"))
    assert sorted(version.number for version in versions) in (["1.0", "1.1"], ["1.0", "1.1", "1.2"])
    assert all(version.published for version in versions)
    for version in versions:
        assert set(version.by_cell) == {("en", "screen"), ("en", "print")}
        titles = set()
        for kind in ("screen", "print"):
            with pikepdf.open(io.BytesIO(fetch(f"/brochures/network/v/{version.number}/en/{kind}.pdf").body)) as pdf:
                titles.add(str(pdf.docinfo["/Title"]))
        assert len(titles) == 1, "one version of the words in both editions"
    live = re.search(r"<h1[^>]*>\s*([^<]+?)\s*<", fetch("/en/brochures/network/").body.decode())[1]
    with pikepdf.open(io.BytesIO(fetch("/brochures/network/en/screen.pdf").body)) as pdf:
        assert str(pdf.docinfo["/Title"]) == live
    assert live in TITLES
