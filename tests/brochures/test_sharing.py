"""Links by which somebody without an account reads what is not public yet."""

import re
from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone

from assets.counts import DownloadCount
from brochures.models import Brochure, ShareLink
from demo.quiet import no_index_updates
from tests.factories import BrochureFactory, BrochurePageFactory, DocumentFactory, UserFactory
from tests.files import pdf_bytes


@pytest.fixture(scope="module")
def embargo(shared_rows) -> int:
    """The key of a closed brochure: it has no page yet."""
    with no_index_updates(), TestCase.captureOnCommitCallbacks(execute=True):
        return BrochureFactory(slug="embargo", documents={"en": DocumentFactory(content=pdf_bytes(4))}).pk


@pytest.fixture
def brochure(embargo, db):
    return Brochure.objects.get(pk=embargo)


@pytest.fixture
def screen(brochure):
    return f"/admin/brochures/{brochure.pk}/editions/"


@pytest.fixture
def link(officer_client, screen) -> str:
    """The path of a fresh one, as the officer copies it."""
    html = officer_client.post(screen, {"action": "share", "note": "The press", "days": "7"}).content.decode()
    path = re.search(r'value="https?://[^/]+(/shared/[\w-]+/)"', html)[1]
    assert path not in officer_client.get(screen).content.decode(), "shown once"
    officer_client.logout()
    return path


def test_a_link_opens_what_is_closed_and_counts(link, fetch):
    assert fetch("/brochures/embargo/en/screen.pdf").status_code == 404

    page = fetch(link)
    file = fetch(f"{link}en/screen.pdf", user_agent="Mozilla/5.0 (X11; Linux) Firefox/140.0")

    assert f"{link}en/screen.pdf" in page.body.decode()
    assert (file.status_code, file.headers["Content-Type"]) == (200, "application/pdf")
    for answer in (page, file):
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert file.headers["Content-Language"] == "en"
    fetch(f"{link}en/screen.pdf", range="bytes=0-9")
    kept = ShareLink.objects.get()
    assert (kept.count, kept.last_used is None) == (1, False)
    assert kept.key_hash not in link
    [counted] = DownloadCount.objects.all()
    assert (counted.language, counted.format, counted.count) == ("en", "pdf", 1)


def test_the_page_names_the_brochure_and_says_whether_it_is_public(link, brochure, site_tree, fetch):
    page = site_tree.add(BrochurePageFactory, brochure=brochure, title="The guide")
    assert "It is not public yet" not in fetch(link).body.decode()
    french = fetch(link, **{"accept-language": "fr"}).body.decode()
    assert '<h1><bdi lang="en" dir="ltr">The guide</bdi></h1>' in french

    page.unpublish()

    assert "It is not public yet" in fetch(link).body.decode()


def test_an_expired_link_leads_nowhere(link, fetch):
    ShareLink.objects.update(expires=timezone.now() - timedelta(seconds=1))

    assert {fetch(link).status_code, fetch(f"{link}en/screen.pdf").status_code} == {404}


def test_a_revoked_link_leads_nowhere(link, screen, officer, client, fetch):
    client.force_login(officer)
    client.post(screen, {"action": "revoke", "link": str(ShareLink.objects.get().pk)})
    client.logout()

    assert {fetch(link).status_code, fetch(f"{link}en/screen.pdf").status_code} == {404}


@pytest.mark.parametrize("path", ["/shared/made-up/", "/shared/made-up/en/screen.pdf"])
def test_a_made_up_link_leads_nowhere(link, fetch, path):
    assert fetch(path).status_code == 404


@pytest.mark.parametrize("data", [{"note": "", "days": "7"}, {"note": "x", "days": "0"}, {"note": "x", "days": "900"}])
def test_a_link_needs_a_purpose_and_an_end(officer_client, screen, data):
    assert officer_client.post(screen, {"action": "share", **data}).status_code == 400
    assert not ShareLink.objects.exists()


def test_readers_and_representatives_make_none(client, screen):
    client.force_login(UserFactory())

    assert client.post(screen, {"action": "share", "note": "x", "days": "7"}).status_code in (302, 403)
    assert not ShareLink.objects.exists()
