"""The page behind a badge, the same as data, and what other sites make of its address."""

import json
from datetime import date, timedelta
from html import unescape

import html5lib
import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branding.badges.words import WORDS, Mark
from tests.factories import MemberShowcasePageFactory
from translations.languages import Language

PAGE = "/en/verify/rose-valley/"
DATA = "/verify/rose-valley.json"
HOST = "http://testserver"
SCRIPT = '"><script>alert(1)</script>'


@pytest.fixture
def read(client):
    """GET the page; returns its elements and its text within <main>."""

    def get(address: str = PAGE):
        response = client.get(address)
        assert response.status_code == 200, address
        html = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
        return html, " ".join("".join(html.find(".//main").itertext()).split())

    return get


def json_ld(html) -> dict:
    return json.loads(html.find(".//script[@type='application/ld+json']").text)


def meta(html) -> dict:
    return {tag.get("property"): tag.get("content") for tag in html.iter("meta") if tag.get("property")}


@pytest.mark.parametrize(("accepted", "code"), [("ja", "ja"), ("ar;q=0.9, de", "ar"), ("de", "en"), ("", "en")])
def test_the_badge_leads_to_the_page_in_the_readers_language(make_member, client, accepted, code):
    make_member()
    answer = client.get("/verify/rose-valley/", headers={"Accept-Language": accepted})

    assert (answer.status_code, answer.url) == (302, f"/{code}/verify/rose-valley/")
    assert answer.headers["Content-Language"] == code
    assert set(answer.headers["Vary"].split(", ")) == {"Accept-Language", "Cookie"}
    assert answer.headers["Cache-Control"] == "no-cache"


def test_an_address_typed_from_paper_in_capitals_leads_there_too(make_member, client):
    make_member()

    assert client.get("/verify/ROSE-Valley").url == "/en/verify/rose-valley/"


def test_languages_are_named_alike_in_data_and_in_addresses_of_badges(make_member, client):
    make_member()
    named = client.get(DATA).json()["alt"]

    answers = [client.get(f"/badge/rose-valley/{language}/colour-240.svg") for language in named]

    assert "pt-BR" in named
    assert {answer.status_code for answer in answers} == {200}


def test_a_remembered_choice_of_language_comes_first(make_member, client):
    make_member()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"

    assert client.get("/verify/rose-valley", headers={"Accept-Language": "ja"}).url == "/fr/verify/rose-valley/"


@pytest.mark.parametrize("code", settings.PUBLIC_LANGUAGES)
def test_the_page_stands_in_every_public_language_and_names_the_others(make_member, client, read, code):
    make_member()
    html, _text = read(f"/{code}/verify/rose-valley/")
    links = {link.get("hreflang"): link.get("href") for link in html.iter("link") if link.get("hreflang")}

    assert html.get("lang") == Language(code).tag
    assert html.find(".//link[@rel='canonical']").get("href") == f"{HOST}/{code}/verify/rose-valley/"
    assert links.pop("x-default") == f"{HOST}/verify/rose-valley/"
    assert links == {Language(other).tag: f"{HOST}/{other}/verify/rose-valley/" for other in settings.PUBLIC_LANGUAGES}
    assert html.find(".//main//figure/img").get("alt") == WORDS[code].in_full(Mark.MEMBER)


def test_a_member_is_shown_with_its_name_its_years_and_its_own_page(make_member, site_tree, read):
    member = make_member(legal_name="Rose Valley Association")
    site_tree.add(MemberShowcasePageFactory, member=member)
    html, text = read()

    assert html.find(".//h1").find("bdi").text == "Rose Valley Association"
    assert "since 17 October 2019" in text
    assert "Active member" in text
    assert any(link.get("href") == "/en/members/rose-valley/" for link in html.find(".//main").iter("a"))
    assert html.find(".//meta[@name='robots']") is None


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("candidate", "wishes to join Global Cosmetics Cluster; it has been a candidate since 1 January 2026"),
        ("suspended", "is suspended at present"),
        ("ended", "from 17 October 2019 to 31 December 2023. We are grateful for the time together."),
    ],
)
def test_whoever_is_no_member_is_told_of_kindly_and_not_to_search_engines(make_member, client, read, state, words):
    make_member(state)
    html, text = read()

    assert words in text
    assert html.find(".//meta[@name='robots']").get("content") == "noindex"
    assert client.get(PAGE).headers["X-Robots-Tag"] == "noindex"
    assert "memberOf" not in json_ld(html)
    expected = Mark.CANDIDATE if state == "candidate" else Mark.NEUTRAL
    assert html.find(".//main//figure/img").get("alt") == WORDS["en"].in_full(expected)


def test_a_candidacy_that_led_nowhere_was_no_membership(make_member, client, read):
    make_member(periods=[("candidate", date(2020, 1, 1), date(2020, 12, 31))])
    _html, text = read()

    assert "Not a member" in text
    assert "Former" not in text
    assert client.get(DATA).json() | {"status": "ended", "since": None, "until": None} == client.get(DATA).json()


def test_search_engines_and_shared_links_learn_the_same(make_member, read):
    make_member()
    html, _text = read()
    data, card = json_ld(html), meta(html)

    assert (data["@type"], data["name"]) == ("Organization", "Rose Valley Association")
    assert data["memberOf"]["@id"] == f"{HOST}/#organization"
    assert card["og:image"] == f"{HOST}/badge/rose-valley/en/card-1200.png"
    assert card["og:image:alt"] == "Member of Global Cosmetics Cluster"
    assert card["og:title"] == "Rose Valley · Active member"


