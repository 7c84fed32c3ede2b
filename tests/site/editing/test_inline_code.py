"""What `script-src 'self'` would refuse is found; tests/site/editing/test_crawl.py looks for it on every screen."""

import pytest

from .inline_code import inline_code


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
