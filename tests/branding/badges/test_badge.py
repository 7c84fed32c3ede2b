"""The picture on foreign pages: it says what is true now, in twelve languages, and can do nothing else."""

import io
from datetime import date, timedelta

import pytest
import time_machine
from defusedxml.ElementTree import fromstring
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from branding.badges import lettering
from branding.badges.drawing import VARIANTS, WIDTHS, draw, height_of, is_drawn
from branding.badges.words import NETWORK, WORDS, Mark
from members.models import Membership

LANGUAGES = [code for code, _name in settings.LANGUAGES]
BADGE = "/badge/rose-valley/en/colour-240.svg"


def title(content: bytes) -> str:
    return fromstring(content).find("{http://www.w3.org/2000/svg}title").text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("active", "Member of Global Cosmetics Cluster"),
        ("grace", "Member of Global Cosmetics Cluster"),
        ("honorary", "Member of Global Cosmetics Cluster"),
        ("candidate", "Candidate member of Global Cosmetics Cluster"),
        ("suspended", "Global Cosmetics Cluster · No current membership"),
        ("ended", "Global Cosmetics Cluster · No current membership"),
    ],
)
def test_the_badge_says_the_state_in_words(make_member, client, state, words):
    make_member(state)

    assert title(client.get(BADGE).content) == words


@pytest.mark.parametrize("slug", ["nobody", "deleted-member", "1"])
def test_a_badge_of_nobody_is_whole_and_claims_nothing(db, client, slug):
    answer = client.get(f"/badge/{slug}/fr/mono-320.svg")

    assert answer.status_code == 200
    assert title(answer.content) == WORDS["fr"].in_full(Mark.NEUTRAL)


def test_membership_that_begins_tomorrow_is_none_today(make_member, client):
    make_member(periods=[("active", timezone.localdate() + timedelta(days=1), None)])

    assert title(client.get(BADGE).content) == WORDS["en"].in_full(Mark.NEUTRAL)


@time_machine.travel("2026-06-30T12:00:00Z", tick=False)
def test_an_end_is_seen_on_foreign_pages_within_five_minutes(make_member, client):
    member = make_member()
    first = client.get(BADGE)
    kept = int(first.headers["Cache-Control"].partition("max-age=")[2])
    Membership.objects.filter(member=member).update(end=date(2026, 6, 29))

    with time_machine.travel(timezone.now() + timedelta(seconds=300 - kept), tick=False):
        later = client.get(BADGE, headers={"If-None-Match": first.headers["ETag"]})

    assert later.status_code == 200
    assert title(later.content) == WORDS["en"].in_full(Mark.NEUTRAL)


def test_headers_let_other_sites_show_it_and_caches_keep_it_shortly(make_member, client):
    make_member()
    answer = client.get(BADGE)

    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "public, max-age=240"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_what_has_not_changed_is_not_sent_again(make_member, client):
    make_member()
    etag = client.get(BADGE).headers["ETag"]
    again = client.get(BADGE, headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert again.headers["Cache-Control"] == "public, max-age=240"


def test_it_costs_two_queries_in_half_a_minute_whoever_is_asked_for(make_member, client):
    for number in range(5):
        make_member(slug=f"member-{number}")
    with CaptureQueriesContext(connection) as cold:
        client.get("/badge/member-0/en/colour-240.svg")
    with CaptureQueriesContext(connection) as warm:
        for slug in ("member-0", "member-4", "made-up"):
            client.get(f"/badge/{slug}/ja/mono-240.svg")

    assert len(cold) <= 2  # standings, and the symbol of the logo kit
    assert len(warm) == 0


@pytest.mark.parametrize(
    "path",
    [
        "rose-valley/en/colour-241.svg",
        "rose-valley/en/colour-0240.svg",
        "rose-valley/en/colour-99999999.png",
        "rose-valley/en/blue-240.svg",
        "rose-valley/en/colour-240.gif",
        "rose-valley/xx/colour-240.svg",
        "rose-valley/en/card-240.png",
        "rose-valley/en/card-1200.svg",
        "rose-valley/../colour-240.svg",
        "%3Cscript%3E/en/colour-240.svg",
    ],
)
def test_what_is_no_badge_is_not_there(make_member, client, path):
    make_member()

    assert client.get(f"/badge/{path}").status_code == 404


def test_nothing_can_be_sent_to_a_badge(make_member, client):
    make_member()

    assert client.post(BADGE).status_code == 405


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_badge_has_outlines_for_words_and_the_same_shape(language):
    for variant in VARIANTS:
        for mark in Mark:
            svg = fromstring(draw(mark, language, variant, 320, "svg").content)
            tags = {element.tag.rpartition("}")[2] for element in svg.iter()}
            assert tags <= {"svg", "title", "g", "path"}  # no text that would need a typeface, no reference
            assert svg.get("viewBox") == "0 0 684 200"
            assert svg[0].text == WORDS[language].in_full(mark)
            picture = Image.open(io.BytesIO(draw(mark, language, variant, 320, "png").content))
            assert picture.size == (320, height_of(320))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_states_look_alike_and_all_words_fit(language):
    pictures = {draw(mark, language, "mono", 320, "png").content for mark in Mark}
    assert len(pictures) == len(Mark)
    for mark in Mark:
        picture = Image.open(io.BytesIO(draw(mark, language, "mono", 640, "png").content))
        left, top, right, bottom = picture.getbbox()
        # Nothing is cut off at an edge, beyond what the smoothing of the circle's rim takes.
        assert left >= 0
        assert right <= 640
        assert top >= 0
        assert bottom <= height_of(640)
        assert not any(picture.getpixel((x, y))[3] for x in (639 if language in ("ar", "he") else 0,) for y in (0, 180))


def test_the_outlines_are_those_of_the_words():
    drawn = {key: line.text for key, line in lettering.lines().items()}

    assert drawn == {key: text for key, (_language, text, _weight) in lettering.wanted().items()}


def test_drawing_the_words_again_gives_the_same_outlines():
    for mark in Mark:
        assert lettering.drawn("en", WORDS["en"].claim(mark), "claim") == lettering.lines()[f"en/{mark}"]


@pytest.mark.parametrize("language", ["ar", "he", "th"])
def test_words_of_other_scripts_can_be_drawn(language):
    line = lettering.drawn(language, WORDS[language].member, "claim")

    assert line.outline.startswith("m")
    assert 100 < line.width < 725


def test_all_languages_and_widths_exist():
    assert set(WORDS) == set(LANGUAGES)
    assert all(
        is_drawn(code, variant, str(width), "svg") for code in LANGUAGES for variant in VARIANTS for width in WIDTHS
    )
    assert all(NETWORK in words.in_full(mark) for words in WORDS.values() for mark in Mark)
