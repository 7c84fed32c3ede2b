"""Every block that any page type offers: readable as editors see it in their menu, and with all it can hold."""

import html5lib
import pytest
from django.template.loader import render_to_string
from django.utils import translation
from wagtail import blocks
from wagtail.fields import StreamField

from pages.blocks import StoryBlock
from tests.factories import DocumentFactory, ImageFactory, NewsPageFactory
from translations.checks import own_page_models


def offered_blocks() -> dict[str, blocks.Block]:
    """The blocks of all streams of all page types, by app and name."""
    found = {}
    for model in own_page_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for name, block in field.stream_block.child_blocks.items():
                    found[f"{type(block).__module__.split('.')[0]}.{name}"] = block
    return found


OFFERED = offered_blocks()


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def render(block, value):
    """The elements of a block, from HTML without an error."""
    html = block.render(value)
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)


def story(name: str, raw):
    """A block of a story, read as from the database."""
    stream = StoryBlock().to_python([{"type": name, "value": raw}])
    return render(stream[0].block, stream[0].value)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", OFFERED)
def test_a_block_can_be_previewed(name, language):
    block = OFFERED[name]
    with translation.override(language):
        value = block.get_preview_value()
        template = block.get_preview_template(value)
        html = render_to_string(template, {"bound_block": block.bind(value), "block_def": block})

    main = html5lib.parse(html, namespaceHTMLElements=False).find(".//main")
    assert main.find("./div/div[@class='prose']") is not None
    if "image" not in str(block.meta.preview_value) and "dataset" not in str(block.meta.preview_value):
        assert text_of(main) or main.find(".//ul") is not None or name.endswith("related")


@pytest.fixture
def image(db):
    return ImageFactory(description="A garden in glass", credit="The network")


def test_text_is_paragraphs_and_lists(db):
    root = story("text", "<p>Cold <b>pressed</b>.</p><ul><li>Traced</li></ul>")
    assert [element.tag for element in root] == ["p", "ul"]


@pytest.mark.parametrize(("level", "tag"), [("2", "h2"), ("3", "h3")])
def test_a_heading_has_an_address(level, tag):
    (heading,) = story("heading", {"text": "الخطوات التالية", "level": level})
    assert (heading.tag, heading.get("id")) == (tag, "h-الخطوات-التالية")


def test_a_quotation_has_its_source():
    root = story("quote", {"text": "Together <we> are heard.", "attribution": "Report"})
    assert text_of(root.find(".//p")) == "Together <we> are heard."
    assert text_of(root.find(".//footer")) == "Report"


def test_a_picture_says_what_it_shows_and_whose_it_is(image):
    picture = {"image": image.pk, "alt_text": "Petri dishes", "decorative": False}
    root = story("picture", {"image": picture, "caption": "In spring"})
    assert root.find(".//img").get("alt") == "Petri dishes"
    assert text_of(root.find(".//figcaption")) == "In spring The network"


def test_a_decorative_picture_says_nothing(image):
    root = story("picture", {"image": {"image": image.pk, "alt_text": "", "decorative": True}, "caption": ""})
    assert root.find(".//img").get("alt") == ""


def test_a_picture_keeps_its_place_until_its_sizes_are_made(image):
    root = story("picture", {"image": {"image": image.pk, "alt_text": "", "decorative": False}, "caption": ""})
    drawn = root.find(".//img")
    assert (drawn.get("width"), drawn.get("height")) == (str(image.width), str(image.height))
    assert drawn.get("src").startswith("data:image/svg+xml")


def test_a_gallery_is_a_list_of_pictures(image):
    picture = {"image": {"image": image.pk, "alt_text": "", "decorative": False}, "caption": "One of two"}
    root = story("gallery", {"title": "From field to flacon", "pictures": [picture, picture]})
    assert text_of(root.find(".//h2")) == "From field to flacon"
    assert len(root.findall(".//li/figure/img")) == 2


@pytest.mark.parametrize(("language", "number"), [("en", "3,700.5"), ("fr", "3\u202f700,5"), ("ar", "3,700.5")])
def test_key_figures_are_written_as_the_language_does(language, number):
    with translation.override(language):
        root = story(
            "figures",
            {"figures": [{"number": "3700.5", "label": "x"}], "as_of": "2019-10-17", "source": "Report"},
        )
    assert root.find(".//dd").text == number
    assert "2019" in text_of(root.find(".//p"))
    assert "Report" in text_of(root.find(".//p"))


@pytest.mark.parametrize(
    ("number", "size"), [("-3.5", "short-number"), ("12345678", "long-number"), ("1e15", "endless-number")]
)
def test_long_key_figures_are_set_in_smaller_letters(number, size):
    root = story("figures", {"figures": [{"number": number, "label": "x"}], "as_of": "2019-10-17", "source": ""})
    assert root.find(".//dd").get("class") == f"figures__value {size}"


def test_a_download_says_type_language_pages_and_size(db):
    document = DocumentFactory(language="fr", title="Programme")
    root = story("download", {"document": document.pk, "title": ""})
    link = root.find(".//a")
    assert (text_of(link), link.get("href"), link.get("hreflang")) == ("Programme", document.url, "fr")
    assert text_of(root.find(".//p")).startswith("PDF French 2 pages")


def test_a_file_that_not_everybody_may_have_is_not_offered(db):
    document = DocumentFactory(audience="members")
    root = story("download", {"document": document.pk, "title": "Minutes"})
    assert root.find(".//a") is None
    assert "File not available" in text_of(root.find(".//li"))


VIDEO = {"title": "A day", "poster": None, "transcript": "We enter.\n\nWe leave."}


def test_a_video_is_asked_for_only_on_demand(db):
    root = story("video", {**VIDEO, "url": "https://www.youtube.com/watch?v=abc_1"})
    link = root.find(".//a")
    assert link.get("href") == "https://www.youtube.com/watch?v=abc_1"
    assert link.get("data-embed") == "https://www.youtube-nocookie.com/embed/abc_1"
    assert "YouTube" in text_of(link)
    assert root.find(".//iframe") is None
    assert len(root.findall(".//details/p")) == 2


def test_a_video_elsewhere_is_a_link(db):
    link = story("video", {**VIDEO, "url": "https://video.example.org/day"}).find(".//a")
    assert link.get("data-embed") is None
    assert "video.example.org" in text_of(link)


def test_related_pages_lead_to_the_readers_language(site_tree, client):
    target = site_tree.add_versions(NewsPageFactory, ["en", "fr"], slug="target", title="Target")
    draft = site_tree.add(NewsPageFactory, title="Draft", live=False)
    pages = [target["en"], draft]
    for language in ("fr", "ja"):
        body = [("related", {"title": "", "pages": pages})]
        site_tree.add(NewsPageFactory, language, slug="start", title="Start", body=body)

    def related(language):
        root = html5lib.parse(client.get(f"/{language}/news/start/").content, namespaceHTMLElements=False)
        return root.findall(".//h3[@class='related__title']/a")

    (french,) = related("fr")
    assert french.get("href") == "/fr/news/target/"
    assert french.find("bdi") is None
    (foreign,) = related("ja")
    assert (foreign.get("href"), foreign.get("hreflang")) == ("/en/news/target/", "en")
    assert foreign.find("bdi").attrib == {"lang": "en", "dir": "ltr"}
