"""Addresses of PDFs: whom they are for, what caches may do with them, and that a language is never guessed."""

import pytest
from django.test import TestCase
from wagtail.models import PageViewRestriction

from accounts.roles import REPRESENTATIVE
from assets.models import CustomDocument
from audit.models import Entry, Event
from brochures.models import BrochurePage
from demo.quiet import no_index_updates
from tests.factories import BrochureFactory, BrochurePageFactory, DocumentFactory, UserFactory
from tests.files import pdf_bytes
from tests.tree import grow

NEWEST, OLD, VERSION = (
    "/brochures/guide/en/screen.pdf",
    "/brochures/guide/v/1.0/en/screen.pdf",
    "/brochures/guide/v/1.0/",
)
EVERY = [NEWEST, OLD, VERSION, "/go/guide.pdf"]


@pytest.fixture(scope="module")
def designed(shared_rows) -> dict[str, int]:
    """A brochure whose designer has made it in three languages: the keys of its pages, since one has none."""
    with no_index_updates(), TestCase.captureOnCommitCallbacks(execute=True):
        documents = {
            code: DocumentFactory(content=pdf_bytes(pages)) for pages, code in enumerate(["en", "fr", "de"], 2)
        }
        brochure = BrochureFactory(slug="guide", documents=documents)
        pages = grow().add_versions(BrochurePageFactory, ["en", "fr"], brochure=brochure, slug="guide")
    return {code: page.pk for code, page in pages.items()}


@pytest.fixture
def pages(designed, db):
    return {code: BrochurePage.objects.get(pk=pk) for code, pk in designed.items()}


@pytest.mark.parametrize(
    ("accepted", "language"), [("fr-CA, en;q=0.5", "fr"), ("de", "de"), ("ja", "en"), ("xx", "en"), ("", "en")]
)
def test_one_address_leads_to_the_pdf_in_the_readers_language(pages, client, accepted, language):
    answer = client.get("/go/guide.pdf", headers={"accept-language": accepted})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/brochures/guide/{language}/screen.pdf")
    assert answer.headers["Content-Language"] == language
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in answer.headers["Vary"].split(",")}
    assert answer.headers["Cache-Control"] == "no-cache"
    for other in ("en", "fr", "de"):
        assert f'</brochures/guide/{other}/screen.pdf>; rel="alternate"; hreflang="{other}"' in answer.headers["Link"]


def test_a_manual_choice_is_remembered(pages, client):
    client.cookies["language"] = "fr"

    assert "/fr/" in client.get("/go/guide.pdf", headers={"accept-language": "de"}).headers["Location"]


def test_a_file_is_the_same_whatever_the_reader_speaks(pages, fetch):
    answers = [fetch(NEWEST, **{"accept-language": code}) for code in ("en", "fr", "ja")]

    assert len({answer.body for answer in answers}) == 1
    assert {answer.headers["Content-Language"] for answer in answers} == {"en"}


@pytest.mark.parametrize(
    "address",
    [
        "/brochures/guide/es/screen.pdf",
        "/brochures/guide/en/print.pdf",
        "/brochures/guide/en/poster.pdf",
        "/brochures/nothing/en/screen.pdf",
        "/brochures/guide/v/9.9/en/screen.pdf",
        "/brochures/guide/v/9.9/",
        "/go/nothing.pdf",
        "/go/GUIDE-.pdf",
    ],
)
def test_what_is_not_there_is_not_found(pages, client, address):
    assert client.get(address).status_code == 404


def test_caches_keep_a_version_for_ever_and_ask_for_the_newest(pages, fetch):
    assert fetch(OLD).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    newest = fetch(NEWEST)
    assert newest.headers["Cache-Control"] == "public, no-cache"
    assert fetch(NEWEST, **{"if-none-match": newest.headers["ETag"]}).status_code == 304
    assert fetch(NEWEST, range="bytes=0-9").status_code == 206


@pytest.mark.parametrize("address", EVERY)
def test_what_only_drafts_present_is_absent(pages, client, address):
    BrochurePage.objects.update(live=False)

    assert client.get(address).status_code == 404


def test_a_language_that_is_taken_back_takes_its_files_along(pages, client, fetch):
    BrochurePage.objects.filter(pk=pages["fr"].pk).update(live=False)

    for place in ("guide", "guide/v/1.0"):
        found = {code: fetch(f"/brochures/{place}/{code}/screen.pdf").status_code for code in ("en", "fr", "de")}
        assert found == {"en": 200, "fr": 404, "de": 200}
    answer = client.get("/go/guide.pdf", headers={"accept-language": "fr"})
    assert answer.headers["Location"] == "/brochures/guide/en/screen.pdf"
    for said in (
        answer.headers["Link"],
        *(fetch(address).body.decode() for address in (VERSION, "/en/brochures/guide/")),
    ):
        assert "/de/screen.pdf" in said
        assert "/fr/screen.pdf" not in said


def test_a_file_of_a_language_without_a_page_follows_the_original(pages, fetch):
    BrochurePage.objects.filter(pk=pages["en"].pk).update(live=False)

    found = {code: fetch(f"/brochures/guide/{code}/screen.pdf").status_code for code in ("en", "fr", "de")}
    assert found == {"en": 404, "fr": 200, "de": 404}


def test_files_follow_their_pages(pages, client, fetch):
    for page in pages.values():
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert {client.get(address).status_code for address in EVERY} == {404}

    reader = UserFactory()
    client.force_login(reader)

    for address in (NEWEST, OLD):
        answer = fetch(address)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    assert Entry.objects.filter(actor=reader, event=Event.DOWNLOADED).count() == 2


def test_a_document_that_is_closed_closes_its_copies(pages, client, fetch):
    CustomDocument.objects.update(audience="members")

    assert {fetch(address).status_code for address in (NEWEST, OLD)} == {404}
    client.force_login(UserFactory(role=REPRESENTATIVE))
    assert {fetch(address).status_code for address in (NEWEST, OLD)} == {200}


def test_a_version_speaks_the_readers_language_and_names_all_its_editions(pages, fetch):
    answer = fetch(VERSION, **{"accept-language": "fr"})

    assert answer.headers["Content-Language"] == "fr"
    assert 'lang="fr"' in answer.body.decode()
    for code in ("en", "fr", "de"):
        assert f"/brochures/guide/v/1.0/{code}/screen.pdf" in answer.body.decode()
    # The switch leads to the same address.
    assert f'href="{VERSION}?language=ar"' in answer.body.decode()
    assert 'lang="ar"' in fetch(f"{VERSION}?language=ar", **{"accept-language": "fr"}).body.decode()


def test_the_page_asks_as_often_with_versions_as_without_many(pages, client, django_assert_max_num_queries):
    client.get("/fr/brochures/guide/")

    with django_assert_max_num_queries(10):
        assert client.get("/fr/brochures/guide/").status_code == 200
