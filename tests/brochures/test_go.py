"""The address in printed QR codes."""

import pytest

from brochures.models import BrochurePage
from home.models import HomePage
from tests.factories import BrochureFactory, BrochurePageFactory, UserFactory


@pytest.fixture
def brochure(db):
    return BrochureFactory(slug="network")


@pytest.fixture
def pages(site_tree, brochure):
    return site_tree.add_versions(BrochurePageFactory, ["en", "fr", "ja"], brochure=brochure, slug="network")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ja-JP,ja;q=0.9,en;q=0.5", "ja"),
        ("FR-ca", "fr"),
        ("de, fr;q=0.4", "fr"),
        ("de", "en"),
        ("x" * 5000, "en"),
    ],
)
def test_it_leads_to_the_page_in_the_readers_language(pages, client, accepted, language):
    response = client.get("/go/network", headers={"accept-language": accepted})

    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/brochures/network/")
    assert response.headers["Content-Language"] == language


def test_a_language_that_the_reader_chose_here_wins_over_the_browser(pages, client):
    client.cookies["language"] = "ja"

    assert client.get("/go/network", headers={"accept-language": "fr"}).headers["Location"].startswith("/ja/")


@pytest.mark.parametrize(
    ("address", "referrer"),
    [
        ("/go/network", "http://testserver/ja/brochures/network/"),
        ("/go/network?language=ja", "http://testserver/fr/brochures/network/"),
    ],
)
def test_so_does_the_page_that_leads_there_and_the_address_itself(pages, client, address, referrer):
    headers = {"accept-language": "fr", "host": "testserver", "referer": referrer}

    assert client.get(address, headers=headers).headers["Location"].startswith("/ja/")


@pytest.mark.parametrize("referrer", ["https://elsewhere.example.org/ja/", "http://[ja/", "http://testserver/admin/"])
def test_pages_elsewhere_choose_nothing(pages, client, referrer):
    headers = {"accept-language": "fr", "host": "testserver", "referer": referrer}

    assert client.get("/go/network", headers=headers).headers["Location"].startswith("/fr/")


def test_a_language_that_the_browser_refuses_is_not_chosen(pages, client):
    assert client.get("/go/network", headers={"accept-language": "fr;q=0"}).headers["Location"].startswith("/en/")


def test_the_language_of_the_account_wins_over_the_browser(pages, client):
    client.force_login(UserFactory(language="ja"))

    assert client.get("/go/network", headers={"accept-language": "fr"}).headers["Location"].startswith("/ja/")


def test_caches_are_told_that_the_answer_depends_on_the_reader(pages, client):
    response = client.get("/go/network")

    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in response.headers["Vary"].split(",")}
    assert response.headers["Cache-Control"] == "no-cache"


def test_a_language_without_the_page_gets_one_that_exists(pages, client):
    assert client.get("/go/network", headers={"accept-language": "ar"}).headers["Location"].startswith("/en/")


def test_drafts_and_closed_languages_lead_nowhere(pages, client):
    BrochurePage.objects.filter(pk=pages["en"].pk).update(live=False)
    HomePage.objects.filter(locale__language_code="fr").update(live=False)

    assert client.get("/go/network", headers={"accept-language": "fr, en"}).headers["Location"].startswith("/ja/")


@pytest.mark.parametrize("address", ["/go/network/", "/go/NETWORK", "/go/Network/"])
def test_what_people_type_from_paper_leads_there_too(pages, client, address):
    assert client.get(address).headers["Location"] == "/en/brochures/network/"


@pytest.mark.parametrize("address", ["/go/nothing", "/go/" + "x" * 300])
def test_an_unknown_brochure_is_not_found(pages, client, address):
    assert client.get(address).status_code == 404


def test_a_brochure_whose_pages_are_all_drafts_is_not_found(pages, client):
    BrochurePage.objects.update(live=False)

    assert client.get("/go/network").status_code == 404
