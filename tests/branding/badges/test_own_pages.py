"""What representatives take along: the snippet and the certificate of their own member."""

import io
import time
from html import unescape

import html5lib
import pikepdf
import pypdfium2
import pytest
from django.conf import settings
from django.test import Client

from branding.badges.words import WORDS, Mark
from members.models import Membership
from tests.factories import MemberFactory
from translations.languages import Language
from typesetting import typefaces
from typesetting.typefaces import is_available

OWN = "/en/account/members/rose-valley/badge/"
LANGUAGES = [
    pytest.param(code, marks=pytest.mark.skipif(not is_available(code), reason="no typeface for it"))
    for code, _name in settings.LANGUAGES
]


def certificate(code: str, slug: str = "rose-valley") -> str:
    return f"/en/account/members/{slug}/certificate-{code}.pdf"


@pytest.fixture
def own(make_member, speak_for):
    member = make_member(
        legal_name="Association de la Vallée des Roses", native_name="وادي الورود", native_language="ar"
    )
    speak_for(member)
    return member


def parts_of(client, query: str = ""):
    response = client.get(OWN + query)
    html = html5lib.parse(response.content.decode(), namespaceHTMLElements=False).find(".//main")
    return response, html, html.find(".//pre/code").text


def test_representatives_find_their_badge_from_their_organisation(own, client):
    assert f'href="{OWN}"' in client.get("/en/account/members/").content.decode()


def test_the_snippet_is_a_picture_in_a_link_and_true_in_every_state(own, client):
    _response, html, snippet = parts_of(client)
    link = html5lib.parseFragment(snippet, namespaceHTMLElements=False)[0]

    assert [element.tag for element in link.iter()] == ["a", "img"]
    assert link.attrib == {"href": "http://testserver/verify/rose-valley/"}
    assert link[0].attrib == {
        "src": "http://testserver/badge/rose-valley/en/colour-240.svg",
        "alt": "Membership of Rose Valley in Global Cosmetics Cluster: see its current state",
        "width": "240",
        "height": "70",
        "loading": "lazy",
    }
    assert unescape(html.find(".//button[@data-copy]").get("data-copy")) == snippet
    assert client.get(link[0].get("src")).status_code == 200


def test_without_javascript_another_badge_can_be_chosen_and_seen(own, client):
    response, html, snippet = parts_of(client, "?language=ja&variant=reversed&width=480&extension=png")

    assert response.status_code == 200
    assert html.find(".//figure/img").get("src") == "/badge/rose-valley/ja/reversed-480.png"
    assert html.find(".//figure/img").get("alt") == WORDS["ja"].in_full(Mark.MEMBER)
    assert 'src="http://testserver/badge/rose-valley/ja/reversed-480.png"' in snippet
    assert html.find(".//option[@value='reversed']").get("selected") is not None


@pytest.mark.parametrize(
    "query", ["?language=xx", "?language=en&variant=blue&width=240&extension=svg", "?width=99999", "?width=x"]
)
def test_a_badge_that_there_is_not_is_named_and_the_usual_one_stays(own, client, query):
    response, html, snippet = parts_of(client, query)

    assert response.status_code == 400
    assert html.find(".//p[@class='field__error']") is not None
    assert "colour-240.svg" in snippet


def test_the_preview_shows_the_state_of_now(own, client):
    Membership.objects.filter(member=own).update(state="suspended")
    _response, html, _snippet = parts_of(client)

    assert html.find(".//figure/img").get("alt") == WORDS["en"].in_full(Mark.NEUTRAL)
    assert "Suspended" in "".join(html.itertext())
    assert not [link for link in html.iter("a") if "certificate-" in link.get("href", "")]


@pytest.mark.parametrize("path", [OWN, certificate("en")])
def test_nobody_else_sees_them(own, client, officer, path):
    stranger = Client()
    assert stranger.get(path).url.startswith("/en/account/login/")

    stranger.force_login(officer)
    assert stranger.get(path).status_code == 404
    MemberFactory(slug="other")
    assert client.get(path.replace("rose-valley", "other")).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_certificate_is_whole_in_every_language(own, client, language):
    answer = client.get(certificate(language))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="certificate-rose-valley-{language}.pdf"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Language"] == Language(language).tag

    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang).split("-")[0] == language.split("-")[0]
        assert [round(float(side)) for side in pdf.pages[0].MediaBox] == [0, 0, 842, 595]
        links = [str(note.A.URI) for note in pdf.pages[0].Annots]
        assert set(links) == {"http://testserver/verify/rose-valley/"}
    # This reader of PDFs turns the words of a line around where a page runs from right to left.
    words = set(pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range().split())
    assert words >= {*own.legal_name.split(), *own.native_name.split()}


def test_a_certificate_takes_no_second(own, client):
    client.get(certificate("en"))
    started = time.perf_counter()
    client.get(certificate("en"))

    assert time.perf_counter() - started < 1


def test_a_native_name_that_cannot_be_set_is_left_out(own, client):
    own.native_name, own.native_language = "गुलाब घाटी", ""
    own.save()

    assert client.get(certificate("en")).headers["Content-Type"] == "application/pdf"


def test_a_name_that_cannot_be_set_is_said_in_words(own, client):
    own.legal_name = "Rose \U0001f9ff Valley"
    own.save()
    answer = client.get(certificate("en"), follow=True)

    assert answer.redirect_chain == [(OWN, 302)]
    assert "U+1F9FF" in answer.content.decode()


def test_a_missing_typeface_is_said_in_words_and_not_offered(own, client, monkeypatch):
    monkeypatch.setattr(typefaces, "_folders", lambda family: () if family == typefaces.CJK else (typefaces.FONTS,))

    assert certificate("ja") not in client.get(OWN).content.decode()
    assert "requirements/cjk.txt" in client.get(certificate("ja"), follow=True).content.decode()


@pytest.mark.parametrize("state", ["candidate", "suspended", "ended"])
def test_only_current_members_have_a_certificate(make_member, speak_for, client, state):
    speak_for(make_member(state))

    assert client.get(certificate("en")).status_code == 404
    assert "certificate-en.pdf" not in client.get(OWN).content.decode()


@pytest.mark.parametrize("code", ["xx", "EN", "en-gb"])
def test_there_is_no_certificate_in_other_languages(own, client, code):
    assert client.get(certificate(code)).status_code == 404