def test_the_card_of_a_shared_link_is_a_picture(make_member, client):
    make_member()
    answer = client.get("/badge/rose-valley/ar/card-1200.png")

    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


@time_machine.travel("2026-06-30T12:00:00Z")
@pytest.mark.parametrize(
    ("state", "status", "since", "until", "alt"),
    [
        ("active", "active", "2019-10-17", None, "Member of Global Cosmetics Cluster"),
        ("grace", "active", "2019-10-17", None, "Member of Global Cosmetics Cluster"),
        ("candidate", "candidate", "2026-01-01", None, "Candidate member of Global Cosmetics Cluster"),
        ("suspended", "suspended", "2019-10-17", None, "Global Cosmetics Cluster · No current membership"),
        ("ended", "ended", "2019-10-17", "2023-12-31", "Global Cosmetics Cluster · No current membership"),
    ],
)
def test_the_data_say_the_same(make_member, client, state, status, since, until, alt):
    make_member(state, country="JP")
    answer = client.get(DATA)
    data = answer.json()

    assert data == {
        "name": "Rose Valley Association",
        "country": "JP",
        "network": "Global Cosmetics Cluster",
        "status": status,
        "since": since,
        "until": until,
        "as_of": "2026-06-30",
        "page": f"{HOST}/verify/rose-valley/",
        "badge": f"{HOST}/badge/rose-valley/en/colour-240.svg",
        "alt": data["alt"],
    }
    assert data["alt"]["en"] == alt
    assert set(data["alt"]) == {Language(code).tag for code, _name in settings.LANGUAGES}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert not answer.cookies


@pytest.mark.parametrize(
    "path",
    [
        "/verify/nobody/",
        "/en/verify/nobody/",
        "/verify/nobody.json",
        "/verify/nobody/code.svg",
        "/de/verify/rose-valley/",
    ],
)
def test_whoever_never_was_a_member_has_no_page(make_member, client, path):
    make_member()

    assert client.get(path).status_code == 404


def test_membership_that_begins_tomorrow_is_nobodys_business(make_member, client):
    make_member(periods=[("active", date.today() + timedelta(days=2), None)])  # noqa: DTZ011

    assert client.get(PAGE).status_code == 404
    assert client.get(DATA).status_code == 404


def oembed(client, url: str, **more):
    return client.get("/oembed", {"url": url, "format": "json"} | more)


def test_the_address_can_be_embedded_and_the_page_says_where(make_member, client, read):
    make_member()
    html, _text = read("/fr/verify/rose-valley/")
    discovered = html.find(".//link[@type='application/json+oembed']").get("href")
    found = client.get(discovered.removeprefix(HOST)).json()

    assert (found["version"], found["type"], found["width"], found["height"]) == ("1.0", "rich", 240, 70)
    assert found["title"] == "Membre de Global Cosmetics Cluster"
    assert f'href="{HOST}/verify/rose-valley/"' in found["html"]
    assert f'src="{HOST}/badge/rose-valley/fr/colour-240.svg"' in found["html"]


@pytest.mark.parametrize(
    ("limits", "width"), [({"maxwidth": "200"}, 200), ({"maxwidth": "199"}, 160), ({"maxheight": "50"}, 160), ({}, 240)]
)
def test_the_badge_fits_into_the_room_that_is_offered(make_member, client, limits, width):
    make_member()

    assert oembed(client, f"{HOST}/verify/rose-valley/", **limits).json()["width"] == width


@pytest.mark.parametrize(
    "url",
    [
        "",
        "rose-valley",
        "https://elsewhere.example.org/verify/rose-valley/",
        f"{HOST}.example.org/verify/rose-valley/",
        f"{HOST}/en/members/rose-valley/",
        f"{HOST}/verify/nobody/",
        f"{HOST}/xx/verify/rose-valley/",
        "http://[/verify/rose-valley/",
        "javascript:alert(1)",
        f"{HOST}/verify/rose-valley/{SCRIPT}",
    ],
)
def test_other_addresses_cannot_be_embedded(make_member, client, url):
    make_member()

    assert oembed(client, url).status_code == 404


@pytest.mark.parametrize(
    "limits", [{"maxwidth": "20"}, {"maxwidth": "x"}, {"maxheight": "-1"}, {"maxwidth": "9" * 500}]
)
def test_a_room_without_room_is_refused(make_member, client, limits):
    make_member()

    assert oembed(client, f"{HOST}/verify/rose-valley/", **limits).status_code == 404


def test_xml_is_not_spoken(make_member, client):
    make_member()

    assert client.get("/oembed", {"url": f"{HOST}/verify/rose-valley/", "format": "xml"}).status_code == 501


def test_names_are_words_wherever_they_stand(make_member, client, read):
    make_member(short_name=SCRIPT, legal_name=SCRIPT)
    html, _text = read()
    snippet = oembed(client, f"{HOST}/verify/rose-valley/").json()["html"]

    assert html.find(".//h1").find("bdi").text == SCRIPT
    assert "<script>alert" not in client.get(PAGE).content.decode()
    assert "<script" not in snippet
    assert SCRIPT in unescape(snippet)


@pytest.mark.parametrize(("extension", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_the_code_of_the_address_can_be_taken_along(make_member, client, extension, begins):
    make_member()
    answer = client.get(f"/verify/rose-valley/code.{extension}")

    assert answer.content.startswith(begins)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="rose-valley-qr.{extension}"'


def test_the_page_takes_few_queries(make_member, site_tree, client):
    member = make_member()
    site_tree.add(MemberShowcasePageFactory, member=member)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)

    assert len(queries) <= 7
