"""The corpus of hostile HTML, where editors and translators write: what a reader gets shows it, and nothing acts."""

import html
import json
from urllib.parse import urlencode
from xml.etree import ElementTree

import html5lib
import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import streamfield
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.operations import translate_object

from tests.factories import NewsPageFactory
from tests.hostile_html import HOSTILE, acting_parts


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
    """An article with a paragraph for each case, sent into French."""
    body = [("text", f"<p>Paragraph {number} about <b>many</b> flowers</p>") for number, _ in enumerate(HOSTILE)]
    article = site_tree.add(NewsPageFactory, slug="plan", title="Plan", body=body)
    translate_object(article, [Locale.objects.get(language_code="fr")])
    return Translation.objects.get()


@pytest.fixture
def translate(translation, officer_client):
    """Writes into the editor of translations; returns what it has against that, or None."""

    def put(segment: StringSegment, words: str) -> str | None:
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        kind = "application/x-www-form-urlencoded"
        answer = officer_client.put(address, urlencode({"value": words}), content_type=kind)
        assert answer.status_code in (200, 201)
        return answer.json()["error"]

    return put


def test_what_a_translator_writes_acts_on_no_page(
    translation, translate, officer_client, django_capture_on_commit_callbacks
):
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")
    paragraphs = [segment for segment in segments if "Paragraph" in segment.string.data]
    refused = [words for segment, words in zip(paragraphs, HOSTILE, strict=True) if translate(segment, words)]
    for segment in segments:  # one passage that cannot be used keeps the whole page back
        if not segment.string.translations.filter(has_error=False).exists():
            assert translate(segment, "Fleurs") is None
    edit = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    with django_capture_on_commit_callbacks(execute=True):
        officer_client.post(edit, {"action": "publish"})

    content = officer_client.get("/fr/news/plan/").content.decode()
    shown = words_of(content)

    assert acting_parts(content) == []
    taken = [words for words in HOSTILE if words not in refused]
    assert [words for words in taken if _joined(html.unescape(words)) not in shown] == []
    assert [words for words in HOSTILE if "<!--" in words and words in taken] == []


@pytest.mark.parametrize(("language", "words"), [("en", "Comments and declarations"), ("ja", "コメント")])
def test_the_translator_reads_why_a_comment_cannot_stay(translation, translate, officer, language, words):
    UserProfile.objects.update_or_create(user=officer, defaults={"preferred_language": language})

    assert words in translate(StringSegment.objects.filter(source=translation.source).first(), "<!--> x -->")


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
