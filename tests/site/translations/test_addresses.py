"""Which language an address speaks, and where a reader without one is led."""

import pytest
from django.http import HttpResponse
from django.utils import translation

from home.models import HomePage
from translations.middleware import LanguageMiddleware


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/FR/news/", "/fr/news/"),
        ("/fr", "/fr/"),
        ("/Ja?page=2", "/ja/?page=2"),
        ("/EN/search/?q=%C3%A9t%C3%A9", "/en/search/?q=%C3%A9t%C3%A9"),
        ("/AR/news/a%3Fb%23c/", "/ar/news/a%3Fb%23c/"),
    ],
)
def test_a_careless_prefix_is_mended_for_good_and_nothing_else_is_lost(db, client, address, canonical):
    response = client.get(address)

    assert (response.status_code, response.headers["Location"]) == (301, canonical)


@pytest.mark.parametrize(
    ("address", "code", "canonical"),
    [
        ("/iw/news/", "he", "/he/news/"),
        ("/pt-BR/news/?page=2", "pt-br", "/pt-br/news/?page=2"),
        ("/zh-CN/a/b?q=%E7%A7%91", "zh-hans", "/zh-hans/a/b?q=%E7%A7%91"),
        ("/zh_Hans", "zh-hans", "/zh-hans/"),
    ],
)
def test_an_old_code_leads_to_the_language_which_answers_once_it_is_public(
    site_tree, client, launch, address, code, canonical
):
    response = client.get(address)

    assert (response.status_code, response.headers["Location"]) == (301, canonical)
    assert client.get(f"/{code}/").status_code == 404
    launch(code)
    assert client.get(f"/{code}/account/login/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/zh-hant/", "/nl/news/", "/xx/", "/api/v2/pages/", "/API/FR/", "/media/FR/x.png", "/documents/1/Fr/"]
)
def test_no_other_address_is_led_into_a_language(db, client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "language"),
    [("/fr/news/", "fr"), ("/ar/", "ar"), ("/admin/pages/", "en"), ("/go/network", "ja"), ("/frame/", "ja")],
)
def test_the_prefix_alone_decides_the_language_and_the_admin_stands_apart(db, rf, address, language):
    request = rf.get(address, headers={"accept-language": "ja"})

    response = LanguageMiddleware(lambda request: HttpResponse(translation.get_language()))(request)

    assert (response.content.decode(), request.LANGUAGE_CODE) == (language, language)


def test_a_page_below_a_prefix_is_the_same_for_every_reader(site_tree, client):
    response = client.get("/fr/", headers={"accept-language": "ja"})

    assert response.headers["Content-Language"] == "fr"
    assert "Accept-Language" not in response.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ar", "ar"),
        ("es-MX,es;q=0.9,en;q=0.5", "es"),
        ("de,ja;q=0.2", "ja"),
        ("de", "en"),
        ("", "en"),
        ("*", "en"),
        ("ja;q=abc", "en"),
        ("ja;q=abc, fr;q=0.3, es; q=0.7", "es"),
        ("fr;q=0", "en"),
        ("fr;q=0.0, ja;q=0.1", "ja"),
        ("x" * 9000, "en"),
    ],
)
def test_the_bare_address_leads_to_the_readers_language(site_tree, client, accepted, language):
    response = client.get("/", headers={"accept-language": accepted})

    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in response.headers["Vary"].split(",")}


@pytest.mark.parametrize(("cookie", "language"), [("ja", "ja"), ("JA", "ja"), ("de", "fr"), ("../x", "fr")])
def test_a_language_chosen_here_wins_over_the_browser_when_the_site_speaks_it(site_tree, client, cookie, language):
    client.cookies["language"] = cookie

    assert client.get("/", headers={"accept-language": "fr"}).headers["Location"] == f"/{language}/"


def test_a_language_whose_home_is_not_live_leads_nobody_astray(site_tree, client):
    HomePage.objects.filter(pk=site_tree.home("ja").pk).update(live=False)

    assert client.get("/", headers={"accept-language": "ja, es;q=0.5"}).headers["Location"] == "/es/"
