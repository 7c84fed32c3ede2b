"""What `script-src 'self'` would refuse is found; tests/site/editing/test_crawl.py looks for it on every screen."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page

from .inline_code import inline_code, inline_code_of

# Wagtail leaves the temporary file of a new rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")


def refused(client, urls: list[str]) -> dict[str, list[str]]:
    """What each address would lose; all must answer, and some with a screen."""
    answers = {url: client.get(url) for url in urls}
    assert {url: answer.status_code for url, answer in answers.items() if answer.status_code >= 500} == {}
    assert any(answer.status_code == 200 for answer in answers.values())
    return {url: found for url, answer in answers.items() if (found := inline_code_of(answer))}


@pytest.mark.parametrize(
    "html",
    [
        "<script>start()</script>",
        '<script type="module">start()</script>',
        "<template><script>start()</script></template>",
        "<button onclick='start()'>",
        '<a href=" javascript:start()">',
        '<div data-props="{&quot;html&quot;: &quot;&lt;script&gt;start()&lt;/script&gt;&quot;}">',
        '<script type="application/json">["\\u003Cb onclick=start()>"]</script>',
    ],
)
def test_code_is_found_wherever_it_hides(html):
    assert inline_code(html)


@pytest.mark.parametrize(
    "html", ['<script src="/static/x.js"></script>', '<script type="application/json">{"a": "b"}</script>', "<p>on</p>"]
)
def test_data_and_files_are_no_inline_code(html):
    assert inline_code(html) == []


def test_translation_screens_hold_no_inline_code(admin_client, pages):
    page = next(page for page in pages.values() if page.depth == 2)
    submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert refused(admin_client, [submit]) == {}

    french = Locale.objects.get(language_code="fr")
    admin_client.post(submit, {"locales": [french.pk]})
    translation = Page.objects.get(translation_key=page.translation_key, locale=french)

    edit = reverse("wagtailadmin_pages:edit", args=[translation.pk])
    assert "js-translation-editor" in admin_client.get(edit).content.decode()
    assert refused(admin_client, [edit]) == {}
