"""A language that is not public is not there for readers, however many live pages it has."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from home.models import HomePage
from tests.factories import NewsPageFactory

ADDRESSES = ["/ko/", "/ko/news/", "/ko/news/shared/", "/ko/search/?q=plan", "/ko/account/login/", "/KO/", "/ko"]


@pytest.fixture
def versions(site_tree):
    """One article in English, Japanese and Korean; Korean is being prepared."""
    site_tree.prepare("ko")
    return site_tree.add_versions(NewsPageFactory, ["en", "ja", "ko"], title="Plan")


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_answers_below_its_prefix(versions, client, address):
    response = client.get(address, headers={"accept-language": "ko"}, follow=True)  # the spelling is mended

    assert response.status_code == 404
    assert b'<html lang="en"' in response.content


def test_a_malformed_request_below_its_prefix_is_refused_in_a_public_language(db, client):
    response = client.put("/ko/news/")

    assert (response.status_code, b'<html lang="en"' in response.content) == (405, True)


@pytest.mark.parametrize(
    "address",
    ["/en/", "/en/news/", "/en/news/shared/", "/sitemap.xml", "/sitemap-en.xml", "/en/news/feed/", "/en/nothing/",
     "/en/search/?q=plan", "/en/account/login/", "/robots.txt"],
)  # fmt: skip
def test_no_page_names_it(versions, client, address):
    body = client.get(address).content.decode()

    assert "/ko/" not in body
    assert "ko_KR" not in body
    assert "한국어" not in body


def test_its_own_sitemap_is_absent(versions, client):
    assert client.get("/sitemap-ko.xml").status_code == 404


@pytest.mark.parametrize(("header", "cookie"), [("ko, ja;q=0.5", ""), ("ja", "ko")])
def test_nobody_is_led_there(versions, client, header, cookie):
    client.cookies["language"] = cookie

    for address in ("/", reverse("change_password")):
        assert client.get(address, headers={"accept-language": header}).headers["Location"].startswith("/ja/")


def test_made_public_it_is_there_at_once_and_taken_back_it_is_gone(versions, client, launch):
    launch("ko")

    assert client.get("/ko/news/shared/").status_code == 200
    assert 'hreflang="ko"' in client.get("/en/news/shared/").content.decode()
    assert "/ko/news/shared/" in client.get("/sitemap-ko.xml").content.decode()
    assert client.get("/", headers={"accept-language": "ko"}).headers["Location"] == "/ko/"

    launch("ko", False)

    assert client.get("/ko/news/shared/").status_code == 404
    assert "/ko/" not in client.get("/en/news/shared/").content.decode()


def test_the_page_of_a_missing_address_offers_the_versions_that_readers_may_have(versions, client):
    body = client.get("/ko/news/shared/").content.decode()

    assert "/en/news/shared/" in body
    assert "/ja/news/shared/" in body


@pytest.mark.parametrize("model", [HomePage, None])
def test_officers_look_at_what_they_prepare(versions, site_tree, officer_client, model):
    page = site_tree.home("ko") if model else versions["ko"]
    Page.objects.get(pk=page.pk).specific.save_revision()

    response = officer_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert response.status_code == 200
    assert '<html lang="ko"' in response.content.decode()


def test_an_account_in_a_language_that_is_not_public_gets_its_mails_in_another(db, mailoutbox, client, officer):
    officer.language = "ko"
    officer.save()

    client.post("/en/account/password/reset/", {"email": officer.email})

    assert "/en/account/" in mailoutbox[0].body
