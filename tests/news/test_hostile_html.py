"""The corpus of hostile HTML, where editors and translators write: what a reader gets shows it, and nothing acts."""

import html
import json
from xml.etree import ElementTree

import html5lib
import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import streamfield

from tests.factories import NewsPageFactory
from tests.hostile_html import HOSTILE, acting_parts
from translations.beginning import begin
from translations.models import Translation
from translations.sources import keep_source


def written(words: str, *, kind="unstyled", style="BOLD", entity="LINK") -> tuple[str, str]:
    """A paragraph as the editor sends it, whose first letters are a link to the words themselves."""
    place = {"offset": 0, "length": 5}
    block = {"key": "first", "type": kind, "text": words, "entityRanges": [{**place, "key": 0}]}
    block["inlineStyleRanges"] = [{**place, "style": style}]
    entities = {"0": {"type": entity, "mutability": "MUTABLE", "data": {"url": words}}}
    return "text", json.dumps({"blocks": [block], "entityMap": entities})


def words_of(content: str) -> str:
    tree = html5lib.parse(content, namespaceHTMLElements=False)
    return _joined("".join(tree.find(".//main").itertext()))


def _joined(text: str) -> str:
    """Line ends become breaks of the page: what counts is that no sign is missing."""
    return "".join(text.split())


def test_what_an_editor_writes_is_shown_as_words(send, client):
    body = [written(words) for words in HOSTILE]
    answer = send("action-publish", title=HOSTILE[7], standfirst=HOSTILE[13], body=streamfield(body))
    assert answer.status_code == 302, answer.context["form"].errors

    for address in ("/en/news/harvest/", "/en/news/", "/en/"):
        content = client.get(address).content.decode()
        assert acting_parts(content) == []
    shown = words_of(client.get("/en/news/harvest/").content.decode())
    assert [words for words in HOSTILE if _joined(words) not in shown] == []
    for feed in ("rss", "atom"):
        ElementTree.fromstring(client.get(f"/en/feeds/news.{feed}").content)  # noqa: S314  our own


@pytest.mark.parametrize("place", ["kind", "style", "entity"])
def test_markup_in_place_of_the_names_that_the_editor_knows_is_left_out(send, client, place):
    body = [written("Flowers", **{place: words}) for words in HOSTILE]

    answer = send("action-publish", body=streamfield(body))

    if place == "kind":  # nothing is left of such a paragraph, and an empty one is no paragraph
        assert "body" in answer.context["form"].errors
    else:
        assert answer.status_code == 302
        content = client.get("/en/news/harvest/").content.decode()
        assert acting_parts(content) == []
        assert "telltale" not in content


@pytest.fixture
def translation(site_tree, officer_client) -> Translation:
    """An article with a paragraph for each case, begun in French."""
    body = [("text", f"<p>Paragraph {number} about <b>many</b> flowers</p>") for number, _ in enumerate(HOSTILE)]
    article = site_tree.add(NewsPageFactory, slug="plan", title="Plan", standfirst="News", body=body)
    return begin(keep_source(article), Locale.objects.get(language_code="fr"))


@pytest.fixture
def translate(translation, officer_client):
    """Writes at the desk; returns what it has against that, or an empty text."""

    def put(digest: str, words: str) -> str:
        address = reverse("translation_desk:save_passage", args=[translation.pk, digest])
        answer = officer_client.post(address, {"text": words})
        return "" if answer.status_code == 200 else answer.content.decode()

    return put


def test_what_a_translator_writes_acts_on_no_page(translation, translate, officer_client):
    passages = list(translation.source.passages.all())
    paragraphs = [passage for passage in passages if "Paragraph" in passage.text]
    refused = [words for passage, words in zip(paragraphs, HOSTILE, strict=True) if translate(passage.digest, words)]
    answer = officer_client.get(reverse("translation_desk:preview", args=[translation.pk]))
    content = answer.content.decode()
    shown = words_of(content)

    assert acting_parts(content) == []
    taken = [words for words in HOSTILE if words not in refused]
    assert taken
    assert [words for words in taken if _joined(html.unescape(words)) not in shown] == []
    assert [words for words in HOSTILE if "<!--" in words and words in taken] == []


def test_what_an_officer_writes_into_the_site_texts_is_shown_as_words_on_every_page(site_tree, officer_client):
    """The long fields take the whole corpus, the others one case each."""
    whole = "\n".join(HOSTILE)
    data = {"network_name": HOSTILE[7], "tagline": HOSTILE[13], "footer_note": HOSTILE[14], "notice": HOSTILE[0]}
    data |= {"about_short": whole, "about_long": whole, "action-publish": "publish"}
    address = reverse("wagtailsnippets_navigation_sitetext:add") + "?locale=en"
    assert officer_client.post(address, data).status_code == 302

    for address in ("/en/", "/en/search/?q=x", "/en/nothing/"):
        content = officer_client.get(address).content.decode()
        assert acting_parts(content) == []
        assert html.escape(HOSTILE[0]) in content
    ElementTree.fromstring(officer_client.get("/en/feeds/news.rss").content)  # noqa: S314  our own
