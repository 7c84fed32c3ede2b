"""Scripts as data: what is converted, what is refused, and that both sides of the agreement say the same."""

import hashlib
import json
import re
from pathlib import Path

import pytest
import wagtail.admin
from django.contrib.staticfiles.finders import find
from wagtail.admin.widgets import AdminPageChooser, BaseChooser

from editing import data_blocks
from editing.data_blocks import NotConvertibleError, data_block, with_data_block, without_inline_script

# What our templates do in place of these scripts was written for exactly these words. A new release changed one?
# Read the difference, adapt site/editing/templates/, then renew the checksum.
REPLACED = {
    "wagtailadmin/widgets/date_input.html": "a6e775b40beae506",
    "wagtailadmin/widgets/time_input.html": "4f15eae7fc828be5",
    "wagtailadmin/widgets/datetime_input.html": "c70f71f6029e6ff8",
    "wagtailadmin/panels/inline_panel.html": "700b93944145903c",
    "wagtailadmin/panels/multiple_chooser_panel.html": "e2763efe32e51dfc",
}
TEMPLATES = {
    "wagtailadmin": Path(wagtail.admin.__file__).parent / "templates",
}


def arguments_of(block: str) -> list:
    return json.loads(re.search(r">([^<]*)</script>$", block)[1])


def test_call_becomes_data():
    html = '<input id="x"><script>new ImageChooser("x", {"modalUrl": "/choose/"});</script>'
    converted = with_data_block(html)
    assert converted.startswith('<input id="x"><script type="application/json" data-csp-init="ImageChooser">')
    assert arguments_of(converted) == ["x", {"modalUrl": "/choose/"}]


def test_data_cannot_end_its_block():
    block = data_block("Chooser", ["</script><script>alert(1)</script>&"])
    assert block.count("<") == 2
    assert arguments_of(block) == ["</script><script>alert(1)</script>&"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>no script</p>",
        "<script>new Chooser(1);</script><script>new Chooser(2);</script>",
        '<script>new Chooser("x"); alert(1);</script>',
        "<script>new Chooser(window.location);</script>",
        '<script>new UnknownChooser("x");</script>',
    ],
)
def test_script_that_nobody_knows_is_refused(html):
    with pytest.raises(NotConvertibleError):
        with_data_block(html)


@pytest.mark.parametrize("html", ["<p></p>", "<script>a()</script><script>b()</script>"])
def test_more_or_less_than_one_script_is_not_taken_out(html):
    with pytest.raises(NotConvertibleError):
        without_inline_script(html)


def test_data_and_files_stay_when_the_script_goes():
    html = '<script type="application/json">{}</script><script src="/x.js"></script>'
    assert without_inline_script(f"{html}<script>start()</script>") == html


@pytest.mark.django_db
def test_page_chooser_is_converted():
    html = AdminPageChooser().render("page", None, {"id": "id_page"})
    assert 'data-csp-init="PageChooser"' in html
    assert "<script>" not in html


def test_no_chooser_renders_in_another_way():
    def below(widget):
        return {sub for kind in widget.__subclasses__() for sub in (kind, *below(kind))}

    assert [widget for widget in below(BaseChooser) if "render" in vars(widget)] == []


def test_browser_and_server_name_the_same_functions():
    script = Path(find("editing/js/csp-init.js")).read_text()
    for name in ("CALLED", "CONSTRUCTED"):
        allowed = re.search(rf"{name} = new Set\(\[(.*?)\]\)", script, re.DOTALL)[1]
        assert set(re.findall(r'"(\w+)"', allowed)) == getattr(data_blocks, name)


@pytest.mark.parametrize("name", REPLACED)
def test_replaced_script_is_still_the_one_we_know(name):
    template = (TEMPLATES[name.partition("/")[0]] / name).read_text()
    scripts = re.findall(r"<script(?![^>]* src=)[^>]*>.*?</script>", template, re.DOTALL)
    assert hashlib.sha256("".join("".join(scripts).split()).encode()).hexdigest()[:16] == REPLACED[name]
